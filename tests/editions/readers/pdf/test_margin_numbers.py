"""Numbers of lines and of paragraphs in the margin, and numbers there that are neither."""

import pytest

from tests.editions.readers.pdf.pages import BODY, FOOT, LEFT, NOTE, TOP, bodies, calls, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, bold, raised

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
    assert sum(repair.kind == "margin_number" for repair in segmented.repairs) == len(sheets)


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


def with_paragraph_numbers(start: int, first: int, x: float) -> Sheet:
    """A page with three paragraphs, numbered from `first` on."""
    rows = prose(start)
    sheet = page((rows[0], raised(str(start))), *rows[1:], *rows[:6], foot=[(raised(str(start)), f" Ledger, fol. {start}.")])
    for number, row in enumerate((0, 4 + start % 3, 11), start=first):
        sheet.line(x, TOP - row * LEADING, 8, bold(str(number)))
    return sheet


@pytest.mark.parametrize("x", [35, 395])
def test_numbers_of_paragraphs_leave_the_text_and_break_no_word(x: float):
    segmented = read_sheets(*[with_paragraph_numbers(start, 3 * start - 2, x) for start in range(1, 6)])
    assert not any(word.isdecimal() for _, text in bodies(segmented) for word in text.split())
    assert notes(segmented) == {f"n{start}": f"Ledger, fol. {start}." for start in range(1, 6)}
    assert "".join(repair.before for repair in segmented.repairs if repair.kind == "margin_number").split() == [
        str(n) for n in range(1, 16)
    ]


def test_labels_of_notes_that_stand_out_of_the_text_stay():
    sheets = []
    for start in range(0, 12, 3):
        rows = [(row, raised(str(start + index + 1))) if index < 3 else row for index, row in enumerate(prose(start))]
        sheet = page(*rows)
        for index in range(3):
            y = FOOT - index * 2.5 * NOTE
            sheet.line(LEFT - 16, y, NOTE, str(start + index + 1))
            sheet.lines(
                LEFT, y, NOTE, [f"Ledger, fol. {start + index}, in which a keeper of the light writes", f"of the winter of 18{start + 40}."]
            )
        sheets.append(sheet)
    assert len(notes(read_sheets(*sheets))) == 12


def test_page_numbers_beside_the_text_label_the_pages():
    sheets = [page(*prose(number)).line(390, TOP - 4 * LEADING, BODY, str(number)) for number in range(1, 11)]
    segmented = read_sheets(*sheets)
    assert not any(repair.kind == "margin_number" for repair in segmented.repairs)


def test_a_few_numbered_headings_that_stand_out_stay():
    sheets = [page(*prose(number), *prose(number + 1)[:4]) for number in range(20)]
    for number in range(8):
        sheets[number].line(LEFT - 22, TOP - 3 * LEADING, BODY, str(number + 1))
    assert not any(repair.kind == "margin_number" for repair in read_sheets(*sheets).repairs)


def test_line_numbers_of_two_columns_whose_lines_stand_apart():
    sheets = []
    for start in range(4):
        sheet, rows = Sheet(), prose(start)
        for column, x in enumerate((60, 230)):
            for index, row in enumerate(rows):
                y = TOP - index * LEADING - 5 * column
                sheet.line(x, y, BODY, row[30 * column : 30 * column + 28])
                sheet.line(36 if column == 0 else 395, y, 6, str(20 * start + 10 * column + index + 1))
        sheets.append(sheet)
    segmented = read_sheets(*sheets)
    assert not any(word.isdecimal() for _, text in bodies(segmented) for word in text.split())
