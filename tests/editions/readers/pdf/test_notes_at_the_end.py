"""Notes at the end of a text: chapters of them, what stands below the last one, and pages of them without a head."""

from tests.editions.readers.pdf.pages import BODY, LEFT, NOTE, TOP, Row, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, raised


def chapters(sizes: list[int]) -> list[Sheet]:
    """A page of text for each chapter, with so many calls."""
    pages = []
    for start, count in enumerate(sizes):
        rows = [(row, raised(str(index + 1))) if index < count else row for index, row in enumerate(prose(start))]
        pages.append(page(*rows, head=f"Head {start}"))
    return pages


def ledgers(first: int, last: int) -> list[Row]:
    return [(raised(str(number)), f" Ledger, fol. {number}, in the town") for number in range(first, last + 1)]


def test_a_heading_between_the_notes_of_two_chapters_is_no_note():
    end = Sheet()
    end.line(LEFT, TOP, 14, "Notes")
    y = TOP - 30
    for title, count in (("The Ledger", 4), ("The Boat", 5), ("The Lamp", 3)):
        end.line(LEFT, y, NOTE, title)
        end.lines(LEFT, y - 1.6 * NOTE, NOTE, ledgers(1, count))
        y -= (1.6 + 1.25 * count + 0.5) * NOTE
    found = notes(read_sheets(*chapters([4, 5, 3]), end))
    assert len(found) == 12
    assert all(text.startswith("Ledger") and text.endswith("in the town") for text in found.values())


def test_a_line_apart_below_the_last_note_says_who_the_author_is():
    end = Sheet()
    end.lines(LEFT, TOP, BODY, ledgers(1, 6))
    end.line(LEFT, TOP - 6 * 1.25 * BODY - 0.6 * 1.25 * BODY, BODY, "The author keeps the light of the island.")
    assert notes(read_sheets(*chapters([6]), end))["n6"] == "Ledger, fol. 6, in the town"


def test_a_quotation_set_in_in_the_last_note_stays():
    end = Sheet()
    end.lines(LEFT, TOP, BODY, ledgers(1, 6))
    end.line(LEFT + 20, TOP - 6 * 1.25 * BODY - 0.6 * 1.25 * BODY, BODY, "The light has not gone out.")
    assert notes(read_sheets(*chapters([6]), end))["n6"] == "Ledger, fol. 6, in the town The light has not gone out."


def test_notes_on_a_page_without_a_head_begin_where_the_others_have_theirs():
    text = [page(*prose(start), head="Of Lights and Ledgers", number=str(start + 1)) for start in range(5)]
    text[0] = page((prose(0)[0], raised("1")), (prose(0)[1], raised("2")), (prose(0)[2], raised("3")), *prose(0)[3:], number="1")
    end = Sheet()
    end.line(LEFT, 560, NOTE, "1").line(LEFT + 17, 560, NOTE, "Ledger, fol. 1, in the town where it was brought")
    end.lines(LEFT + 17, 560 - 1.25 * NOTE, NOTE, ["by the boat of the spring."])
    end.lines(LEFT, 560 - 2.5 * NOTE, NOTE, ["2 Ledger, fol. 2.", "3 Ledger, fol. 3."])
    found = notes(read_sheets(*text, end))
    assert found["n1"] == "Ledger, fol. 1, in the town where it was brought by the boat of the spring."
    assert len(found) == 3
