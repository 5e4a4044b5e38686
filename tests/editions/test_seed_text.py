"""A real article as a PDF tool wrote it, and the same with each helpful sign taken away.

The file is under copyright and not part of the repository; the tests say nothing of its words.
"""

import re
from pathlib import Path

import pytest

from editions.readers.plain_text import source_of_text
from editions.segmentation import Segmented, restore, segment
from editions.segmentation.as_json import as_json

SEED = next(iter((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt")), None)
pytestmark = pytest.mark.skipif(SEED is None, reason="the article in ../shared/seed/ is not here")

MISSING = [31, 32, 33, 34]


def without_trailing_blanks(raw: str, whole: Segmented) -> str:
    return re.sub(r"[^\S\n]+$", "", raw, flags=re.MULTILINE)


def with_form_feeds(raw: str, whole: Segmented) -> str:
    return re.sub(r"\n (?=\S)", "\n\f", raw)


def with_form_feeds_at_true_pages(raw: str, whole: Segmented) -> str:
    for repair in sorted(whole.repairs, key=lambda repair: -repair.source_start):
        if repair.kind in ("page_break", "page_order") and repair.source_start > 1:
            raw = raw[: repair.source_start] + "\f" + raw[repair.source_end :]
    return raw


def with_hyphens(mark: str, *, keep_break: bool = True):
    def variant(raw: str, whole: Segmented) -> str:
        lost = [repair for repair in whole.repairs if repair.kind == "dehyphenation" and repair.before.startswith("\n")]
        for repair in sorted(lost, key=lambda repair: -repair.source_start):
            after = repair.source_start if keep_break else repair.source_end
            raw = raw[: repair.source_start] + mark + raw[after:]
        return raw

    return variant


def with_plain_spaces(raw: str, whole: Segmented) -> str:
    return re.sub("[\xa0\u2000-\u200a]", " ", raw)


def with_single_spaces(raw: str, whole: Segmented) -> str:
    return re.sub("(?<=\\S)[ \xa0\u2000-\u200a]+(?=\\S)", " ", raw)


def with_windows_breaks(raw: str, whole: Segmented) -> str:
    return raw.replace("\n", "\r\n")


def without_blank_lines(raw: str, whole: Segmented) -> str:
    return re.sub(r"\n(\s*\n)+", "\n", raw)


def without_the_copy(raw: str, whole: Segmented) -> str:
    """The pages then stand out of order: the copy that goes is the one in its place."""
    (copy,) = [repair for repair in whole.repairs if repair.kind == "duplicate_page"]
    begin = raw.rindex(copy.before[:60])
    return raw[:begin] + raw[raw.index(copy.before.rstrip()[-40:], begin) + 41 :]


def without_leading_blanks(raw: str, whole: Segmented) -> str:
    """No sign of a page is left; a sign of the hole in a note goes with it."""
    return re.sub(r"^[^\S\n]+", "", raw, flags=re.MULTILINE)


def with_double_spaces(raw: str, whole: Segmented) -> str:
    return re.sub(r"(?<=\S) (?=\S)", "  ", raw)


def with_tabs(raw: str, whole: Segmented) -> str:
    return re.sub(r"(?<=\S)[^\S\n]{2,}(?=\S)", "\t", raw)


def with_hard_spaces(raw: str, whole: Segmented) -> str:
    return raw.replace(" ", "\xa0")


def with_line_separators(raw: str, whole: Segmented) -> str:
    return raw.replace("\n", "\u2028")


def with_a_byte_order_mark(raw: str, whole: Segmented) -> str:
    return "\ufeff" + raw


def with_a_last_form_feed(raw: str, whole: Segmented) -> str:
    return raw + "\n\f"


SIGNS_REMAIN = [
    with_form_feeds, with_form_feeds_at_true_pages, with_plain_spaces, with_single_spaces, with_windows_breaks, without_blank_lines,
    without_the_copy, with_hyphens("-"), with_hyphens("\u00ad"), with_hyphens("\u2010"), with_hyphens("\u0002"),
    with_hyphens("\u0002", keep_break=False), with_hyphens("\u00ad", keep_break=False), with_hyphens("¬"),
    without_leading_blanks, with_double_spaces, with_tabs, with_hard_spaces, with_line_separators,
    with_a_byte_order_mark, with_a_last_form_feed,
]  # fmt: skip
COMBINED = [
    (without_trailing_blanks,),
    (with_form_feeds, without_trailing_blanks),
    (without_the_copy, without_trailing_blanks),
    (without_the_copy, without_leading_blanks),
    (without_the_copy, without_leading_blanks, without_trailing_blanks, without_blank_lines, with_single_spaces),
    *((with_hyphens(mark), without_leading_blanks, without_trailing_blanks) for mark in ("-", "\u00ad", "\u2010", "\u0002", "¬")),
    (without_blank_lines, without_trailing_blanks, with_single_spaces),
    (without_the_copy, with_form_feeds, without_trailing_blanks, without_blank_lines, with_windows_breaks),
]


@pytest.fixture(scope="module")
def raw() -> str:
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def whole(raw) -> Segmented:
    return segment(source_of_text(raw))


def blocks(segmented: Segmented) -> list[str]:
    return [segmented.text_of(passage) for passage in segmented.passages if passage.kind != "note"]


def calls(segmented: Segmented) -> list[tuple[str, str]]:
    """Each call with the letters before it, which no missing hyphen changes."""
    starts = {passage.ref: passage.start for passage in segmented.passages}
    return [(call.marker, letters(segmented.text[: starts[call.passage] + call.offset])[-20:]) for call in segmented.calls]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_it_comes_in_whole(whole):
    assert len(whole.pages) == 11
    assert len(blocks(whole)) == 44
    assert [int(call.marker) for call in whole.calls] == list(range(1, 44))
    notes = {passage.number: passage.status for passage in whole.passages if passage.kind == "note"}
    assert sorted(notes) == [number for number in range(1, 44) if number not in MISSING]
    assert {number: status for number, status in notes.items() if status != "complete"} == {38: "gap", 43: "truncated"}


def test_what_is_wrong_with_it_is_said(whole):
    doubts = [(doubt.code, doubt.note) for doubt in whole.doubts]
    assert doubts == [*(("note_missing", number) for number in MISSING), ("note_gap", 38), ("note_truncated", 43), ("duplicate_page", None)]


def test_missing_notes_are_listed_without_words(whole):
    notes = as_json(whole)["notes"]
    assert [note["n"] for note in notes] == list(range(1, 44))
    assert [(note["n"], note["text"]) for note in notes if note["status"] == "missing"] == [(number, "") for number in MISSING]


def test_nothing_is_lost(raw, whole):
    assert restore(whole) == raw


def test_no_odd_glyph_is_left(whole):
    assert not re.search("[\ue000-\uf8ff\xa0\u2000-\u200a\u00ad]", whole.text)


@pytest.mark.parametrize("variant", SIGNS_REMAIN, ids=lambda variant: variant.__name__)
def test_it_comes_in_the_same_with_one_sign_less(variant, raw, whole):
    text = variant(raw, whole)
    segmented = segment(source_of_text(text))
    assert text != raw
    assert restore(segmented) == text
    assert len(segmented.pages) == 11
    assert blocks(segmented) == blocks(whole)
    assert calls(segmented) == calls(whole)


@pytest.mark.parametrize("variants", COMBINED, ids=lambda variants: "+".join(variant.__name__ for variant in variants))
def test_it_comes_in_nearly_the_same_without_trailing_blanks(variants, raw, whole):
    text = raw
    for variant in variants:
        text = variant(text, segment(source_of_text(text)) if variant is without_the_copy else whole)
    segmented = segment(source_of_text(text))
    assert restore(segmented) == text
    assert len(segmented.pages) == 11
    found = set(map(letters, blocks(segmented)))
    assert sum(letters(block) in found for block in blocks(whole)) >= 42
    assert len(set(calls(segmented)) & set(calls(whole))) >= 42
    (exact,) = [sum(block in blocks(segmented) for block in blocks(whole))]
    assert exact >= 42
