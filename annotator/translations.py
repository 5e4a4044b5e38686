"""Compiles our translations without gettext's `msgfmt`, which a fresh machine lacks."""

from pathlib import Path

import polib
from django.conf import settings


def compile_translations() -> int:
    """Bring `settings.LOCALE_PATHS` up to date with the sources beside our code. Returns how many files were compiled."""
    stale = [(source, target) for source, target in _pairs() if not target.exists() or target.stat().st_mtime < source.stat().st_mtime]
    for source, target in stale:
        target.parent.mkdir(parents=True, exist_ok=True)
        being_written = target.with_suffix(".being-written")
        polib.pofile(str(source)).save_as_mofile(str(being_written))
        being_written.replace(target)
    return len(stale)


def _pairs() -> list[tuple[Path, Path]]:
    """Each source with the place that Django reads it from: `annotator/locale/de/…/django.po`, `var/locale/annotator/de/…/django.mo`."""
    return [
        (source, Path(compiled) / source.relative_to(settings.BASE_DIR / Path(compiled).name / "locale").with_suffix(".mo"))
        for compiled in settings.LOCALE_PATHS
        for source in (settings.BASE_DIR / Path(compiled).name / "locale").glob("*/LC_MESSAGES/*.po")
    ]
