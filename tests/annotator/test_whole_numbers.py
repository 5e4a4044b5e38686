"""What counts as a number in an address or a form."""

import pytest

from annotator.whole_numbers import whole_number


@pytest.mark.parametrize(("written", "number"), [("7", 7), ("007", 7), ("٣", 3), (7, 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(written, number):
    assert whole_number(written) == number


@pytest.mark.parametrize("written", ["", " ", "-1", "+1", "1.5", "1e3", "²", "①", "x", "9" * 19, "9" * 5_000, None, True, -3, 1.5])
def test_anything_else_is_none(written):
    assert whole_number(written) is None
