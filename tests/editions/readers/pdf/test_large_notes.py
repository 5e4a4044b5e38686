"""Notes as large as the text, without a rule: which lines overleaf go on, and which numbers begin one."""

from tests.editions.readers.pdf.pages import BODY, FOOT, LEFT, PROSE, TOP, bodies, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, raised

HANG = 15  # points
LONG = [
    "See the ledger, which is kept in the town, where the boat of the",
    "spring has brought it, and the letters that the keeper has laid in",
]
REST = ["without opening one of them, so that they are still as new as on", "the day on which they came."]


def noted(number: int, *rows: str, x: float = LEFT, above: tuple[str, ...] = (), text: int = 9) -> Sheet:
    """A page with a call, and below a gap the lines that go on from the page before and the note's own."""
    sheet = page(*prose(number)[: text - 1], (prose(number)[text - 1], raised(str(number))))
    y = sheet.lines(LEFT + HANG, FOOT + 20, BODY, above)
    sheet.line(x, y, BODY, f"{number}. {rows[0]}")
    sheet.lines(LEFT + HANG, y - 1.25 * BODY, BODY, rows[1:])
    return sheet


LEAVES = ["one leaf is torn.", "two are lost.", "three are burnt.", "none is dated.", "some are wet."]
SHORT = [noted(n, f"Ledger, fol. {n}, of which", LEAVES[n - 1]) for n in range(1, 6)]


def test_a_note_that_hangs_goes_on_overleaf_above_the_next_one():
    segmented = read_sheets(*SHORT, noted(6, *LONG), noted(7, "Ledger, fol. 9.", above=tuple(REST)))
    assert notes(segmented)["n6"] == " ".join([*LONG, *REST])
    assert notes(segmented)["n7"] == "Ledger, fol. 9."


def test_a_note_goes_on_at_the_foot_of_a_page_without_any_label():
    last = page(*prose(8)[:9])
    last.lines(LEFT + HANG, FOOT + 20, BODY, REST)
    assert notes(read_sheets(*SHORT, noted(6, *LONG), last))["n6"] == " ".join([*LONG, *REST])


def test_the_text_below_a_gap_is_no_note_where_the_note_before_is_closed():
    last = page(*prose(8)[:7])
    last.lines(LEFT, FOOT + 60, BODY, REST)
    segmented = read_sheets(*SHORT, last)
    assert notes(segmented)["n5"] == "Ledger, fol. 5, of which some are wet."
    assert "the day on which they came." in " ".join(text for _, text in bodies(segmented))


def test_a_list_between_two_notes_is_none():
    sheets = [noted(n, f"Ledger, fol. {n}.") for n in range(1, 10)]
    listed = page(*prose(4)[:6])
    listed.lines(LEFT + 20, 400, BODY, [f"{n}. A rule for the keeper of the light." for n in (1, 2, 3)])
    segmented = read_sheets(*sheets[:6], listed, *sheets[6:])
    assert notes(segmented) == {f"n{n}": f"Ledger, fol. {n}." for n in range(1, 10)}


def test_a_list_before_the_notes_at_the_end_is_none_though_a_number_is_raised_before_it():
    texts = [page(*prose(n)[:9], (prose(n)[9], raised(str(n)))) for n in range(1, 6)]
    texts.append(page("Harnisch, Old lights, 1904", *prose(7)[:4], "1. A rule for the keeper.", "2. Another rule.", *prose(7)[4:6]))
    texts[-1].line(LEFT + 117, TOP + 4, 0.6 * BODY, "2")
    end = Sheet().line(LEFT, TOP + 20, 14, "Notes")
    end.lines(LEFT, TOP - 20, BODY, [f"{n}. Ledger, folio {n}, in the town." for n in range(1, 6)])
    assert notes(read_sheets(*texts, end)) == {f"n{n}": f"Ledger, folio {n}, in the town." for n in range(1, 6)}


def ending(*last: Sheet) -> list[Sheet]:
    """Four pages of text, the end of the text with the first three notes on one page, and what follows."""
    texts = [page(*prose(n)[:9], (prose(n)[9], raised(str(n)))) for n in range(1, 5)]
    first = Sheet()
    first.lines(LEFT, TOP, BODY, [*prose(5), *prose(6)])
    y = first.lines(LEFT, 220, 14, ["Notes"])
    y = first.lines(LEFT, y - 8, BODY, [f"{n}. Ledger, folio {n}, in the town." for n in (1, 2)])
    first.lines(LEFT, y, BODY, [f"3. {LONG[0]}", LONG[1]])
    return [*texts, first, *last]


def test_a_note_at_the_end_goes_on_above_a_gap_before_the_next_label():
    second = Sheet()
    y = second.lines(LEFT, TOP, BODY, REST[:1])
    y = second.lines(LEFT + 30, y - 12, BODY, ["the light was lit at four", "and nobody came"])
    second.lines(LEFT, y - 12, BODY, [REST[1], "4. Ledger, folio 9."])
    found = notes(read_sheets(*ending(second)))
    assert found["n3"] == " ".join([*LONG, REST[0], "the light was lit at four and nobody came", REST[1]])


def test_the_last_note_at_the_end_goes_on_down_to_the_heading_of_the_references():
    second = Sheet()
    y = second.lines(LEFT, TOP, BODY, REST)
    y = second.lines(LEFT, y - 12, 14, ["References"])
    second.lines(LEFT, y - 8, BODY, ["Harnisch, Old lights, Leeds 1904.", "Keswick, New lights, York 1911."])
    segmented = read_sheets(*ending(second))
    assert notes(segmented)["n3"] == " ".join([*LONG, *REST])
    assert "Old lights" in " ".join(text for _, text in bodies(segmented))


def test_the_last_line_of_notes_that_comes_again_is_no_running_head():
    sheets = [noted(n, f"Ledger, fol. {n}, of which", "one leaf is torn.") for n in range(1, 6)]
    assert notes(read_sheets(*sheets)) == {f"n{n}": f"Ledger, fol. {n}, of which one leaf is torn." for n in range(1, 6)}


def test_the_rule_below_the_running_heads_parts_no_notes():
    sheets = [noted(n, f"Ledger, fol. {n}.").rule(LEFT, FOOT + 36, 60) for n in range(1, 5)]
    sheets.append(page(*PROSE))
    for sheet in sheets:
        sheet.rule(LEFT, 550, 300)
    assert notes(read_sheets(*sheets)) == {f"n{n}": f"Ledger, fol. {n}." for n in range(1, 5)}
