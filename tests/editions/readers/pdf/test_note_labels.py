"""The labels of notes that stand apart from their words."""

import pytest

from tests.editions.readers.pdf.pages import FOOT, LEFT, NOTE, PROSE, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import raised

ADDRESS = "https://lights.example.org/ledger/folio/7/with/all/its/letters"


@pytest.mark.parametrize("label", [raised("3"), "3"])
def test_a_label_alone_on_its_line_before_an_address_that_is_too_long(label):
    sheets = [page(*prose(n)[:9], (prose(n)[9], raised(str(n)))) for n in range(1, 6)]
    for number, sheet in enumerate(sheets, 1):
        rows = [(label,), ADDRESS] if number == 3 else [(raised(str(number)), f" Ledger, fol. {number}.")]
        sheet.lines(LEFT, FOOT, NOTE, rows)
    assert notes(read_sheets(*sheets))["n3"] == ADDRESS


@pytest.mark.parametrize(("form", "far"), [("({})", 20), ("{})", 42)])
def test_a_label_that_stands_far_before_its_words_at_the_foot_is_no_page_number(form, far):
    sheets = [page(*prose(n)[:9], (prose(n)[9], raised(str(n))), number=str(n)) for n in range(1, 6)]
    for number, sheet in enumerate(sheets, 1):
        sheet.line(LEFT, FOOT, NOTE, form.format(number)).line(LEFT + far, FOOT, NOTE, f"{PROSE[number].split()[0]}, fol. {number}.")
    assert notes(read_sheets(*sheets)) == {f"n{n}": f"{PROSE[n].split()[0]}, fol. {n}." for n in range(1, 6)}


def test_labels_that_stand_out_of_two_columns_of_notes_below_a_text_in_one():
    def words(number: int) -> list[str]:
        own = [" ".join(row.split()[number % 3 : number % 3 + 3]) for row in prose(number)[:3]]
        return [f"See folio {number}:", *own[:2]]

    sheets = []
    for first in (1, 5, 9):
        sheet = page(*[(row, raised(str(first + index))) for index, row in enumerate(prose(first)[:4])], *prose(first)[4:])
        for number in range(first, first + 4):
            left, y = (LEFT, LEFT + 160)[number > first + 1], FOOT - (number - first) % 2 * 33
            sheet.line(left, y, NOTE, f"{number}.")
            sheet.lines(left + 12, y, NOTE, words(number))
        sheets.append(sheet)
    assert notes(read_sheets(*sheets)) == {f"n{n}": " ".join(words(n)) for n in range(1, 13)}
