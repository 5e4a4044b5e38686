"""Words of a stored text lead back to the very letters of the file that they were made of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.models import Revision
from editions.tracing import Sheet, sheet_at, sheets_of, source_spans
from tests import world
from tests.annotator.printed_book import book


@pytest.fixture
def revision(db: None) -> Revision:
    alice = world.person("alice")
    return world.hold(world.seminar_of(alice), world.TEXT, by=alice).current_revision


@pytest.fixture
def printed(db: None) -> Revision:
    alice = world.person("alice")
    edition = world.bring(world.seminar_of(alice), book(), by=alice, name="faehre.pdf").edition
    assert edition is not None
    return edition.current_revision


def traced(revision: Revision, words: str) -> list[str]:
    start = revision.text.index(words)
    return [revision.source_text[first:last] for first, last in source_spans(revision, start, start + len(words))]


def test_words_of_one_line_are_one_stretch(revision: Revision) -> None:
    assert traced(revision, "die Gewichte") == ["die Gewichte"]


def test_words_over_a_line_end_keep_it(revision: Revision) -> None:
    assert traced(revision, "hat man in Sandhafen lange gesagt") == ["hat man in Sandhafen lange\ngesagt"]


def test_a_note_number_amid_the_words_is_not_among_them(revision: Revision) -> None:
    assert traced(revision, "prüfte. Erst der Streit") == ["prüfte.", " Erst der Streit"]


def test_a_paragraph_that_runs_over_the_page_leads_to_both(revision: Revision) -> None:
    stretches = traced(revision, "von den Steinen und von der Ehre")
    assert stretches[0].startswith("von den Steinen")
    assert stretches[-1].endswith("und von der Ehre")
    assert "Anselm Verhoog" not in "".join(stretches)


def test_the_hyphen_of_a_joined_word_is_not_among_its_letters(printed: Revision) -> None:
    first, second = traced(printed, "Rechnungen")
    assert (first, second) == ("Rechnun", "gen")


def test_a_note_leads_to_the_foot_of_its_page(printed: Revision) -> None:
    start = printed.text.index("Chronik der Fähre, Emden")
    ((first, last),) = source_spans(printed, start, start + 24)
    assert printed.source_text[first:last] == "Chronik der Fähre, Emden"
    assert sheet_at(printed.source_text, first) == 1


def test_an_empty_place_leads_to_what_was_taken_out_there(revision: Revision) -> None:
    start = revision.text.index("prüfte.") + len("prüfte.")
    ((first, last),) = source_spans(revision, start, start)
    assert revision.source_text[first:last] == "1"


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_letter_of_any_stretch_is_lost_or_added(revision: Revision, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(revision.text) - 1))
    end = data.draw(st.integers(start + 1, len(revision.text)))
    spans = source_spans(revision, start, end)
    letters = [letter for first, last in spans for letter in revision.source_text[first:last] if letter.isalnum()]
    assert letters == [letter for letter in revision.text[start:end] if letter.isalnum()]


@pytest.mark.parametrize(
    ("text", "sheets"),
    [
        ("", [Sheet(0, 0, 0)]),
        ("ab", [Sheet(0, 0, 2)]),
        ("ab\fc", [Sheet(0, 0, 2), Sheet(1, 3, 4)]),
        ("\f\fa", [Sheet(0, 0, 0), Sheet(1, 1, 1), Sheet(2, 2, 3)]),
    ],
)
def test_sheets_are_told_apart_by_form_feeds(text: str, sheets: list[Sheet]) -> None:
    assert sheets_of(text) == sheets
    assert all(sheet_at(text, offset) == sheet.sequence for sheet in sheets for offset in range(sheet.start, sheet.end + 1))
