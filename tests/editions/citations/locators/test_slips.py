"""What check F1 and F2 are told about a locator."""

import pytest

from editions.citations import find_locators, read_locators


@pytest.mark.parametrize(
    "text", ["S. 12", "S. 12, 15", "(S. 12)", "Lindner (Hg.), Das Werk, S. 12–15, hier S. 13.", "vgl. S. Müller, S. 5"]
)
def test_a_well_formed_locator_has_no_flag(text: str) -> None:
    assert [locator.flags for locator in read_locators(text, "de")] == [()]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Lindner, Das Werk, S. , Köln 1998", ("malformed",)),
        ("Lindner, Das Werk, Köln 1998, S.", ("malformed",)),
        ("Lindner, S. 12,, 15", ("double_comma",)),
        ("Lindner (Köln 1998, S. 12", ("unclosed_bracket",)),
    ],
)
def test_a_slip_is_flagged(text: str, flags: tuple[str, ...]) -> None:
    assert [locator.flags for locator in read_locators(text, "de")] == [flags]


def test_a_label_without_a_number_names_no_page() -> None:
    assert find_locators("Lindner, Das Werk, S. , Köln 1998", "de") == []


def test_a_descending_range_is_flagged_on_the_range() -> None:
    [locator] = read_locators("S. 120–118", "de")
    assert locator.ranges[0].flags == ("descending",)
