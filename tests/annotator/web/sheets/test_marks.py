import pytest

from annotator.web.sheets.marks import EDGE, Mark, marks_of, with_whole_words


def boxes(row: int, *columns: int) -> list[tuple[int, int, int, int]]:
    return [(10 * column, 20 * row, 10 * column + 10, 20 * row + 16) for column in columns]


def mark(left: int, top: int, right: int, foot: int) -> Mark:
    return Mark(max(left - EDGE, 0), max(top - EDGE, 0), right - left + 2 * EDGE, foot - top + 2 * EDGE)


@pytest.mark.parametrize(
    ("letters", "marks"),
    [
        ([], []),
        ([None, None], []),
        (boxes(1, 3), [mark(30, 20, 40, 36)]),
        ([*boxes(1, 3, 4), None, *boxes(1, 6, 7)], [mark(30, 20, 80, 36)]),  # over a blank
        ([*boxes(1, 8, 9), *boxes(2, 0, 1)], [mark(80, 20, 100, 36), mark(0, 40, 20, 56)]),  # to the next line
        ([*boxes(1, 0, 1), *boxes(1, 20)], [mark(0, 20, 20, 36), mark(200, 20, 210, 36)]),  # to another column
        ([(30, 20, 40, 36), (40, 14, 45, 24), (45, 20, 55, 36)], [mark(30, 14, 55, 36)]),  # a raised number amid its line
    ],
)
def test_letters_of_a_line_are_marked_together(letters: list[tuple[int, int, int, int] | None], marks: list[Mark]) -> None:
    assert marks_of(letters) == marks


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("Die Rechnun-\ngen liegen", (11, 13), "Rechnun-\ngen"),
        ("prüfte.1 Erst", (7, 8), "prüfte.1"),
        ("am Ufer\nund niemand", (7, 8), "Ufer\nund"),
        ("am  Ufer", (2, 4), "am  Ufer"),
        ("Ufer", (0, 4), "Ufer"),
        ("Ufer \n", (4, 6), "Ufer \n"),
        ("\n Ufer", (0, 2), "\n Ufer"),
    ],
)
def test_a_place_is_shown_in_the_words_that_it_belongs_to(text: str, span: tuple[int, int], words: str) -> None:
    ((start, end),) = with_whole_words([span], text)
    assert text[start:end] == words


def test_long_stretches_are_seen_without_more_words() -> None:
    assert with_whole_words([(0, 200)], "Wort " * 60) == []
