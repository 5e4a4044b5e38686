"""Words that print sets apart, on the passages of the clean text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from editions.readers.source import Stretch
from editions.segmentation import segment_text, source_offsets
from editions.segmentation.marking import with_marks

RAW = """Die Uhr im Turm blieb stehen, als der Müller seine Rech-
nung schrieb, und niemand hat sie   danach
je wieder aufgezogen.

Ein zweiter Absatz ist kurz.
"""


def marked(*stretches: Stretch) -> list[tuple[str, str]]:
    segmented = with_marks(segment_text(RAW), stretches)
    return [(segmented.text_of(passage)[mark.start : mark.end], mark.kind) for passage in segmented.passages for mark in passage.marks]


def over(words: str, kind: str = "italic") -> Stretch:
    at = RAW.index(words)
    return Stretch(at, at + len(words), kind)


def test_marks_go_along_with_their_words():
    assert marked(over("Turm"), over("zweiter Absatz", "bold")) == [("Turm", "italic"), ("zweiter Absatz", "bold")]


def test_a_mark_over_a_line_end_is_one():
    assert marked(over("seine Rech"), over("nung schrieb")) == [("seine Rechnung schrieb", "italic")]


def test_a_mark_over_two_passages_ends_and_begins_again():
    assert marked(over("aufgezogen.\n\nEin zweiter")) == [("aufgezogen.", "italic"), ("Ein zweiter", "italic")]


def test_marks_within_marks_are_kept_apart_by_their_kind():
    assert marked(over("der Müller seine"), over("Müller", "small_caps")) == [("der Müller seine", "italic"), ("Müller", "small_caps")]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(RAW)), st.integers(1, 40), st.sampled_from(["italic", "bold"])), max_size=12))
def test_a_letter_is_marked_when_its_letter_in_the_file_is(drawn):
    stretches = [Stretch(start, min(start + length, len(RAW)), kind) for start, length, kind in drawn]
    segmented = with_marks(segment_text(RAW), stretches)
    offsets = source_offsets(segmented)
    replaced = {place for repair in segmented.repairs for place in range(repair.start, repair.end)}
    for passage in segmented.passages:
        for kind in ("italic", "bold"):
            spans = [range(mark.start, mark.end) for mark in passage.marks if mark.kind == kind]
            for place in set(range(passage.start, passage.end)) - replaced:
                in_file = any(one.start <= offsets[place] < one.end for one in stretches if one.kind == kind)
                is_blank = segmented.text[place].isspace()  # one at the end of a mark is no part of it
                assert in_file <= (is_blank or any(place - passage.start in span for span in spans))
            assert all(first.stop < second.start for first, second in pairwise(spans))
