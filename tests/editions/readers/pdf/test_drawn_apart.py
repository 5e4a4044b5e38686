"""What a file draws after the line that it stands in, as browsers do with what they move, and word processors with other fonts."""

from tests.editions.readers.pdf.pages import BODY, FOOT, LEFT, NOTE, PROSE, TOP, bodies, calls, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, italic, raised, small

LEADING = 1.25 * BODY


def with_gap(first: str, gap: float, second: str) -> Sheet:
    """A page whose fourth line leaps over a gap, with a note at its foot."""
    sheet = page(*PROSE[:3], foot=[(raised("1"), " Ledger, fol. 3.")])
    sheet.lines(LEFT, TOP - 4 * LEADING, BODY, PROSE[4:8])
    return sheet.leap(LEFT, TOP - 3 * LEADING, BODY, first, gap, second)


def text_of(sheet: Sheet) -> str:
    return " ".join(text for _, text in bodies(read_sheets(sheet)))


def test_a_raised_number_drawn_last_in_a_gap_of_its_line():
    sheet = with_gap("He closed the door", 4, ", and the light went out.")
    sheet.line(LEFT + 83, TOP - 3 * LEADING + 4, 7, "1")  # Times sets these words 82.8 points wide.
    segmented = read_sheets(sheet)
    assert calls(segmented) == [("1", "door", "n1")]
    assert "He closed the door, and the light went out." in segmented.text


def test_a_letter_of_another_font_drawn_last_in_a_gap_of_its_word():
    sheet = with_gap("He closed the d", 11, "r, and the light went out.")
    sheet.line(LEFT + 68.1, TOP - 3 * LEADING, BODY, italic("oo"))
    assert "He closed the door, and the light went out." in text_of(sheet)


def test_the_raised_ending_of_an_ordinal_drawn_last():
    sheet = with_gap("On the 21", 9, "of May the light went out.")
    sheet.line(LEFT + 43.8, TOP - 3 * LEADING + 4, 7, "st")
    assert "On the 21st of May the light went out." in text_of(sheet)


def test_a_line_without_a_gap_stays_whole():
    sheet = page(*PROSE[:9])
    sheet.line(LEFT + 100, TOP - 2 * LEADING, BODY, "o")
    assert PROSE[2].replace(" o", "") in text_of(sheet).replace(" o", "")


def test_a_label_of_three_figures_stands_on_the_line_of_the_one_letter_before_small_capitals():
    numbers = range(98, 103)
    sheets = [page(*prose(number)[:9], (prose(number)[9], raised(str(number)))) for number in numbers]
    for sheet, number in zip(sheets, numbers, strict=True):
        sheet.line(LEFT, FOOT, NOTE, raised(str(number)), "Z", small("APF"), f", fol. {number}, in the town.")
    assert notes(read_sheets(*sheets)) == {f"n{number}": f"ZAPF, fol. {number}, in the town." for number in numbers}
