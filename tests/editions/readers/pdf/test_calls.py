"""Which numbers of the text call a note, where others look as they do."""

from tests.editions.readers.pdf.pages import BODY, LEFT, NOTE, PROSE, TOP, calls, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, raised


def end_notes(label: str, numbers: range) -> Sheet:
    sheet = Sheet().line(LEFT, TOP + 20, 14, "Notes")
    sheet.lines(LEFT, TOP - 20, NOTE, [f"{label.format(number)} Ledger, folio {number}, in the town." for number in numbers])
    return sheet


def test_an_exponent_calls_no_note():
    rows = [(PROSE[0], raised("1")), (PROSE[2], raised("2")), ("The room had 40 m", raised("2"), ", as the plan says.")]
    foot = [(raised(str(number)), f" Ledger, fol. {number}.") for number in (1, 2)]
    assert calls(read_sheets(page(*rows, foot=foot))) == [("1", "ledger", "n1"), ("2", "or", "n2")]


def test_superior_figures_side_by_side_call_two_notes():
    rows = [(PROSE[0], "¹"), (PROSE[1], "²³"), PROSE[2]]
    foot = [(raised(str(number)), f" Ledger, fol. {number}.") for number in (1, 2, 3)]
    assert [marker for marker, _, _ in calls(read_sheets(page(*rows, foot=foot)))] == ["1", "2", "3"]


def test_calls_on_the_line_are_found_where_the_edition_of_a_book_is_raised():
    pages = [page(f"{prose(n)[0][:40]} [{n}] and so on", *prose(n)[1:9]) for n in range(1, 10)]
    pages.append(page("Harnisch, Old lights, 1904", *prose(10)[:5]).line(LEFT + 117, TOP + 4, 0.6 * BODY, "2"))
    found = calls(read_sheets(*pages, end_notes("[{}]", range(1, 10))))
    assert [(marker, note) for marker, _, note in found] == [(str(n), f"n{n}") for n in range(1, 10)]


def test_numbers_behind_words_are_calls_where_the_file_has_no_notes():
    rows = [(row, raised(str(number))) for number, row in enumerate(PROSE[:5], 1)]
    assert [(marker, note) for marker, _, note in calls(read_sheets(page(*rows)))] == [(str(number), None) for number in range(1, 6)]


def test_numbers_before_verses_and_lines_are_no_calls():
    verses = [(raised(str(2 * n + 1)), row[:20] + " ", raised(str(2 * n + 2)), row[20:]) for n, row in enumerate(PROSE[:5])]
    numbered = [(raised(str(n)), " ", row) for n, row in enumerate(PROSE[:5], 1)]
    assert [calls(read_sheets(page(*rows))) for rows in (verses, numbered)] == [[], []]
