"""Whole notes, from a table that can be read and added to without Python."""

from pathlib import Path

import pytest

from tests.editions.citations.locators.written import pages

TABLE = Path(__file__).with_name("notes.tsv")
NOTES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("lang", "note", "cited"), NOTES)
def test_the_pages_that_a_note_cites(lang: str, note: str, cited: str) -> None:
    assert pages(note, lang) == cited.replace("-", "–").replace("—", "")
