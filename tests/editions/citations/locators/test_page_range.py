import json
from pathlib import Path

import pytest

from editions.citations import parse_page_range
from editions.citations.page_range import UnreadableRange, roman_numeral, roman_value

CASES = Path(__file__).parents[5] / "shared" / "data" / "citations" / "range_cases.json"


@pytest.mark.parametrize("written", ["", "S. 12", "12, 15", "1933–39 in a title", "H. 1–8", "f.", "iixx", "XiV", "12–"])
def test_what_is_not_one_range_is_refused(written: str) -> None:
    with pytest.raises(UnreadableRange, match="names no pages"):
        parse_page_range(written)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("17", 17, 17),
        ("17–23", 17, 23),
        ("107–8", 107, 108),
        ("1496–500", 1496, 1500),
        ("12991–3001", 12991, 13001),
        ("600–09", 600, 609),
        ("34 f.", 34, 35),
        ("34f", 34, 35),
        ("12 sq.", 12, 13),
        ("50 s.", 50, 51),
        ("262 ff.", 262, None),
        ("12 et seq.", 12, None),
        ("12 и след.", 12, None),
        ("xii–xv", "xii", "xv"),
        ("XII", "xii", "xii"),
        ("xii f.", "xii", "xiii"),
        ("12r–13v", 12, 13),
        ("28r - v", 28, 28),
        ("[12]", 12, 12),
        ("12 bis 15", 12, 15),
        ("3344", 3344, 3344),
        ("123145", 123, 145),
        ("1998", 1998, 1998),
    ],
)
def test_the_pages_a_range_names(written: str, first: int | str, last: int | str | None) -> None:
    read = parse_page_range(written)
    assert (read.first, read.last) == (first, last)


@pytest.mark.parametrize(
    ("written", "last", "flags"),
    [
        ("120–118", 118, ("descending",)),
        ("265-178", 178, ("descending",)),
        ("205–4", 4, ("descending", "ambiguous_abbreviation")),
        ("xv–xii", "xii", ("descending",)),
        ("xii–20", 20, ()),
        ("12–15", 15, ()),
    ],
)
def test_a_descending_range_is_kept_as_it_stands(written: str, last: int | str, flags: tuple[str, ...]) -> None:
    read = parse_page_range(written)
    assert (read.last, read.flags) == (last, flags)


@pytest.mark.parametrize(("numeral", "value"), [("i", 1), ("iv", 4), ("xiv", 14), ("xl", 40), ("cxcix", 199), ("mcmxc", 1990)])
def test_roman_numerals_count_both_ways(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value
    assert roman_numeral(value) == numeral


@pytest.mark.skipif(not CASES.exists(), reason="the page range cases are not beside the repository")
def test_all_the_expansions_of_the_collected_cases() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))["ok"]
    assert [[read.first, read.last] for case in cases if (read := parse_page_range(case["raw"]))] == [case["range"] for case in cases]
