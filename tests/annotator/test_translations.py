import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from annotator.translations import compile_translations, merged

SOURCES = sorted(path for app in ("annotator", "editions") for path in (settings.BASE_DIR / app / "locale").rglob("*.po"))
HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
# The functions that mark a sentence, and which of their arguments it is.
MARKS = {"_": 0, "gettext_noop": 0}
for _name, _place in {"gettext": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}.items():
    MARKS |= {_name: _place, f"{_name}_lazy": _place}


@pytest.fixture
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path / "var" / "locale" / "annotator"])
    return tmp_path


def write(root: Path, name: str, *pairs: tuple[str, str]) -> Path:
    path = root / "annotator" / "locale" / "de" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(f'msgid "{said}"\nmsgstr "{meant}"\n\n' for said, meant in pairs))
    return path


def test_the_parts_of_a_language_become_one_catalogue(somewhere: Path) -> None:
    write(somewhere, "parts/claims.po", ("Claim", "Behauptung"))
    write(somewhere, "LC_MESSAGES/django.po", ("Note", "Anmerkung"))
    assert compile_translations() == 1
    compiled = polib.mofile(str(somewhere / "var/locale/annotator/de/LC_MESSAGES/django.mo"))
    assert {entry.msgid: entry.msgstr for entry in compiled} == {"Claim": "Behauptung", "Note": "Anmerkung"}


def test_nothing_is_compiled_twice(somewhere: Path) -> None:
    write(somewhere, "parts/claims.po", ("Claim", "Behauptung"))
    compile_translations()
    assert compile_translations() == 0


def test_an_untranslated_sentence_stays_as_it_is(somewhere: Path) -> None:
    source = write(somewhere, "parts/claims.po", ("Claim", ""))
    assert [*merged([source])] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_places_for_names_and_numbers(source: Path) -> None:
    for entry in polib.pofile(str(source)).translated_entries():
        for said in filter(None, (entry.msgstr, *entry.msgstr_plural.values())):
            plural = set(_places(entry.msgid_plural or entry.msgid))
            assert set(_places(said)) in (set(_places(entry.msgid)), plural), entry.msgid


def test_no_sentence_is_translated_in_two_ways() -> None:
    seen: dict[tuple[str, str | None], str] = {}
    for source in SOURCES:
        for entry in polib.pofile(str(source)).translated_entries():
            said = entry.msgstr or entry.msgstr_plural[0]
            assert seen.setdefault((entry.msgid, entry.msgctxt), said) == said, f"{entry.msgid} in {source}"


@pytest.mark.parametrize("app", ["annotator", "editions"])
def test_every_sentence_has_its_german(app: str) -> None:
    with override("de"):
        known = {entry.msgid for source in SOURCES for entry in polib.pofile(str(source)).translated_entries()}
        unsaid = {said for said in _sentences(settings.BASE_DIR / app) if said not in known and gettext(said) == said}
    assert unsaid == set()


def test_german_is_spoken() -> None:
    with override("de"):
        assert gettext("Not allowed") == "Nicht erlaubt"


def _places(text: str) -> list[str]:
    return re.findall(r"%\(\w+\)[sd]|\{\w+\}", text)


def _sentences(app: Path) -> Iterator[str]:
    """The sentences that code and templates mark for translation."""
    for path in app.rglob("*.py"):
        yield from _marked(path.read_text())
    for path in app.rglob("templates/**/*.*"):
        for call in re.finditer(r"(?:n|p|np)?gettext\(.*?\)(?=\s|$)", templatize(path.read_text()), re.DOTALL):
            yield from _marked(call[0])


def _marked(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (number := MARKS.get(getattr(node.func, "id", getattr(node.func, "attr", "")))) is not None:
            said = node.args[number] if number < len(node.args) else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value
