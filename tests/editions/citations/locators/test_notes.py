"""Whole notes, from tables that can be read and added to without Python."""

from pathlib import Path

import pytest

from editions.citations import find_locators
from tests.editions.citations.locators.written import pages

TABLES = sorted(Path(__file__).with_name("notes").glob("*.tsv"))
NOTES = [
    line.split("\t") for table in TABLES for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "note", "cited"), NOTES)
def test_the_pages_that_a_note_cites(lang: str, note: str, cited: str) -> None:
    assert pages(note, lang) == cited.replace("-", "–").replace("—", "")


@pytest.mark.parametrize("lang", ["de", "en", "fr", "it", "xx", None])
def test_a_wrong_language_costs_few_pages(lang: str | None) -> None:
    wanted = [(note, pages(note, right)) for right, note, _ in NOTES if right in ("de", "en")]
    kept = sum(pages(note, lang) == cited for note, cited in wanted)
    assert kept >= 0.97 * len(wanted)


def test_every_note_is_read_without_a_language() -> None:
    assert all(found["start"] < found["end"] for _, note, _ in NOTES for found in find_locators(note))
