"""Articles whose truth is known, as bad plain text: with each sign of pages, words and passages alone, and with pages moved and doubled."""

from collections import Counter
from dataclasses import replace

import pytest

from editions.segmentation import Segmented, restore, segment_text
from tests.editions.segmentation.printing import Article, Signs, article, letters, printed

ALL = Signs()
FEW = [
    ALL,
    Signs(page="feed", word_gap=False),
    Signs(page="", word_gap=False),
    Signs(page="", gap=False),
    Signs(gap=False, double=True),
    Signs(gap=False, indent=3),
    Signs(word_gap=False, hyphen="-"),
    Signs(word_gap=False, hyphen="\u2010", ends="\r\n"),
    Signs(word_gap=False, hyphen="\u00ad", ends="\u2028"),
    Signs(page="feed", head="number"),
    Signs(page="", head="head"),
    Signs(moved=True),
    Signs(moved=True, twice=True, head="head"),
    Signs(page="feed", moved=True, twice=True, head="number"),
    Signs(twice=True, word_gap=False, narrow=False),
]
ARTICLES = {lang: article(lang) for lang in ("de", "en", "fr")}


def name_of(signs: Signs) -> str:
    return " ".join(f"{field}={value!r}" for field in Signs.__slots__ if (value := getattr(signs, field)) != getattr(ALL, field)) or "all"


def segmented_calls(segmented: Segmented) -> list[tuple[str, str]]:
    starts = {passage.ref: passage.start for passage in segmented.passages}
    return [(call.marker, letters(segmented.text[: starts[call.passage] + call.offset])[-20:]) for call in segmented.calls]


def passages_not_found(segmented: Segmented, whole: Article) -> int:
    found = [letters(segmented.text_of(passage)) for passage in segmented.passages if passage.kind != "note"]
    return sum((Counter(map(letters, whole.blocks())) - Counter(found)).values())


@pytest.mark.parametrize("lang", ARTICLES)
@pytest.mark.parametrize("signs", FEW, ids=name_of)
def test_an_article_comes_in_whole(signs, lang):
    whole = ARTICLES[lang]
    raw = printed(whole, signs)
    segmented = segment_text(raw)
    notes = {passage.number: letters(segmented.text_of(passage)) for passage in segmented.passages if passage.kind == "note"}
    kept = {number: letters(text) for number, text in whole.notes.items() if number not in whole.lost}
    assert restore(segmented) == raw
    assert segmented_calls(segmented) == whole.calls()
    assert passages_not_found(segmented, whole) <= 2
    assert notes.keys() == kept.keys()
    assert sum(notes[number] != text for number, text in kept.items()) <= 1
    assert {doubt.note for doubt in segmented.doubts if doubt.code == "note_missing"} == whole.lost


@pytest.mark.parametrize("lang", ARTICLES)
def test_most_passages_are_found_by_the_width_of_lines_alone(lang):
    whole = ARTICLES[lang]
    segmented = segment_text(printed(whole, replace(ALL, page="", word_gap=False, gap=False)))
    assert passages_not_found(segmented, whole) <= 9


@pytest.mark.parametrize("lang", ARTICLES)
def test_a_page_that_stands_twice_is_said(lang):
    segmented = segment_text(printed(ARTICLES[lang], Signs(twice=True)))
    assert [doubt.code for doubt in segmented.doubts if doubt.code == "duplicate_page"] == ["duplicate_page"]
