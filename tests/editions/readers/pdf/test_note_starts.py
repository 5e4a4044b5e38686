"""Which numbers at the head of lines begin notes, among those of lists, contents and other numbered things."""

import pytest

from tests.editions.readers.pdf.pages import (
    BODY,
    FOOT,
    LEFT,
    NOTE,
    PROSE,
    TOP,
    bodies,
    calls,
    note_passages,
    notes,
    page,
    prose,
    read_sheets,
)
from tests.editions.readers.pdf.printing import Part, Sheet, raised


def figures(label: str, text: str) -> Part:
    """A superior label and what the same font goes on with: old-style figures."""
    return Part("".join(chr(ord("a") + int(digit)) for digit in label) + text, "figures")


def test_a_superior_label_before_a_year_is_the_label_alone():
    rows = [(text, figures(str(index + 1), "")) for index, text in enumerate(PROSE)]
    foot = [(figures(str(number), "1785"), f", fol. {number}.") for number in range(1, 11)]
    sheet = page(*rows)
    sheet.lines(LEFT, FOOT + 20, NOTE, foot)
    assert notes(read_sheets(sheet)) == {f"n{number}": f"1785, fol. {number}." for number in range(1, 11)}


def test_contents_in_small_print_are_no_notes():
    contents = Sheet()
    contents.lines(LEFT, TOP, NOTE, [f"{number} The {number}. winter . . . . . . . {number + 3}" for number in range(1, 9)])
    pages = [
        page(*[(text, raised(str(n + index))) if index < 2 else text for index, text in enumerate(prose(n))], foot=[
            f"{n + index} Ledger, fol. {n + index}." for index in range(2)
        ])
        for n in (1, 3, 5)
    ]  # fmt: skip
    segmented = read_sheets(contents, *pages)
    assert notes(segmented) == {f"n{number}": f"Ledger, fol. {number}." for number in range(1, 7)}


def test_a_numbered_list_is_no_note_where_notes_at_the_end_have_such_numbers():
    listed = [f"{number}. A rule for the keeper of the light." for number in range(1, 4)]
    pages = [page(*prose(n)[:9], (prose(n)[9], raised(str(n)))) for n in range(1, 7)]
    pages.insert(4, page(*prose(8)[:4], *listed, *prose(8)[4:]))
    end = Sheet().line(LEFT, TOP + 20, 14, "Notes")
    end.lines(LEFT, TOP - 20, BODY, [f"{number}. Ledger, folio {number}, in the town." for number in range(1, 7)])
    segmented = read_sheets(*pages, end)
    assert notes(segmented) == {f"n{number}": f"Ledger, folio {number}, in the town." for number in range(1, 7)}
    assert "A rule for the keeper" in " ".join(text for _, text in bodies(segmented))


def test_a_numbered_list_is_no_note_where_the_notes_are_missing():
    sheets = [page(*prose(n)[:9], (prose(n)[9], raised(str(n)))) for n in range(1, 9)]
    sheets[5].lines(LEFT, FOOT, BODY, ["1. A rule for the light.", "2. Another rule for the keeper."])
    segmented = read_sheets(*sheets)
    assert notes(segmented) == {}
    assert [(marker, note) for marker, _, note in calls(segmented)] == [(str(number), None) for number in range(1, 9)]


def test_lines_of_a_listing_are_no_notes():
    pages = [page(*prose(n)[:9], (prose(n)[9], raised(str(n))), foot=[(raised(str(n)), f" Ledger, fol. {n}.")]) for n in range(1, 5)]
    listing = Sheet()
    listing.lines(LEFT, TOP, 9, [(raised(str(number)), f" let light {number} be lit") for number in range(1, 31)])
    assert notes(read_sheets(*pages, listing)) == {f"n{number}": f"Ledger, fol. {number}." for number in range(1, 5)}


@pytest.mark.parametrize(("called", "label"), [("({})", "{})"), ("({})", "({})"), ("[{}]", "[{}]")])
def test_calls_in_brackets_that_are_not_raised(called, label):
    rows = [(text.rstrip(), " " + called.format(index // 2 + 1)) if index % 2 else text for index, text in enumerate(PROSE)]
    foot = [f"{label.format(number)} Ledger, fol. {number}." for number in range(1, 6)]
    segmented = read_sheets(page(*rows, foot=foot))
    assert notes(segmented) == {f"n{number}": f"Ledger, fol. {number}." for number in range(1, 6)}
    assert [(marker, note) for marker, _, note in calls(segmented)] == [(str(number), f"n{number}") for number in range(1, 6)]


def test_a_label_glued_to_a_year_is_found_between_its_neighbours():
    foot = ["1Ledger, fol. 1.", "21785, 4 May.", "3Ledger, fol. 3.", "4https://light.example/4.html", "51785, 9 May."]
    rows = [(text, raised(str(index + 1))) if index < 5 else text for index, text in enumerate(PROSE)]
    expected = ["Ledger, fol. 1.", "1785, 4 May.", "Ledger, fol. 3.", "https://light.example/4.html", "1785, 9 May."]
    assert list(notes(read_sheets(page(*rows, foot=foot))).values()) == expected


def test_a_year_at_the_head_of_a_line_is_no_label_where_none_is_missing():
    foot = ["1 Ledger, kept until", "2019 in the town.", "2 Ledger, fol. 3."]
    rows = [(text, raised(str(index + 1))) if index < 2 else text for index, text in enumerate(PROSE)]
    assert list(notes(read_sheets(page(*rows, foot=foot))).values()) == [
        "Ledger, kept until 2019 in the town.",
        "Ledger, fol. 3.",
    ]


def test_notes_that_begin_again_in_each_chapter_are_told_from_lists_that_do_so_too():
    sheets = []
    for chapter in range(1, 7):
        rows = [*prose(chapter)[:8], (prose(chapter)[8], raised("1")), (prose(chapter)[9], raised("2"))]
        sheets.append(page(*rows, foot=[(raised(str(number)), f" Ledger {chapter}, fol. {number}.") for number in (1, 2)]))
        sheets.append(page(*["1. A rule for the light.", "2. Another rule for the keeper.", *prose(chapter + 3)[:3]] * 4))
    found = [(passage.number, text) for passage, text in note_passages(read_sheets(*sheets))]
    assert found == [(number, f"Ledger {chapter}, fol. {number}.") for chapter in range(1, 7) for number in (1, 2)]


def test_a_label_larger_than_the_address_that_it_stands_before():
    sheet = page(*[(text, raised(str(index + 1))) if index < 3 else text for index, text in enumerate(PROSE)])
    for number in (1, 2, 3):
        y = FOOT - 12 * number
        sheet.line(LEFT + 6, y, 7, f"https://light.example/ledger/{number}").line(LEFT, y + 3.3, 7.3, str(number))
    assert notes(read_sheets(sheet)) == {f"n{number}": f"https://light.example/ledger/{number}" for number in (1, 2, 3)}


def test_a_line_that_begins_with_the_number_due_but_not_as_labels_do_begins_no_note():
    foot = [["1. Orr v. Hale, in the reports of the northern court, volume", "2 NCR 14."], ["2. Ledger, fol. 3."], ["3. Ledger, fol. 5."]]
    sheets = [page(*prose(n), (prose(n)[0], raised(str(n))), foot=rows) for n, rows in enumerate(foot, start=1)]
    found = notes(read_sheets(*sheets))
    assert found["n1"] == "Orr v. Hale, in the reports of the northern court, volume 2 NCR 14."
    assert found["n2"] == "Ledger, fol. 3."


def test_years_at_the_head_of_the_rows_of_a_table_are_no_notes():
    pages = [page(*prose(n)[:9], (prose(n)[9], raised(str(n))), foot=[f"{n} {prose(n)[2]}", prose(n)[3]]) for n in range(1, 7)]
    table = page(*prose(7)[:4])
    table.lines(LEFT + 40, 380, NOTE, [f"{year} {year - 1500} barrels" for year in range(1880, 1890)])
    assert list(notes(read_sheets(*pages, table))) == [f"n{n}" for n in range(1, 7)]
