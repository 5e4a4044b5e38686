"""Where passages of the body begin and end."""

from tests.editions.readers.pdf.pages import BODY, LEFT, PROSE, TOP, bodies, prose, read_sheets
from tests.editions.readers.pdf.printing import Sheet

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
