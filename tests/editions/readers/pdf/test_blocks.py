"""Where passages of the body begin and end."""

import pytest

from tests.editions.readers.pdf.pages import BODY, LEFT, PROSE, TOP, bodies, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet, bold

LEADING = 1.25 * BODY


def test_a_paragraph_that_sets_in_its_first_line_goes_on_below_a_quotation():
    sheet = Sheet()
    y = sheet.lines(LEFT, TOP, BODY, PROSE[:4])
    y = sheet.lines(LEFT + 25, y - 6, BODY, ["The light was lit at four, as on any other day", "and nobody came to see it."])
    y = sheet.lines(LEFT + 15, y - 6, BODY, [prose(4)[0][:60]])
    sheet.lines(LEFT, y, BODY, prose(5)[:4])
    assert [kind for kind, _ in bodies(read_sheets(sheet))] == ["paragraph", "block_quotation", "paragraph"]


def test_a_paragraph_that_sets_in_its_first_line_goes_on_below_one_of_a_single_line():
    sheet = Sheet()
    y = sheet.lines(LEFT, TOP, BODY, PROSE)
    y = sheet.lines(LEFT + 15, y, BODY, ["Nobody came to see it."])
    y = sheet.lines(LEFT + 15, y, BODY, ["The light was lit at four, as on any other day in the year, and"])
    sheet.lines(LEFT, y, BODY, prose(5)[:4])
    texts = [text.split()[0] for _, text in bodies(read_sheets(sheet))]
    assert texts == ["The", "Nobody", "The"]


CAPTION, TABLE = ["Table 1: Lights"], ["north 12 14 17", "south 11 13 15"]


def table_above(*rows: list[str], text: list[str]) -> Sheet:
    """A page that begins with a table and its caption."""
    sheet = Sheet()
    y = TOP
    for part in rows:
        y = sheet.lines(LEFT + 60, y, 9, part) - 12
    y = sheet.lines(LEFT, y, BODY, text)
    sheet.lines(LEFT + 15, y, BODY, [PROSE[0]])
    return sheet


@pytest.mark.parametrize("rows", [(CAPTION, TABLE), (TABLE, CAPTION)])
def test_a_table_at_the_head_of_a_page_tears_no_sentence(rows):
    first = Sheet()
    first.lines(LEFT, TOP, BODY, PROSE[:-1])
    texts = [text for _, text in bodies(read_sheets(first, table_above(*rows, text=PROSE[-1:])))]
    assert texts[0] == " ".join(line.strip() for line in PROSE)
    assert " ".join(texts[1:-1]) == " ".join(line for row in rows for line in row)
    assert texts[-1] == PROSE[0]


@pytest.mark.parametrize("rows", [(CAPTION, TABLE), (TABLE, CAPTION)])
def test_a_table_between_two_sentences_stays_where_it_is(rows):
    first = Sheet()
    first.lines(LEFT, TOP, BODY, PROSE)
    texts = [text for _, text in bodies(read_sheets(first, table_above(*rows, text=["The light was lit at four."])))]
    assert " ".join(texts[1:-2]) == " ".join(line for row in rows for line in row)
    assert texts[-2:] == ["The light was lit at four.", PROSE[0]]


@pytest.mark.parametrize("rows", [(CAPTION, TABLE), (TABLE, CAPTION)])
def test_a_table_tears_no_sentence_that_goes_on_with_a_name(rows):
    first = Sheet()
    first.lines(LEFT, TOP, BODY, PROSE[:-1])
    texts = [text for _, text in bodies(read_sheets(first, table_above(*rows, text=["Harnisch had seen, and a light that went out."])))]
    assert texts[0] == " ".join([*(line.strip() for line in PROSE[:-1]), "Harnisch had seen, and a light that went out."])


def test_a_heading_does_not_go_on_below_a_table():
    first = Sheet()
    y = first.lines(LEFT, TOP, BODY, PROSE)
    first.line(LEFT, y - 14, BODY, bold("The keeper and his ledger in the northern winters"))
    texts = [text for _, text in bodies(read_sheets(first, table_above(CAPTION, TABLE, text=["Harnisch had seen a light that went out."])))]
    assert texts[1] == "The keeper and his ledger in the northern winters"


def test_a_caption_at_the_head_of_a_page_begins_even_below_a_comma():
    first, second = Sheet(), Sheet()
    first.lines(LEFT, TOP, BODY, PROSE[:1])
    first.line(LEFT, TOP - LEADING, BODY, "that nobody ever asked to see, and he wrote with care, with care,")
    y = second.lines(LEFT, TOP, BODY - 0.5, ["Figure 2: The northern light"])
    second.lines(LEFT, y - 12, BODY, PROSE[2:5])
    found = bodies(read_sheets(first, second))
    assert [kind for kind, _ in found] == ["paragraph", "caption"]
    assert found[1][1] == "Figure 2: The northern light"
