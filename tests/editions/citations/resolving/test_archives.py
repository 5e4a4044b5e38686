"""Where archival documents are kept, from a table that can be read and added to without Python."""

from pathlib import Path

import pytest

from editions.citations.archive_refs import read_archival
from editions.citations.reading import CitingPassage, read_citations

LINES = Path(__file__).with_name("archives.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("lang", "citation", "repository", "mark"), ROWS)
def test_the_repository_and_the_shelf_mark(lang: str, citation: str, repository: str, mark: str) -> None:
    reading = read_citations([CitingPassage("n1", citation, 1)], lang)
    assert [mention.form for mention in reading.mentions] == ["archival"]
    csl = reading.works[0].csl
    assert (csl["archive"], csl["archive_location"]) == (repository, mark)


def test_two_series_with_the_same_register_are_two_documents() -> None:
    notes = ["ASV, Senato, Terra, reg. 8, c. 12r.", "ASV, Senato, Mar, reg. 8, c. 12r.", "ASV, Senato, Terra, reg. 8, c. 14v."]
    reading = read_citations([CitingPassage(f"n{number}", text, number) for number, text in enumerate(notes, start=1)], "it")
    assert [mention.work for mention in reading.mentions] == [0, 1, 0]


@pytest.mark.parametrize(
    "written",
    [
        "Ester Lindner, Der Hafen, in: Archiv für Küste 46 (1998), S. 9",
        "Stadtarchiv Emmeringen (Hg.), Das Buch der Kais, Emmeringen 1987, S. 9",
        "HZK, Bd. 245, S. 12",
        "NJW 1998, 1043",
        "FKZ, Nr. 45, 12. 3. 1998, S. 4",
        "Lindner, Hafen, S. 12",
        "G. Bellini, Le rive, «Archivio del molo», 141 (1983), pp. 3-9",
    ],
)
def test_what_is_no_archival_reference(written: str) -> None:
    assert read_archival(written) is None
