"""Numbers of lines in the margin, and numbers there that are none."""

import pytest

from tests.editions.readers.pdf.pages import BODY, FOOT, LEFT, NOTE, TOP, bodies, calls, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, raised

LEADING = 1.25 * BODY


def numbered(start: int, *, step: int = 1, first: int = 1, x: float = 38, size: float = 6) -> Sheet:
    """A page of prose whose lines are numbered from `first` on; shown is every number that `step` divides."""
    rows = prose(start)
    sheet = page((rows[0], raised(str(start))), *rows[1:], *rows[:6], foot=[(raised(str(start)), f" Ledger, fol. {start}.")])
    for row in range(16):
        number = first + row
        if number % step == 0:
            sheet.line(x + (3 if number < 10 else 0), TOP - row * LEADING, size, str(number))
    return sheet


@pytest.mark.parametrize("first", ["on each page", "through the text"])
@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("x", [38, 395])
def test_line_numbers_leave_the_text_its_notes_and_its_calls(x: float, step: int, first: str):
    sheets = [numbered(start, step=step, x=x, first=1 + 16 * (start - 1) * (first != "on each page")) for start in range(1, 5)]
    segmented = read_sheets(*sheets)
    assert not any(word.isdecimal() for _, text in bodies(segmented) for word in text.split())
    assert notes(segmented) == {f"n{start}": f"Ledger, fol. {start}." for start in range(1, 5)}
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2", "n3", "n4"]
    assert sum(repair.kind == "line_number" for repair in segmented.repairs) == len(sheets)


def test_a_line_number_close_to_its_line():
    segmented = read_sheets(*[numbered(start, x=49, size=8) for start in range(1, 5)])
    assert not any(word.isdecimal() for _, text in bodies(segmented) for word in text.split())


def test_labels_of_one_line_each_that_hang_in_the_margin_stay():
    sheets = []
    for start in range(0, 40, 10):
        rows = [(row, raised(str(start + index + 1))) for index, row in enumerate(prose(start // 10))]
        sheet = page(*rows)
        for index in range(10):
            y = FOOT - index * 1.1 * NOTE
            sheet.line(LEFT + 20, y, NOTE, f"Ledger, fol. {start + index}.").line(LEFT, y, NOTE, str(start + index + 1))
        sheets.append(sheet)
    assert notes(read_sheets(*sheets)) == {f"n{number + 1}": f"Ledger, fol. {number}." for number in range(40)}


def test_the_numbers_of_one_table_stay():
    table = Sheet()
    table.lines(LEFT, TOP, BODY, [f"A lamp of the island of the kind {kind}" for kind in "abcdefghijkl"])
    for row in range(12):
        table.line(38, TOP - row * LEADING, BODY, str(row + 1))
    segmented = read_sheets(page(*prose(0)), page(*prose(1)), table, page(*prose(2)))
    assert "12" in " ".join(text for _, text in bodies(segmented)).split()


def test_years_beside_every_fifth_line_stay():
    sheets = [page(*prose(start)) for start in range(3)]
    for index, sheet in enumerate(sheets):
        for row, year in enumerate((1817, 1818, 1824)):
            sheet.line(30, TOP - 4 * row * LEADING, BODY, str(year + index))
    assert "1824" in read_sheets(*sheets).text.split()
