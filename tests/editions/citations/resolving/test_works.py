"""The works that full citations describe, from tables that can be read and added to without Python."""

import re
from pathlib import Path

import pytest

from editions.citations.reading import CitingPassage, read_citations

LINES = [
    line for table in sorted(Path(__file__).with_name("works").glob("*.tsv")) for line in table.read_text(encoding="utf-8").splitlines()
]
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
FIELDS = {"title": "title", "container": "container-title", "volume": "volume", "issue": "issue", "page": "page"} | {
    "place": "publisher-place",
    "publisher": "publisher",
}


@pytest.mark.parametrize(("lang", "citation", "parts"), ROWS)
def test_the_parts_of_a_work(lang: str, citation: str, parts: str) -> None:
    reading = read_citations([CitingPassage("n1", citation, 1)], lang)
    csl = reading.works[0].csl
    said = {name: csl.get(field, "") for name, field in FIELDS.items()}
    said |= {role: " ".join(person["family"] for person in csl.get(role, [])) for role in ("author", "editor")}
    said["year"] = str(csl["issued"]["date-parts"][0][0])
    wanted = dict(part.split("=", 1) for part in re.split(r"; (?=\w+=)", parts))
    assert {name: said[name] for name in wanted} == wanted
    assert reading.mentions[0].raw in citation
