"""Notes whose numbers begin again on each page or in each chapter: a number means the nearest earlier note that bears it."""

import pytest

from editions.citations.reading import CitationReading, CitingPassage, read_citations

DESK = "Karl Amsel, Der Schreiber, Berlin 1901, S. 4."
TABLE = "Otto Fink, Der Tisch, Wien 1902, S. 8."
CHAIR = "Ida Meise, Der Stuhl, Graz 1903, S. 9."


def reading_of(*notes: tuple[int, str], missing: frozenset[int] = frozenset()) -> CitationReading:
    return read_citations([CitingPassage(f"x{index}", text, number) for index, (number, text) in enumerate(notes)], "de", missing=missing)


def last_work(*notes: tuple[int, str]) -> str | None:
    reading = reading_of(*notes)
    work = reading.mentions[-1].work
    return None if work is None else reading.works[work].raw


@pytest.mark.parametrize(
    ("notes", "work"),
    [
        (((1, DESK), (1, TABLE), (2, "Vgl. Anm. 1.")), TABLE),
        (((1, DESK), (2, CHAIR), (1, TABLE), (2, "Wie Anm. 1, S. 9.")), TABLE),
        (((1, DESK), (2, CHAIR), (1, "Meise, wie Anm. 2, S. 10.")), CHAIR),
        (((1, DESK), (2, CHAIR), (1, TABLE), (1, "Vgl. oben Anm. 2.")), CHAIR),
    ],
)
def test_a_pointer_means_the_nearest_earlier_note(notes: tuple[tuple[int, str], ...], work: str) -> None:
    assert last_work(*notes) == work


def test_a_pointer_ahead_means_the_nearest_later_note() -> None:
    reading = reading_of((1, DESK), (2, CHAIR), (1, "Vgl. unten Anm. 2."), (2, TABLE))
    assert reading.mentions[2].work == reading.mentions[3].work


@pytest.mark.parametrize(
    ("notes", "work"),
    [
        (((1, DESK), (1, "Ebd., S. 5.")), DESK),
        (((1, DESK), (2, TABLE), (1, "Ebd., S. 5.")), TABLE),
        (((1, DESK), (1, TABLE), (2, "Ebd., S. 5.")), TABLE),
        (((1, DESK), (2, TABLE), (1, "Ein Wort."), (2, "Ebd., S. 5.")), TABLE),
    ],
)
def test_the_note_before_is_the_one_that_stands_before(notes: tuple[tuple[int, str], ...], work: str) -> None:
    assert last_work(*notes) == work


@pytest.mark.parametrize(
    "notes",
    [
        ((1, DESK), (2, TABLE), (3, CHAIR), (1, TABLE), (3, "Ebd., S. 5.")),  # note 2 of the second page is not there
        ((1, DESK), (2, TABLE), (2, "Ebd., S. 5.")),
    ],
)
def test_a_note_that_is_left_out_breaks_the_chain(notes: tuple[tuple[int, str], ...]) -> None:
    mention = reading_of(*notes).mentions[-1]
    assert (mention.work, mention.resolution) == (None, "no_target")


def test_the_same_author_stands_in_the_note_before() -> None:
    reading = reading_of((1, DESK), (2, CHAIR), (1, "Ders., Das Pult, Bonn 1904, S. 3."))
    assert reading.works[-1].csl["author"] == [{"family": "Meise", "given": "Ida"}]
