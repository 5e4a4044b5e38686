"""What is filled into a sentence, and what stays as it is, for a German reader. That nothing is forgotten: test_translations."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation.template import templatize

HOME = Path(settings.BASE_DIR) / "annotator"
ROOMS = ["people", "library", "news"]
CALLED = re.compile(r"""\bn?gettext\((?P<words>u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")""")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
# The same in both languages.
SAME = {"%(name)s: %(role)s.", "Format", "Person", "Token"}


@pytest.fixture(scope="module")
def german() -> dict[str, polib.POEntry]:
    files = sorted((HOME / "locale" / "de").glob("**/*.po"))
    return {entry.msgid: entry for file in files for entry in polib.pofile(str(file))}


def in_templates(room: str) -> Iterator[str]:
    for file in sorted((HOME / "templates" / "annotator" / room).iterdir()):
        for call in CALLED.finditer(templatize(file.read_text())):
            yield ast.literal_eval(call["words"])


def in_code(room: str) -> Iterator[str]:
    for file in sorted((HOME / "web" / room).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                words = node.args[0]
                assert isinstance(words, ast.Constant), f"{file.name}:{node.lineno} translates what no translator can see"
                yield words.value


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_filled_in_is_the_same_in_both_languages(room: str, german: dict[str, polib.POEntry]) -> None:
    for word in {*in_templates(room), *in_code(room)}:
        entry = german[word]
        for form in (entry.msgstr, *entry.msgstr_plural.values()):
            filled = set(re.findall(r"%\(\w+\)s", form))
            allowed = set(re.findall(r"%\(\w+\)s", word + (entry.msgid_plural or "")))
            assert filled <= allowed, word


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_left_in_english(room: str, german: dict[str, polib.POEntry]) -> None:
    same = {word for word in {*in_templates(room), *in_code(room)} if german[word].msgstr == word}
    assert same <= SAME
