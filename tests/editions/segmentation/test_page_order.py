"""Pages are moved only when numbers and sentences agree."""

import pytest

from editions.readers.plain_text import source_of_text
from editions.segmentation.lines import text_lines
from editions.segmentation.page_order import reading_order
from editions.segmentation.pages import Sheet


def sheet(text: str) -> Sheet:
    return Sheet(tuple(text_lines(source_of_text(text))))


ONE, TWO, THREE = sheet("Anfang und"), sheet("weiter, aber"), sheet("zu Ende.")
NEW = sheet("Ein neuer Satz.")


@pytest.mark.parametrize(
    ("pages", "numbers", "order"),
    [
        ([ONE, TWO, THREE], [[1, 2], [3], [4, 5]], [0, 1, 2]),
        ([ONE, TWO, THREE], [[], [], []], [0, 1, 2]),
        ([ONE, THREE, TWO], [[1, 2], [4, 5], [3]], [0, 2, 1]),
        ([TWO, ONE, THREE], [[3], [1, 2], [4]], [1, 0, 2]),
        ([ONE, THREE, NEW, TWO], [[1], [5], [], [3]], [0, 3, 1, 2]),
    ],
)
def test_the_order_in_which_pages_are_read(pages, numbers, order):
    told = {id(page): own for page, own in zip(pages, numbers, strict=True)}
    assert reading_order(pages, lambda page: told[id(page)]) == order


def test_numbers_alone_do_not_tear_sentences():
    pages = [ONE, TWO, NEW]
    told = {id(ONE): [1], id(TWO): [9], id(NEW): [5]}
    assert reading_order(pages, lambda page: told[id(page)]) == [0, 1, 2]
