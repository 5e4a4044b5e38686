import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.web.reading.highlights import Mark, Segment, closing_tags, opening_tags, segments


def claim(start: int, end: int, number: int = 1) -> Mark:
    return Mark(start, end, f"claim-{number}", "claim")


def evidence(start: int, end: int, number: int = 1) -> Mark:
    return Mark(start, end, f"evidence-{number}", "evidence")


def test_a_passage_without_quotations_has_no_segments() -> None:
    assert segments([]) == []


def test_cuts_alone_make_no_segments() -> None:
    assert segments([], cuts=[0, 3, 9]) == []


def test_an_empty_mark_is_left_out() -> None:
    assert segments([claim(4, 4)]) == []


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([claim(2, 5)], [(2, 5, ("claim-1",))]),
        ([claim(0, 4), evidence(2, 6)], [(0, 2, ("claim-1",)), (2, 4, ("claim-1", "evidence-1")), (4, 6, ("evidence-1",))]),
        ([claim(0, 9), evidence(3, 6)], [(0, 3, ("claim-1",)), (3, 6, ("claim-1", "evidence-1")), (6, 9, ("claim-1",))]),
        ([claim(0, 3), evidence(3, 6)], [(0, 3, ("claim-1",)), (3, 6, ("evidence-1",))]),
        ([claim(0, 3), evidence(5, 6)], [(0, 3, ("claim-1",)), (5, 6, ("evidence-1",))]),
        ([claim(0, 4, 1), claim(0, 4, 2)], [(0, 4, ("claim-1", "claim-2"))]),
    ],
)
def test_the_pieces_of_overlapping_quotations(marks: list[Mark], pieces: list[tuple[int, int, tuple[str, ...]]]) -> None:
    assert [(piece.start, piece.end, piece.keys) for piece in segments(marks)] == pieces


def test_a_segment_is_cut_where_a_note_is_called() -> None:
    assert [(piece.start, piece.end) for piece in segments([claim(0, 6)], cuts=[4])] == [(0, 4), (4, 6)]


def test_ranges_of_one_annotation_that_overlap_count_once() -> None:
    pieces = segments([claim(0, 5), claim(3, 8)])
    assert [(piece.start, piece.end, piece.keys) for piece in pieces] == [(0, 3, ("claim-1",)), (3, 5, ("claim-1",)), (5, 8, ("claim-1",))]


def test_lines_nest_in_the_same_order_whatever_begins_first() -> None:
    assert segments([evidence(0, 4), claim(2, 4)])[-1].kinds == ("claim", "evidence")


def test_the_wash_says_how_many_lie_there_and_grows_no_deeper_than_four() -> None:
    tags = opening_tags(Segment(0, 1, ("claim-1", "claim-2", "claim-3", "claim-4", "claim-5"), ("claim",)))
    assert tags == '<span class="hl claim" data-a="claim-1 claim-2 claim-3 claim-4 claim-5" data-n="4"><span class="u claim">'


def test_every_tag_that_is_opened_is_closed() -> None:
    segment = Segment(0, 1, ("claim-1", "evidence-1"), ("claim", "evidence"))
    assert opening_tags(segment).count("<span") == closing_tags(segment).count("</span>")


marks = st.builds(
    lambda start, length, number, kind: Mark(start, start + length, f"{kind}-{number}", kind),
    st.integers(0, 40),
    st.integers(0, 20),
    st.integers(1, 6),
    st.sampled_from(["claim", "evidence", "disagreement"]),
)


@given(st.lists(marks, max_size=12), st.lists(st.integers(0, 60), max_size=5))
def test_a_code_point_carries_exactly_the_annotations_that_quote_it(marks: list[Mark], cuts: list[int]) -> None:
    pieces = segments(marks, cuts)
    for at in range(61):
        quoting = {mark.key for mark in marks if mark.start <= at < mark.end}
        found = [set(piece.keys) for piece in pieces if piece.start <= at < piece.end]
        assert found == ([quoting] if quoting else [])
