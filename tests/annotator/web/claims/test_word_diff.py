"""Two wordings, compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.web.claims.word_diff import word_diff


@pytest.mark.parametrize(
    ("before", "after", "stretches"),
    [
        ("", "", []),
        ("same words", "same words", [("same", "same words")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("removed", "old")]),
        ("a single line", "a single witness", [("same", "a single "), ("removed", "line"), ("added", "witness")]),
        ("one two", "one and two", [("same", "one "), ("added", "and "), ("same", "two")]),
    ],
)
def test_what_leads_from_one_wording_to_the_other(before: str, after: str, stretches: list[tuple[str, str]]):
    assert [(stretch.kind, stretch.text) for stretch in word_diff(before, after)] == stretches


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_no_word_of_either_wording_is_lost(before: str, after: str):
    stretches = word_diff(before, after)
    assert "".join(stretch.text for stretch in stretches if stretch.kind != "removed") == after
    assert "".join(stretch.text for stretch in stretches if stretch.kind != "added") == before


def test_very_long_texts_are_shown_one_after_the_other():
    before, after = "a " * 3000, "b " * 3000
    assert [stretch.kind for stretch in word_diff(before, after)] == ["removed", "added"]
