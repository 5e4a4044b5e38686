"""What people write is text in every file, never markup and never a formula."""

import pytest

from annotator.exports.csv import harmless
from annotator.exports.markdown import escaped


@pytest.mark.parametrize(
    "text", ["Der Rat schwieg.", "S. 17–23, hier S. 19", "»Lade« (1587)", "1587 war die Lade leer", "§ 3", "a-b", "½ + ½"]
)
def test_markdown_leaves_plain_words_alone(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*laut*", r"\*laut\*"),
        ("_leise_", r"\_leise\_"),
        ("[siehe](http://example.org)", r"\[siehe\](http://example.org)"),
        ("<script>", r"\<script\>"),
        ("# keine Überschrift", r"\# keine Überschrift"),
        ("- keine Liste", r"\- keine Liste"),
        ("+ auch keine", r"\+ auch keine"),
        ("1. nicht erstens", r"1\. nicht erstens"),
        ("12) nicht zwölftens", r"12\) nicht zwölftens"),
        ("a & b", r"a \& b"),
        (r"C:\lade", r"C:\\lade"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_markdown_shows_what_was_written(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("cell", ["", "42 Mark", "»=« ist ein Zeichen", "Der Rat – und die Gilde", "claim-7"])
def test_a_cell_without_a_formula_is_left_alone(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+49 40", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_cell_that_would_be_run_is_defused(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
