import pytest

from annotator.web.library.numbers import runs


@pytest.mark.parametrize(
    ("numbers", "line"),
    [([], ""), (["7"], "7"), (["31", "32", "33", "34", "38"], "31–34, 38"), (["1", "2"], "1, 2"), (["*", "3"], "*, 3")],
)
def test_numbers_in_a_row_are_drawn_together(numbers: list[str], line: str) -> None:
    assert runs(numbers) == line
