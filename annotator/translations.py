"""Compiles our translations without gettext's `msgfmt`, which a fresh machine lacks.

A language may be written in several files, such as `annotator/locale/de/parts/claims.po`; Django reads one for each of our applications.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import polib
from django.conf import settings


def compile_translations() -> int:
    """Bring `settings.LOCALE_PATHS` up to date with the sources beside our code. Returns how many files were compiled."""
    stale = [(target, sources) for target, sources in _catalogues() if _is_older(target, sources)]
    for target, sources in stale:
        target.parent.mkdir(parents=True, exist_ok=True)
        being_written = target.with_suffix(f".being-written-{os.getpid()}")  # a second process may be at it too
        merged(sources).save_as_mofile(str(being_written))
        being_written.replace(target)
    return len(stale)


def merged(sources: Iterable[Path]) -> polib.POFile:
    """One catalogue of them all. Where two translate the same sentence, the first counts."""
    catalogue = polib.POFile()
    for source in sources:
        part = polib.pofile(str(source), check_for_duplicates=False)
        catalogue.metadata = catalogue.metadata or part.metadata
        for entry in part.translated_entries():
            if catalogue.find(entry.msgid, msgctxt=entry.msgctxt or False) is None:
                catalogue.append(entry)
    return catalogue


def _catalogues() -> list[tuple[Path, list[Path]]]:
    """Each file that Django reads, `var/locale/annotator/de/LC_MESSAGES/django.mo`, with its sources below `annotator/locale/de`."""
    return [
        (Path(compiled) / language.name / "LC_MESSAGES" / "django.mo", sources)
        for compiled in settings.LOCALE_PATHS
        for language in (settings.BASE_DIR / Path(compiled).name / "locale").glob("*")
        if (sources := sorted(language.rglob("*.po")))
    ]


def _is_older(target: Path, sources: list[Path]) -> bool:
    return not target.exists() or any(target.stat().st_mtime < source.stat().st_mtime for source in sources)
