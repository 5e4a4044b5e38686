"""Notes in columns: below a text across the page, or at the foot of the text's own columns."""

from tests.editions.readers.pdf.pages import BODY, LEFT, LEFT_COLUMN, NOTE, RIGHT_COLUMN, columns, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Part, Sheet, raised

THIRDS = (60, 180, 300)
TOP_OF_TEXT = 520
WORDS = ["ledger", "town", "boat", "spring", "clerk", "lamp", "harbour", "letter", "winter", "island", "oil", "flour", "weather"]
Rows = list[str | tuple[str | Part, ...]]


def narrow(number: int, lines: int) -> Rows:
    """A note of so many short lines, each of which begins with a word of its own."""
    rows: Rows = [(raised(str(number)), f" Ledger, fol. {number}, that")]
    return [
        *rows,
        *(f"{WORDS[(number + index) % len(WORDS)]} and {WORDS[(3 * number + index) % len(WORDS)]} and" for index in range(lines - 1)),
    ]


def text_of(rows: Rows) -> str:
    return " ".join([rows[0][1].strip(), *rows[1:]])


def in_thirds(start: int, called: list[int], foot: Rows, shift: float, lines: int) -> Sheet:
    """Text across the page, and its notes in three columns below; left and right pages begin at other places."""
    sheet = Sheet()
    rows = [(row, raised(str(called[index]))) if index < len(called) else row for index, row in enumerate(prose(start))]
    sheet.lines(LEFT + shift, TOP_OF_TEXT, BODY, rows)
    for column, x in enumerate(THIRDS):
        sheet.lines(x + shift, 300, NOTE, foot[column * lines : (column + 1) * lines])
    return sheet


def test_a_note_goes_on_overleaf_in_the_first_of_three_columns_below_the_text():
    written = {number: narrow(number, 9) for number in range(1, 12)}
    rows = [row for note in written.values() for row in note]
    sheets = []
    for index in range(4):
        first, last = 24 * index, 24 * index + 24
        begun = [number for number in written if first <= 9 * (number - 1) < last]
        sheets.append(in_thirds(index, begun, rows[first:last], 12.0 * (index % 2), 8))
    found = notes(read_sheets(*sheets))
    assert [found[f"n{number}"] for number in range(1, 11)] == [text_of(written[number]) for number in range(1, 11)]


def test_two_lines_of_notes_stand_in_columns_where_other_pages_have_them():
    full = [
        page((row[0], raised(str(2 * n - 1))), (row[1], raised(str(2 * n))), *row[2:])
        for n, row in enumerate(map(prose, range(3)), start=1)
    ]
    for n, sheet in enumerate(full, start=1):
        for x, number in ((LEFT, 2 * n - 1), (230, 2 * n)):
            first, *others = narrow(number, 6)
            sheet.line(x + 12, 120, NOTE, *first)
            sheet.lines(x, 120 - 1.25 * NOTE, NOTE, others)
    rows = prose(4)
    short = page(*((row, raised(str(7 + index))) if index < 4 else row for index, row in enumerate(rows)))
    for index in range(4):
        x, y = (LEFT, 230)[index // 2] + 12, 120 - index % 2 * 1.25 * NOTE
        short.line(x, y, NOTE, raised(str(7 + index)), f" Letters, no. {index}.")
    found = notes(read_sheets(*full, short))
    assert [found[f"n{number}"] for number in range(7, 11)] == [f"Letters, no. {index}." for index in range(4)]


def test_notes_as_large_as_the_text_go_on_below_the_rule_of_the_next_column():
    written = {number: narrow(number, 12) for number in range(1, 8)}
    rows: Rows = [(f"{number} ", *note[0][1:]) if row is note[0] else row for number, note in written.items() for row in note]
    sheets = []
    for index in range(3):
        sheet, own = Sheet(), [*LEFT_COLUMN[index:], *LEFT_COLUMN[:index]]
        for column, x in enumerate((40, 225)):
            first = 14 * (2 * index + column)
            below = rows[first : first + 14]
            called = [number for number in written if first <= 12 * (number - 1) < first + len(below)]
            sheet.lines(x, TOP_OF_TEXT, BODY, [(own[3 * column + at], raised(str(number))) for at, number in enumerate(called)])
            sheet.rule(x, 490, 50)
            sheet.lines(x, 480, BODY, below)
        sheets.append(sheet)
    found = notes(read_sheets(*sheets))
    assert [found[f"n{number}"] for number in range(1, 7)] == [text_of(written[number]) for number in range(1, 7)]


def test_what_reaches_across_the_foot_of_the_page_is_no_note():
    sheet = columns([*LEFT_COLUMN[:9], (LEFT_COLUMN[9], raised("1"))], [(RIGHT_COLUMN[0], raised("2")), *RIGHT_COLUMN[1:]])
    sheet.lines(40, 120, NOTE, [(raised("1"), " Ledger, fol. 3, as he"), "wrote in May."])
    sheet.lines(225, 120, NOTE, [(raised("2"), " Ibid., fol. 9, but see"), "also the letters"])
    sheet.line(40, 40, 7, "Papers of the Northern Lights 12 (1904). All rights are with the keeper, who has not asked for any of them.")
    assert notes(read_sheets(sheet))["n2"] == "Ibid., fol. 9, but see also the letters"


def test_what_stands_as_low_as_the_page_numbers_is_the_foot_of_its_page():
    sheets = [
        page((row[0], raised(str(n))), *row[1:], foot=[(raised(str(n)), f" Ledger, fol. {n}, in the town")])
        for n, row in enumerate(map(prose, range(4)), 1)
    ]
    sheets[0].line(LEFT, 60, 7, "Printed in the town, and sold at the harbour")
    for number, sheet in enumerate(sheets[1:], start=2):
        sheet.line(200, 60, 9, str(number))
    segmented = read_sheets(*sheets)
    assert notes(segmented)["n1"] == "Ledger, fol. 1, in the town"
    assert "Printed" not in segmented.text


def test_the_label_of_one_line_in_the_margin_stands_where_the_column_begins_on_other_pages():
    sheets = []
    for start in range(4):
        rows = [row[:44] for row in prose(start)]
        sheet = Sheet()
        sheet.lines(LEFT, TOP_OF_TEXT, BODY, [(rows[0], raised(str(start + 1))), *rows[1:]])
        sheet.line(320, TOP_OF_TEXT + 1.5, 5.5, str(start + 1))
        sheet.line(334, TOP_OF_TEXT, 8, f"Ledger, fol. {start}")
        more = ["in which a boat", "comes late with", "flour and oil", "and one letter", "from the town"]
        sheet.lines(320, TOP_OF_TEXT - 10, 8, more if start != 2 else [])
        sheets.append(sheet)
    assert notes(read_sheets(*sheets))["n3"] == "Ledger, fol. 2"
