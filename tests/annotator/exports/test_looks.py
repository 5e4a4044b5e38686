"""Words that print sets apart, in the files that people take away."""

import io

import pytest
from docx import Document

from annotator.exports import export
from annotator.exports.looks import as_html, as_markdown
from annotator.exports.markdown import signs_escaped
from annotator.models import Reading, User
from editions.segmentation.segmented import Mark


@pytest.mark.parametrize(
    ("text", "marks", "written"),
    [
        ("Der Kahn lag da.", [(4, 8, "italic")], "Der *Kahn* lag da."),
        ("Der Kahn lag da.", [(4, 8, "italic"), (0, 16, "bold")], "**Der** ***Kahn*** **lag da.**"),
        ("Der Kahn lag da.", [(3, 9, "italic")], "Der *Kahn* lag da."),
        ("Der Kahn lag da.", [(4, 8, "small_caps")], "Der Kahn lag da."),
        ("Der *Kahn* lag.", [(4, 10, "italic")], "Der *\\*Kahn\\** lag."),
        ("Am 2ten Mai", [(3, 4, "bold"), (4, 7, "italic")], "Am **2**ten Mai"),
        ("vor»Kahn«nach", [(3, 9, "italic")], "vor»Kahn«nach"),
        ("Der  Kahn", [], "Der Kahn"),
    ],
)
def test_markdown(text, marks, written):
    assert as_markdown(text, [Mark(*mark) for mark in marks], signs_escaped) == written


def test_html_is_escaped_between_its_elements():
    html = as_html("a<b & c", [Mark(0, 3, "italic"), Mark(2, 7, "spaced")])
    assert html == '<i>a&lt;</i><i><span class="set-spaced">b</span></i><span class="set-spaced"> &amp; c</span>'


def test_words_that_are_not_quoted_as_they_stand_are_not_set_apart(annotated: Reading, people: dict[str, User]) -> None:
    before = b"".join(export(annotated, form="markdown", user=people["bob"]).chunks).decode()
    assert "*The Toll Books*" in before
    annotated.edition.current_revision.passages.filter(ref="n1").update(marks=[[11, 14, "italic"]])
    assert "“*The* Toll Books”" in b"".join(export(annotated, form="markdown", user=people["bob"]).chunks).decode()


def test_a_word_file_sets_titles_apart_from_their_quotation(annotated: Reading, people: dict[str, User]) -> None:
    file = io.BytesIO(b"".join(export(annotated, form="docx", user=people["bob"]).chunks))
    runs = {run.text: run for paragraph in Document(file).paragraphs for run in paragraph.runs}
    assert runs["never"].bold is True
    assert runs["The Toll Books"].italic is True
    assert (runs["carts"].italic, runs["carts"].font.small_caps) == (False, True)  # a quotation is in italics as a whole
