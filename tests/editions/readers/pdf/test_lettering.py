"""Each character that was read finds its letter on the sheet, whatever order the file draws them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.readers import read_bytes
from editions.readers.pdf.lettering import Box, Lettering
from editions.readers.pdf.pictures import draw
from tests.editions.readers.pdf.printing import Sheet, printed, raised

HEIGHT = 10


def set_in_lines(lines: list[str], order: list[int]) -> Lettering:
    """Letters that are eight pixels wide, in lines below each other, drawn in this order."""
    letters, boxes = "", []
    for line in order:
        for column, letter in enumerate(lines[line]):
            if not letter.isspace():
                letters += letter
                boxes.append((8 * column, HEIGHT * line, 8 * column + 8, HEIGHT * line + HEIGHT))
    return Lettering(letters, boxes)


def box(lines: list[str], line: int, column: int) -> Box | None:
    return None if lines[line][column].isspace() else (8 * column, HEIGHT * line, 8 * column + 8, HEIGHT * line + HEIGHT)


LINES = ["Der Kahn lag am Ufer, und niemand", "fragte nach dem Fährmann; so stand", "es in den Büchern, und dabei blieb es."]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
def test_lines_are_found_in_any_order(order: list[int]) -> None:
    found = set_in_lines(LINES, order).places("\n".join(LINES))
    assert found == [place for row, line in enumerate(LINES) for place in [*(box(LINES, row, at) for at in range(len(line))), None]][:-1]


def test_a_number_that_is_drawn_later_goes_to_the_word_beside_it() -> None:
    lines = ["Der Kahn lag am Ufer1", "und fragte nach Nummer1"]
    whole = set_in_lines(lines, [0, 1])
    upper, lower = whole.letters.index("1"), whole.letters.rindex("1")
    rest = [index for index in range(len(whole.letters)) if index not in (upper, lower)]
    drawn = [*rest, lower, upper]
    sheet = Lettering("".join(whole.letters[index] for index in drawn), [whole.boxes[index] for index in drawn])
    found = sheet.places("\n".join(lines))
    assert found[len(lines[0]) - 1] == whole.boxes[upper]
    assert found[-1] == whole.boxes[lower]


def test_what_the_sheet_does_not_show_has_no_place() -> None:
    found = set_in_lines(["Der Kahn lag am Ufer"], [0]).places("Der Kahn ☞ lag am Ufer")
    assert [place is None for place in found] == [letter in " ☞" for letter in "Der Kahn ☞ lag am Ufer"]


def test_a_sheet_without_letters_places_nothing() -> None:
    assert Lettering("", []).places("Der Kahn") == [None] * 8


WORDS = st.text(st.sampled_from("abcde1 .-"), min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=8).flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(range(len(lines))))))
def test_every_letter_has_one_place_and_each_place_one_letter(drawn: tuple[list[str], list[int]]) -> None:
    lines, order = drawn
    sheet, text = set_in_lines(lines, order), "\n".join(lines)
    letter_at = dict(zip(sheet.boxes, sheet.letters, strict=True))
    found = sheet.places(text)
    assert [letter_at[place] if place else None for place in found] == [None if letter.isspace() else letter for letter in text]
    assert len({place for place in found if place}) == len(sheet.letters)


def two_columns_with_notes() -> bytes:
    sheet = Sheet().line(180, 570, 9, "Vom Kahn").line(205, 30, 9, "17")
    left = ["Der Kahn lag seit dem Herbst am", "Ufer, und niemand fragte nach ihm.", ("So kam der Winter", raised("1"), " in das Land.")]
    right = ["Im Sommer darauf wurde er ge-", "strichen und fuhr wieder hinaus,", ("wie man sagt", raised("2"), ", jeden Abend.")]
    sheet.lines(220, 540, 10, right)
    sheet.lines(50, 540, 10, left)
    sheet.lines(50, 90, 7, [(raised("1"), " Chronik, S. 4."), (raised("2"), " Ebd., S. 5.")])
    return printed(sheet)


def test_all_that_is_read_of_a_page_is_found_on_its_picture() -> None:
    data = two_columns_with_notes()
    source = read_bytes(data, name="kahn.pdf")
    (sheet,) = draw(data, [0])
    lettering = Lettering.packed(sheet.letters, sheet.boxes)
    found = lettering.places(source.raw)
    assert [place is None for place in found] == [letter.isspace() for letter in source.raw]
    pixels = sheet.width / 420
    for words, left in (("Der Kahn", 50), ("Im Sommer", 220), ("Vom Kahn", 180), ("17", 205)):
        place = found[source.raw.index(words)]
        assert place is not None
        assert abs(place[0] - left * pixels) <= 3


def test_a_form_feed_among_the_letters_ends_no_sheet() -> None:
    sheets = [Sheet().line(50, 500, 10, f"Der Kahn\f lag am Ufer, und Blatt {number} liegt darin.") for number in (1, 2)]
    source = read_bytes(printed(*sheets), name="kahn.pdf")
    assert source.raw.count("\f") == 1
    assert [source.raw[page.start : page.end].strip("\f") for page in source.pages] == source.raw.split("\f")
