"""Boxes and lines: what bears stands below, nothing overlaps, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.claim_map.layout import Measure, lay_out, ranks_of

MEASURE = Measure(width=100, height=50, gap=10, rise=20, columns=4)
names = st.integers(0, 24).map(lambda number: f"claim-{number}")


def test_nothing_takes_no_room():
    assert (lay_out([], []).width, lay_out([], []).height) == (0, 0)


def test_what_bears_stands_below_what_it_bears_on():
    spots = lay_out(["a", "b"], [("b", "a")], measure=MEASURE).spots
    assert spots == {"a": (0, 0), "b": (0, 70)}


def test_a_chain_goes_down_step_by_step():
    assert ranks_of(["a", "b", "c"], [("c", "b"), ("b", "a"), ("c", "a")]) == {"a": 0, "b": 1, "c": 2}


def test_a_circle_is_cut_where_it_closes():
    assert ranks_of(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")]) == {"c": 0, "b": 1, "a": 2}


def test_a_line_to_something_that_is_not_drawn_is_left_out():
    assert ranks_of(["a"], [("a", "gone"), ("gone", "a")]) == {"a": 0}


def test_lines_do_not_cross_where_they_need_not():
    spots = lay_out(["a", "b", "under-b", "under-a"], [("under-b", "b"), ("under-a", "a")], [("a", "b")], MEASURE).spots
    assert (spots["under-a"][0] < spots["under-b"][0]) == (spots["a"][0] < spots["b"][0])


def test_what_belongs_together_comes_first_and_stays_together():
    spots = lay_out(["alone", "a", "b"], [], [("a", "b")], MEASURE).spots
    assert spots == {"a": (0, 0), "b": (110, 0), "alone": (220, 0)}


@pytest.mark.parametrize(("boxes", "rows"), [(4, 1), (5, 2), (9, 3)])
def test_a_wide_layer_goes_on_in_the_next_row(boxes: int, rows: int):
    under = [f"e{number}" for number in range(boxes)]
    spots = lay_out(["a", *under], [(name, "a") for name in under], measure=MEASURE).spots
    assert len({spots[name][1] for name in under}) == rows


@given(boxes=st.lists(names, unique=True), edges=st.lists(st.tuples(names, names)), level=st.lists(st.tuples(names, names)))
def test_every_box_has_a_place_of_its_own_inside_the_drawing(boxes: list[str], edges: list[tuple[str, str]], level: list[tuple[str, str]]):
    layout = lay_out(boxes, edges, level, MEASURE)
    assert set(layout.spots) == set(boxes)
    taken = sorted(layout.spots.values())
    assert all(0 <= x <= layout.width - 100 and 0 <= y <= layout.height - 50 for x, y in taken)
    for at, (x, y) in enumerate(taken):
        assert all(abs(x - left) >= 100 or abs(y - top) >= 50 for left, top in taken[at + 1 :])


def test_three_hundred_boxes_are_no_wider_than_they_may_be():
    layout = lay_out([str(number) for number in range(300)], [], measure=MEASURE)
    assert layout.width <= 4 * 110
    assert layout.height == 75 * 70 - 20
