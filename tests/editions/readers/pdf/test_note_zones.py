"""How far a note reaches: over pages and columns, and beside the text in the margin."""

from tests.editions.readers.pdf.pages import (
    FOOT,
    LEFT,
    LEFT_COLUMN,
    NOTE,
    PROSE,
    RIGHT_COLUMN,
    TOP,
    bodies,
    calls,
    columns,
    notes,
    page,
    prose,
    read_sheets,
)
from tests.editions.readers.pdf.printing import Sheet, raised

LONG = ["The ledger is kept in the town, where it was brought by the boat of", "the spring, and where nobody has asked for it."]
OVERLEAF = ["See also the letters, which the keeper laid into the ledger without", "opening them, so that they are as new."]


def test_the_next_paragraph_of_a_note_may_stand_on_a_page_without_any_label():
    first = page(*PROSE[:9], (PROSE[9], raised("1")))
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3."), *LONG])
    second = page(*prose(3))
    second.lines(LEFT, FOOT - 1.25 * NOTE, NOTE, OVERLEAF)
    segmented = read_sheets(first, second)
    assert notes(segmented) == {"n1": " ".join(["Ledger, fol. 3.", *LONG, *OVERLEAF])}


def test_small_print_at_the_foot_that_is_set_in_is_no_note():
    first = page(*PROSE[:9], (PROSE[9], raised("1")))
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3."), *LONG])
    second = page(*prose(3))
    second.lines(LEFT + 30, FOOT - 1.25 * NOTE, NOTE, OVERLEAF)
    segmented = read_sheets(first, second)
    assert notes(segmented) == {"n1": " ".join(["Ledger, fol. 3.", *LONG])}


def test_the_last_of_the_notes_at_the_end_goes_on_in_the_next_column():
    text = []
    for n in range(1, 5):
        right = [*RIGHT_COLUMN[n:], *RIGHT_COLUMN[:n]]
        text.append(columns([*LEFT_COLUMN[n:], *LEFT_COLUMN[:n]], [(right[0], raised(str(n))), *right[1:]]))
    end = columns([], [])
    end.line(40, TOP, 14, "Notes")
    end.lines(40, TOP - 30, NOTE, [(raised(str(number)), f" Ledger, folio {number}, in the town.") for number in range(1, 5)])
    end.lines(40, TOP - 30 - 5 * NOTE, NOTE, ["as the keeper says of every light.", "It is kept by the son."])
    end.lines(225, TOP - 30, NOTE, ["See also the letters, which he laid", "into the ledger."])
    assert notes(read_sheets(*text, end))["n4"].endswith("the son. See also the letters, which he laid into the ledger.")


def test_a_label_in_the_margin_that_the_file_draws_with_its_call():
    sheet = Sheet()
    sheet.lines(40, TOP, 11, [*PROSE[:2], (PROSE[2][:50],), *PROSE[3:6], (PROSE[6][:50], raised("2")), *PROSE[7:]])
    sheet.leap(290, TOP - 2 * 13.75 + 3.5, 6.6, "1", 61.7, " 1")
    sheet.line(364, TOP - 2 * 13.75, 7, "Ledger, fol. 3,")
    sheet.lines(355, TOP - 2 * 13.75 - 8.4, 7, ["in a hand that", "is hard to read."], leading=1.2)
    sheet.lines(355, TOP - 90, 7, [(raised("2"), " Ibid., but see"), "the letters, too,", "in the town."], leading=1.2)
    segmented = read_sheets(sheet)
    assert notes(segmented) == {
        "n1": "Ledger, fol. 3, in a hand that is hard to read.",
        "n2": "Ibid., but see the letters, too, in the town.",
    }
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2"]
    assert "Ledger" not in " ".join(text for _, text in bodies(segmented))


def test_a_raised_number_nearly_as_large_as_its_line_belongs_to_it():
    sheet = page(*PROSE[:3], foot=[(raised("1"), " Ledger, fol. 3.")])
    sheet.lines(LEFT, 400, 9, ["and he closed it."])
    sheet.line(LEFT + 65, 403.6, 8, "1")
    assert calls(read_sheets(sheet)) == [("1", "it.", "n1")]


def test_a_quotation_as_small_as_the_notes_right_above_them_stays_in_the_text():
    quoted = [
        "The light was lit at four, as on any other day of that month, and",
        "nobody came to see it, nor had I thought that anybody would come",
    ]
    first = page(*PROSE[:9], (PROSE[9], raised("1")))
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3."), *LONG])
    second = page(*prose(3), raised("2"))
    second.lines(LEFT + 20, FOOT + 2 * 1.25 * NOTE, NOTE, quoted)
    second.lines(LEFT, FOOT, NOTE, [(raised("2"), " Ibid., fol. 9.")])
    segmented = read_sheets(first, second)
    assert notes(segmented) == {"n1": " ".join(["Ledger, fol. 3.", *LONG]), "n2": "Ibid., fol. 9."}
    assert " ".join(quoted) in segmented.text


def test_a_note_goes_on_overleaf_and_ends_with_a_quotation():
    first = page(*PROSE[:9], (PROSE[9], raised("1")))
    full = "See also the letters, which the keeper laid into the ledger, year after year, without ever"
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3."), *LONG, full])
    second = page(*prose(3), raised("2"))
    quoted = ["The light was lit at four, as on any other day", "and nobody came to see it"]
    y = second.lines(LEFT, FOOT + 66, NOTE, ["opening one of them, so that all of them are as new as the keeper said", "they were:"])
    y = second.lines(LEFT + 20, y - 3, NOTE, quoted)
    second.lines(LEFT, y - 3, NOTE, [(raised("2"), " Ibid., fol. 9.")])
    found = notes(read_sheets(first, second))
    assert found["n1"].endswith("as the keeper said they were: " + " ".join(quoted))
    assert found["n2"] == "Ibid., fol. 9."


def test_the_next_paragraph_of_a_note_stands_between_a_quotation_and_the_next_label():
    first = page(*PROSE[:9], (PROSE[9], raised("1")))
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3."), *LONG])
    second = page(*prose(3), raised("2"))
    y = second.lines(LEFT + 20, FOOT + 60, NOTE, ["The light was lit at four, as on any other day,", "and nobody came to see it."])
    y = second.lines(LEFT + 8, y - 6, NOTE, OVERLEAF[:1])
    second.lines(LEFT, y, NOTE, [*OVERLEAF[1:], (raised("2"), " Ibid., fol. 9.")])
    segmented = read_sheets(first, second)
    assert notes(segmented) == {"n1": " ".join(["Ledger, fol. 3.", *LONG, *OVERLEAF]), "n2": "Ibid., fol. 9."}


def test_notes_in_a_margin_so_near_that_their_lines_seem_to_go_on_those_of_the_text():
    rows = [(f"Ledger, fol. {number}, of which", "one is torn.") for number in range(3, 10)]
    sheet = Sheet()
    for index, row in enumerate(prose(0)):
        y, noted = TOP - index * 13.75, index < len(rows)
        # Times is about 4.6 points a letter at this size; the margin begins 6 points behind the text.
        sheet.line(40, y, 11, row[:46], *([raised(str(index + 1))] if noted else []))
        if noted:
            sheet.lines(262, y, 7, [(raised(str(index + 1)), f" {rows[index][0]}"), rows[index][1]], leading=0.9)
    segmented = read_sheets(sheet)
    assert notes(segmented) == {f"n{index + 1}": " ".join(row) for index, row in enumerate(rows)}
    assert "Ledger" not in " ".join(text for _, text in bodies(segmented))


def test_an_open_note_goes_on_at_the_head_of_the_margin_far_above_the_next_label():
    sheets = []
    for number in (1, 2):
        sheet = Sheet()
        rows = [row[:50] for row in prose(number)]
        sheet.lines(40, TOP, 11, [*rows[:4], (rows[4], raised(str(number))), *rows[5:], *rows])
        sheets.append(sheet)
    sheets[0].lines(
        355,
        TOP - 60,
        7,
        [(raised("1"), " Ledger, fol. 3,"), "in a hand that", "nobody reads, of", "the last winters,", "of which one is"],
        leading=1.2,
    )
    sheets[1].lines(355, TOP, 7, ["torn, and two", "are lost."], leading=1.2)
    sheets[1].lines(
        355,
        TOP - 100,
        7,
        [(raised("2"), " Ledger, fol. 5,"), "in a hand that", "is hard to read,", "and in ink", "that is brown."],
        leading=1.2,
    )
    assert (
        notes(read_sheets(*sheets))["n1"]
        == "Ledger, fol. 3, in a hand that nobody reads, of the last winters, of which one is torn, and two are lost."
    )


def test_the_short_last_line_of_a_note_that_reaches_across_two_columns():
    sheets = []
    for number in (1, 2):
        right = [*RIGHT_COLUMN[number:], *RIGHT_COLUMN[:number]]
        sheet = columns([*LEFT_COLUMN[number:], *LEFT_COLUMN[:number]], [(right[0], raised(str(number))), *right[1:]])
        sheet.lines(
            40,
            FOOT,
            NOTE,
            [(raised(str(number)), " See the letters, which he laid into the ledger without opening them, fol. 5."), f"Ibid., {number}."],
        )
        sheets.append(sheet)
    found = notes(read_sheets(*sheets))
    assert found["n1"].endswith("fol. 5. Ibid., 1.") and found["n2"].endswith("fol. 5. Ibid., 2.")


TORN = ["one is torn", "two are burnt", "three are lost", "none is dated", "some are wet", "one is blank"]


def test_a_note_goes_on_at_the_head_of_a_page_whose_notes_have_another_edge():
    sheets: list[Sheet] = []
    shift = 30
    for number in range(1, 7):
        sheet = page(*prose(number)[:9], (prose(number)[9], raised(str(number))))
        sheets.append(sheet.line(LEFT, FOOT, NOTE, raised(str(number)), f" Ledger, fol. {number}, of which"))
        sheet.lines(LEFT, FOOT - 11, NOTE, [f"{TORN[number - 1]} and another one"])
    last = Sheet()
    last.lines(LEFT + shift, TOP, 11, [*prose(7)[:9], (prose(7)[9], raised("7"))])
    rows = ["lost, as the keeper of the light says", "in a letter.", (raised("7"), " Ledger, fol. 7, of which"), "nothing is left."]
    last.lines(LEFT + shift, FOOT + 22, NOTE, rows)
    assert notes(read_sheets(*sheets, last))["n6"].endswith("and another one lost, as the keeper of the light says in a letter.")


def test_a_bibliography_in_small_print_below_its_heading_is_no_rest_of_the_last_note():
    pages = [
        page(*prose(n)[:9], (prose(n)[9], raised(str(n))), foot=[(raised(str(n)), f" Ledger, fol. {n}, of which")]) for n in range(1, 4)
    ]
    last = page(*prose(5)[:6])
    y = last.lines(LEFT, 360, 14, ["Literature"])
    last.lines(LEFT, y - 10, NOTE - 1, ["Harnisch, Old lights, 1904, and the letters"] * 25)
    assert notes(read_sheets(*pages, last))["n3"] == "Ledger, fol. 3, of which"


def test_small_print_right_above_the_notes_that_is_smaller_than_they_are_is_no_note():
    pages = [page(*prose(n)[:9], (prose(n)[9], raised(str(n))), foot=[(raised(str(n)), f" {prose(n)[2]}")]) for n in range(1, 4)]
    last = page(*prose(5)[:6], (prose(5)[6], raised("4")))
    y = last.lines(LEFT, 360, NOTE - 1, ["Harnisch, Old lights, 1904, and the letters that he wrote to the town"] * 8)
    last.lines(LEFT, y - 5, NOTE, [(raised("4"), " Ledger, fol. 4.")])
    found = notes(read_sheets(*pages, last))
    assert found["n3"] == prose(3)[2].strip()
    assert found["n4"] == "Ledger, fol. 4."
