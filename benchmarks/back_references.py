"""How many back references lead to the right work, beside the first work of the note that is named, and how fast notes are read.

    python -m benchmarks.back_references [TABLE …]

The tables are those of the tests: invented notes, and for each note what its back references mean, a word of the full citation each.
"""

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path

from editions.citations.reading import CitingPassage, read_citations
from tests.editions.citations.resolving.test_pointers import POINTING, TABLES, Text, reading_of, said, texts

Resolver = Callable[[Text, int], list[str]]
POINTER = re.compile(r"\b(?:Anm|Fn|FN|N|n|note|nota|Fußnote|notes)\.?\s*(\d+)")


def first_of_note(text: Text, number: int) -> list[str]:
    """What a first attempt does: the first work of the note whose number is named, of the note before where none is."""
    named = [int(found) for found in POINTER.findall(text.notes[number])] or [number - 1]
    return [re.split(r";", text.notes.get(each, "-"))[0] for each in named]


def resolved(text: Text, number: int) -> list[str]:
    reading = reading_of(text)
    return [said(reading, mention) for mention in reading.mentions if mention.note == number and mention.form in POINTING]


def share_right(resolver: Resolver, tables: list[Path]) -> tuple[int, int]:
    """How many of the works are the right ones, and how many there are."""
    right = total = 0
    for text in (text for table in tables for text in texts(table)):
        for number, words in text.meant:
            found = [*resolver(text, number), *[""] * len(words)]
            right += sum(word in one if word not in "?-" else one == word for word, one in zip(words, found, strict=False))
            total += len(words)
    return right, total


def notes_per_second(tables: list[Path]) -> float:
    notes = [note for table in tables for text in texts(table) for note in text.notes.values()]
    passages = [CitingPassage(f"n{number}", note, number) for number, note in enumerate(notes, start=1)]
    started = time.process_time()
    read_citations(passages, "de")
    return len(passages) / (time.process_time() - started)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tables", nargs="*", type=Path, default=TABLES)
    tables = arguments.parse_args().tables
    for name, resolver in (("first work of the note", first_of_note), ("editions.citations", resolved)):
        right, total = share_right(resolver, tables)
        print(f"{name:24} {right:4} of {total}  {right / total:6.1%}")
    print(f"{notes_per_second(tables):,.0f} notes a second, read and resolved as one text")


if __name__ == "__main__":
    main()
