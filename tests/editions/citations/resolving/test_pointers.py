"""Back references in whole texts, from tables that can be read and added to without Python.

A text begins with "@ language name", has its notes as "number| text", and then what is meant: "= number word; word".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from editions.citations.reading import CitationReading, CitingPassage, Mention, read_citations

TABLES = sorted(Path(__file__).with_name("pointers").glob("*.txt"))
POINTING = frozenset({"cross_note", "short", "ibid", "idem", "bare"})


@dataclass(slots=True)
class Text:
    lang: str
    name: str
    notes: dict[int, str] = field(default_factory=dict)
    meant: list[tuple[int, list[str]]] = field(default_factory=list)


def texts(table: Path) -> Iterator[Text]:
    text = None
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            if text is not None:
                yield text
            _, lang, name = line.split(" ", 2) if line.count(" ") > 1 else (*line.split(" "), "")
            text = Text(lang, name)
        elif line.startswith("="):
            _, number, words = line.split(" ", 2)
            assert text is not None
            text.meant.append((int(number), words.split(";")))
        elif line and not line.startswith("#"):
            number, note = line.split("| ", 1)
            assert text is not None
            text.notes[int(number)] = note
    if text is not None:
        yield text


def reading_of(text: Text) -> CitationReading:
    _, _, missing = text.name.partition("missing=")
    _, _, cut = text.name.partition("cut=")
    passages = [
        CitingPassage(f"n{number}", note, number, "truncated" if cut == str(number) else "complete") for number, note in text.notes.items()
    ]
    return read_citations(passages, text.lang, missing=frozenset({int(missing)} if missing else ()))


def said(reading: CitationReading, mention: Mention) -> str:
    if mention.work is not None:
        return reading.works[mention.work].raw
    return "?" if mention.resolution == "multiple_targets" else "-"


CASES = [(text, number, words) for table in TABLES for text in texts(table) for number, words in text.meant]


@pytest.mark.parametrize(("text", "number", "words"), CASES, ids=lambda value: value.name if isinstance(value, Text) else str(value))
def test_what_the_back_references_of_a_note_mean(text: Text, number: int, words: list[str]) -> None:
    reading = reading_of(text)
    pointing = [said(reading, mention) for mention in reading.mentions if mention.note == number and mention.form in POINTING]
    assert len(pointing) == len(words)
    for found, wanted in zip(pointing, words, strict=True):
        assert wanted in found if wanted.isalnum() or " " in wanted or "," in wanted else found == wanted, text.notes[number]
