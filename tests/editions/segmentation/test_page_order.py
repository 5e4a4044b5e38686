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


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (["7", "8", "9"], [0, 1, 2]),
        (["7", "9", "8"], [0, 2, 1]),
        (["7", "8", "8"], [0, 1, 2]),  # told by the notes, which stand in order
        (["", "", "7"], [0, 1, 2]),
    ],
)
def test_printed_numbers_tell_the_order_before_notes_do(labels, order):
    pages = [Sheet(page.body, label=label) for page, label in zip([TWO, TWO, TWO], labels, strict=True)]
    assert reading_order(pages, lambda page: []) == order


def test_printed_numbers_keep_a_page_whose_notes_seem_to_belong_elsewhere():
    pages = [Sheet(page.body, label=label) for page, label in [(TWO, "7"), (TWO, "8"), (TWO, "9")]]
    told = {id(page): own for page, own in zip(pages, [[1], [9], [4]], strict=True)}
    assert reading_order(pages, lambda page: told[id(page)]) == [0, 1, 2]


def test_numbers_alone_do_not_tear_sentences():
    pages = [ONE, TWO, NEW]
    told = {id(ONE): [1], id(TWO): [9], id(NEW): [5]}
    assert reading_order(pages, lambda page: told[id(page)]) == [0, 1, 2]
