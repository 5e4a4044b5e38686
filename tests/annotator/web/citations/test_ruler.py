"""Cited pages drawn to scale, and the same in words."""

import pytest

from annotator.web.citations.page_numbers import number_of
from annotator.web.citations.ruler import WIDTH, ruler_of
from editions.models import CitedRange


def cited(first: str, last: str = "", **fields: str) -> CitedRange:
    return CitedRange(first=first, last=last, **({"unit": "page", "role": "range"} | fields))


def kinds(ruler) -> list[str]:
    return [bar.kind for bar in ruler.bars]


@pytest.mark.parametrize(
    ("label", "number"), [("17", 17), ("xii", 12), ("XIV", 14), ("iv", 4), ("63v", 63), ("", None), ("A 7", None), ("civic", None)]
)
def test_labels_as_numbers(label: str, number: int | None):
    assert number_of(label) == number


def test_a_range_with_its_pinpoint_and_where_it_was_found():
    ruler = ruler_of([cited("140", "166"), cited("151", "152", role="pinpoint", following="f")], ["153"])
    assert kinds(ruler) == ["range", "here", "near"]
    assert [arrow.text for arrow in ruler.arrows] == ["153"]
    assert ruler.words == "Cited: 140–166, in particular 151 f. The quotation was found on 153."


def test_found_on_the_pinpoint_is_the_only_green():
    assert kinds(ruler_of([cited("140", "166"), cited("151", role="pinpoint")], ["151"])) == ["range", "here", "found"]
    assert "found" not in kinds(ruler_of([cited("140", "166"), cited("151", role="pinpoint")], ["140"]))


def test_a_similar_passage_is_never_green():
    ruler = ruler_of([cited("141", "141")], ["141"], is_confirmed=False)
    assert kinds(ruler) == ["range", "near"]
    assert ruler.words == "Cited: 141. A similar passage stands on 141."


def test_an_open_end_is_drawn_open():
    assert kinds(ruler_of([cited("262", following="ff")])) == ["range", "open"]


def test_a_folio_counts_its_sides():
    ruler = ruler_of([cited("12", "13", unit="folio", side_first="r", side_last="v")])
    assert ruler.words == "Cited: 12r–13v."


def test_bars_keep_inside_the_picture():
    ruler = ruler_of([cited("1", "9999"), cited("9999", role="pinpoint")], ["3"])
    for bar in ruler.bars:
        assert float(bar.x) >= 0
        assert float(bar.x) + float(bar.width) <= WIDTH + 0.1


@pytest.mark.parametrize(
    "ranges",
    [[], [cited("xii", "20")], [cited("17/163/990", unit="shelfmark")], [cited("7", unit="note")], [cited("A 7")]],
)
def test_what_cannot_be_compared_has_no_ruler(ranges: list[CitedRange]):
    assert ruler_of(ranges) is None


def test_a_page_found_in_another_series_is_named_and_not_drawn():
    ruler = ruler_of([cited("12", "14")], ["xii"])
    assert ruler.arrows == ()
    assert "xii" in ruler.words


def test_the_pages_of_the_item_are_the_scale_where_they_hold_the_citation():
    ruler = ruler_of([cited("146", "146")], ["149"], item=(140, 151))
    assert {label.text for label in ruler.labels} >= {"140", "151"}
    assert float(ruler.bars[0].x) == pytest.approx(6 / 12 * WIDTH, abs=0.1)


def test_pages_outside_the_item_widen_the_scale():
    assert "151" not in {label.text for label in ruler_of([cited("160", "160")], item=(140, 151)).labels}
