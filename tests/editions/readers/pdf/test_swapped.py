"""Letters of ligatures that a file names with their bytes swapped."""

import pytest

from editions.readers.pdf.swapped import with_bytes_in_order


@pytest.mark.parametrize(
    ("named", "read"),
    [
        ("a light off the coast", "a light off the coast"),
        ("梔子 and 琀 alone", "梔子 and 琀 alone"),
        ("日本 · 昀明", "日本 · 昀明"),
        ("a light o\u6600\u6600 the coast", "a light off the coast"),
        ("\u5400\u6800e o\u6600\u6600\u6900ce", "The office"),
    ],
)
def test_letters_of_ligatures_with_their_bytes_swapped(named: str, read: str) -> None:
    assert with_bytes_in_order(named) == read
