"""What an import was unsure of is one sentence a case, and leads to the places in the file."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from annotator.web.library.doubts import doubts_of, missing_notes
from editions.models import Edition, NoteCall, Repair, Revision


@pytest.fixture
def revision(edition: Edition) -> Revision:
    return edition.current_revision


def doubted(revision: Revision, *doubts: dict[str, Any]) -> list[Any]:
    revision.doubts = [{"message": "…", **doubt} for doubt in doubts]
    return list(doubts_of(revision))


def shown(revision: Revision, address: str) -> str:
    """The words of the file, or of the text, that the address leads to."""
    query = parse_qs(urlsplit(address).query)
    name, text = ("at", revision.source_text) if "at" in query else ("words", revision.text)
    start, end = map(int, query[name][0].split("-"))
    return text[start:end]


def test_doubts_of_a_kind_are_one_sentence(revision: Revision) -> None:
    missing = [{"code": "note_missing", "note": note} for note in (31, 32, 33)]
    found = doubted(revision, *missing, {"code": "note_gap", "note": 38}, {"code": "unheard_of", "message": "Look here."})
    assert [str(line) for line in found] == [
        "Notes 31–33 are called, but the file does not hold them.",
        "Words are missing within note 38.",
        "Look here.",
    ]


def test_a_broken_note_leads_to_itself(revision: Revision) -> None:
    (line,) = doubted(revision, {"code": "note_truncated", "note": 3, "passage": "n3"})
    assert [place.label for place in line.places] == ["3"]
    assert shown(revision, line.places[0].look).startswith("Stadtarchiv Sandhafen")


def test_a_note_without_a_call_is_found_by_its_number(revision: Revision) -> None:
    (line,) = doubted(revision, {"code": "call_missing", "note": 2})
    assert shown(revision, line.places[0].look) == "Ebd., S. 51."


def test_a_missing_note_leads_to_where_it_is_called(revision: Revision) -> None:
    NoteCall.objects.filter(revision=revision, marker__in=["1", "3"]).update(note=None)
    (line,) = doubted(revision, {"code": "note_missing", "note": 1, "passage": "p3"})
    assert [place.label for place in line.places] == ["1"]
    assert [place.label for place in missing_notes(revision)] == ["1", "3"]
    at = revision.text.index("prüfte.") + len("prüfte.")
    assert f"words={at}-{at}#mark" in line.places[0].look


def test_a_page_that_stands_twice_leads_to_the_copy_left_out(revision: Revision) -> None:
    Repair.objects.create(
        revision=revision, kind="duplicate_page", source_start=0, source_end=5, before=revision.source_text[:5], after="", start=0, end=0
    )
    (line,) = doubted(revision, {"code": "duplicate_page"})
    assert [shown(revision, place.look) for place in line.places] == [revision.source_text[:5]]


def test_no_more_than_a_dozen_places_are_named(revision: Revision) -> None:
    refs = list(revision.passages.values_list("ref", flat=True)) * 4
    (line,) = doubted(revision, *({"code": "word_joins", "passage": ref} for ref in refs))
    assert len(line.places) <= 12
    assert doubted(revision, {"code": "no_dictionary"})[0].places == ()


def test_words_that_may_be_broken_lead_to_the_lines_in_doubt(revision: Revision) -> None:
    sure = revision.repairs.filter(kind="line_join").last()
    unsure = revision.repairs.filter(kind="line_join").first()
    Repair.objects.filter(pk=unsure.pk).update(confidence=0.6)
    (line,) = doubted(revision, {"code": "word_joins"})
    assert sure.pk != unsure.pk
    assert [shown(revision, place.look) for place in line.places] == [unsure.before]


def test_a_call_that_was_not_found_is_looked_for_between_its_neighbours(revision: Revision) -> None:
    NoteCall.objects.filter(revision=revision, marker="2").delete()
    (line,) = doubted(revision, {"code": "call_missing", "note": 2})
    assert [place.label for place in line.places] == ["2", "1–3"]
    between = [call.passage.start + call.offset for call in NoteCall.objects.filter(revision=revision).select_related("passage")]
    assert shown(revision, line.places[1].look) == revision.text[between[0] : between[1]]


def test_a_doubt_of_a_page_leads_to_where_the_page_begins(revision: Revision) -> None:
    page = revision.pages.last()
    (line,) = doubted(revision, {"code": "unheard_of", "page": page.sequence})
    assert [place.label for place in line.places] == [page.label]
    assert f"words={page.start}-{page.start}#mark" in line.places[0].look


def test_a_doubt_of_a_note_leads_to_the_note_and_not_to_its_page_as_well(revision: Revision) -> None:
    (line,) = doubted(revision, {"code": "note_gap", "page": 1, "note": 3, "passage": "n3"})
    assert [place.label for place in line.places] == ["3"]


def test_a_missing_note_without_a_number_is_named_by_a_star(revision: Revision) -> None:
    NoteCall.objects.filter(revision=revision, marker="1").update(note=None, marker="*")
    (line,) = doubted(revision, {"code": "note_missing", "note": None, "passage": "p3"})
    assert str(line) == "Note * is called, but the file does not hold it."
    assert [place.label for place in line.places] == ["*"]
