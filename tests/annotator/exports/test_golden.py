"""Whole files, compared. To write them anew after a change that is meant: UPDATE_GOLDEN=1 and read the difference."""

import os
from pathlib import Path

import pytest

from annotator.exports import ExportOptions, export
from annotator.models import Reading, User

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, made: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(made)
    assert made.decode() == path.read_bytes().decode()


@pytest.mark.parametrize("form", ["markdown", "csv", "jsonld", "tei", "html"])
def test_the_file_that_a_member_gets(form: str, annotated: Reading, people: dict[str, User]) -> None:
    exported = export(annotated, form=form, user=people["bob"], options=ExportOptions(base_url="https://variorum.example"))
    golden(f"bob-{exported.name}", b"".join(exported.chunks))


@pytest.mark.parametrize("form", ["markdown", "csv", "jsonld"])
def test_decided_claims_without_threads_and_verdicts(form: str, annotated: Reading, people: dict[str, User]) -> None:
    options = ExportOptions(threads=False, verdicts=False, decided_only=True)
    exported = export(annotated, form=form, user=people["alice"], options=options)
    golden(f"decided-{exported.name}", b"".join(exported.chunks))
