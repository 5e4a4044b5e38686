from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.web.reading.highlights import Mark
from annotator.web.reading.passages import AFTER_WORDS, CALL, PAGE, Insert, Underline, passage_html
from editions.segmentation.segmented import Mark as Look
from tests.annotator.web.reading.pages_as_read import stored_texts

MARK = Mark(4, 9, "claim-3", "claim")


def read(html: str) -> str:
    return stored_texts(f'<p data-p="p1">{html}</p>')["p1"]


def test_a_plain_passage_is_its_text() -> None:
    assert passage_html("Wer die Waage hält") == "Wer die Waage hält"


@pytest.mark.parametrize(
    "text",
    [
        "a < b && c > d",
        "»Waage«",
        'sie sagte "nein"',
        "<script>alert(1)</script>",
        "a  b\tc\nd",
        "𝔐𝔞𝔰𝔰 und 🜚 Gold",
        "a\rb",
    ],
)
def test_what_is_shown_is_what_is_stored(text: str) -> None:
    html = passage_html(text, [Mark(1, 3, "claim-1", "claim")], [Underline(0, 2)], [Insert(2, CALL, "<sup data-x>1</sup>")])
    assert read(html) == text


def test_a_carriage_return_is_written_so_that_a_browser_keeps_it() -> None:
    assert "\r" not in passage_html("a\rb")
    assert unescape(passage_html("a\rb")) == "a\rb"


def test_a_call_stands_between_the_words_and_in_the_quotation() -> None:
    html = passage_html("Wer die Waage hält", [MARK], inserts=[Insert(7, CALL, "<sup data-x>1</sup>")])
    assert html == (
        'Wer <span class="hl claim" data-a="claim-3" data-n="1"><span class="u claim">die</span></span><sup data-x>1</sup>'
        '<span class="hl claim" data-a="claim-3" data-n="1"><span class="u claim"> W</span></span>aage hält'
    )


def test_what_stands_at_one_place_keeps_its_order() -> None:
    inserts = [Insert(1, PAGE, "<i data-x>|</i>"), Insert(1, AFTER_WORDS, "<a data-x>x</a>"), Insert(1, CALL, "<sup data-x>1</sup>")]
    html = passage_html("ab", inserts=inserts)
    assert html == "a<a data-x>x</a><sup data-x>1</sup><i data-x>|</i>b"


def test_an_insert_behind_the_last_word_is_kept() -> None:
    assert passage_html("ab", inserts=[Insert(9, CALL, "<sup data-x>1</sup>")]) == "ab<sup data-x>1</sup>"


def test_cited_pages_are_underlined_inside_a_quotation_too() -> None:
    html = passage_html("siehe S. 44.", [Mark(0, 8, "claim-1", "claim")], [Underline(6, 11)])
    assert html.count('class="cite') == 2
    assert read(html) == "siehe S. 44."


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3),
    st.lists(st.integers(0, 45), max_size=4),
)
def test_no_character_of_the_passage_is_lost(
    text: str, quoted: list[tuple[int, int]], cited: list[tuple[int, int]], calls: list[int]
) -> None:
    length = len(text)
    marks = [Mark(min(a, b, length), min(max(a, b), length), f"claim-{at}", "claim") for at, (a, b) in enumerate(quoted)]
    lines = [Underline(min(a, b, length), min(max(a, b), length)) for a, b in cited]
    html = passage_html(text, marks, lines, [Insert(at, CALL, "<sup data-x>1</sup>") for at in calls])
    assert read(html) == text
    assert html.count("<sup data-x>1</sup>") == len(calls)


def test_words_that_print_sets_apart_are_the_innermost_elements() -> None:
    html = passage_html("Wer die Waage hält", [MARK], [Underline(8, 13)], looks=[Look(4, 7), Look(8, 18, "bold"), Look(8, 10, "spaced")])
    assert html == (
        'Wer <span class="hl claim" data-a="claim-3" data-n="1"><span class="u claim"><i>die</i> </span></span>'
        '<span class="hl claim" data-a="claim-3" data-n="1"><span class="u claim"><span class="cite">'
        '<b><span class="set-spaced">W</span></b></span></span></span>'
        '<span class="cite"><b><span class="set-spaced">a</span></b><b>age</b></span><b> hält</b>'
    )


@given(
    st.text("ab <&\r\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["italic", "bold", "small_caps"])), max_size=5),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_however_print_and_highlights_overlap_the_text_stays(text, looks, marks, calls) -> None:
    html = passage_html(
        text,
        [
            Mark(*sorted((min(start, len(text)), min(end, len(text)))), f"claim-{place}", "claim")
            for place, (start, end) in enumerate(marks)
        ],
        inserts=[Insert(offset, CALL, "<sup data-x>1</sup>") for offset in calls],
        looks=[Look(*sorted((min(start, len(text)), min(end, len(text)))), kind) for start, end, kind in looks],
    )
    assert read(html) == text
    etree.fromstring(f"<p>{html.replace(' data-x', '')}</p>")  # every element ends where it began
