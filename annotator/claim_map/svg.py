"""A claim map as SVG. On a page its looks come from map.css; as a file of its own it carries them in it."""

import textwrap
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from annotator.claim_map.boxes import Box, Line, boxes_of
from annotator.claim_map.graph import ClaimGraph
from annotator.claim_map.layout import Layout, Measure, lay_out

MEASURE = Measure()
ACROSS, LINES = 30, 4  # letters in a line and lines in a box, at 13 px of the widest usual sans
LINE, PAD, MARGIN = 17, 12, 24
LOOKS = """
svg { background: #fcfbf8; font: 13px system-ui, sans-serif; }
rect { fill: #fff; stroke: #8d8577; } text { fill: #211e1a; } .foot, .word { fill: #575147; font-size: 12px; }
path { fill: none; stroke: #575147; stroke-width: 1.5; } .tip { fill: #575147; stroke: none; }
.claim rect { stroke: #8a5a00; stroke-width: 2; } .for rect, .against rect, .neither rect { stroke: #1a5f8a; stroke-dasharray: 2 3; }
.dispute rect { stroke: #a3292b; stroke-dasharray: 7 3; } path.for, path.neither { stroke: #1a5f8a; stroke-dasharray: 2 3; }
path.against { stroke: #1a5f8a; stroke-dasharray: 8 3; } path.dispute, path.contradicts { stroke: #a3292b; stroke-dasharray: 7 3; }
.word { paint-order: stroke; stroke: #fcfbf8; stroke-width: 5; text-anchor: middle; }
"""


def draw(graph: ClaimGraph, *, each: bool, address: Callable[[int], str], standalone: bool = False) -> str:
    """The map as an <svg> element. `address` gives the page of a claim; `each` draws evidence and objections as boxes."""
    boxes, lines = boxes_of(graph, each=each)
    directed = [(line.source, line.target) for line in lines if not line.level]
    level = [(line.source, line.target) for line in lines if line.level]
    layout = lay_out([box.key for box in boxes], directed, level, MEASURE)
    svg = _canvas(graph, layout)
    if standalone:
        SubElement(svg, "style").text = LOOKS
    _arrow(svg)
    drawing = SubElement(svg, "g", {"transform": f"translate({MARGIN} {MARGIN})"})
    for line in lines:
        _line(drawing, line, layout)
    for box in boxes:
        _box(drawing, box, layout.spots[box.key], address)
    return tostring(svg, encoding="unicode")


def _canvas(graph: ClaimGraph, layout: Layout) -> Element:
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    label = _("Map of the claims on %(title)s") % {"title": graph.title}
    return Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "map__picture", "role": "group", "aria-label": label, **size})


def _arrow(svg: Element) -> None:
    box = {"viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "8", "markerHeight": "8", "orient": "auto-start-reverse"}
    marker = SubElement(SubElement(svg, "defs"), "marker", {"id": "map-tip", **box})
    SubElement(marker, "path", {"class": "tip", "d": "M0 0 10 5 0 10z"})


def _line(drawing: Element, line: Line, layout: Layout) -> None:
    (x1, y1), (x2, y2) = _ends(layout.spots[line.source], layout.spots[line.target])
    bend = (y2 - y1) / 2 if y1 != y2 else -MEASURE.rise * 0.8
    curve = f"M{x1} {y1}C{x1} {y1 + bend:g} {x2} {y2 - bend if y1 != y2 else y2 + bend:g} {x2} {y2}"
    tip = {} if line.level else {"marker-end": "url(#map-tip)"}
    SubElement(drawing, "path", {"class": line.kind, "d": curve, **tip})
    if line.words:
        y = (y1 + y2) / 2 + (4 if y1 != y2 else bend * 0.75 + 4)
        SubElement(drawing, "text", {"class": "word", "x": f"{(x1 + x2) / 2:g}", "y": f"{y:g}"}).text = line.words


def _ends(source: tuple[int, int], target: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a line leaves its box and where it arrives: top and bottom edges; from top to top within one row."""
    (left, top), (right, bottom) = source, target
    middle = MEASURE.width // 2
    if top == bottom:
        return (left + middle, top), (right + middle, bottom)
    below = MEASURE.height
    return (left + middle, top if top > bottom else top + below), (right + middle, bottom + below if top > bottom else bottom)


def _box(drawing: Element, box: Box, spot: tuple[int, int], address: Callable[[int], str]) -> None:
    x, y = spot
    link = SubElement(drawing, "a", {"href": address(box.claim), "id": box.key, "class": f"map__box {box.kind}"})
    SubElement(link, "title").text = "\n".join(filter(None, (box.words, box.by, box.foot)))
    SubElement(link, "rect", {"x": str(x), "y": str(y), "width": str(MEASURE.width), "height": str(MEASURE.height), "rx": "6"})
    text = SubElement(link, "text", {"x": str(x + PAD), "y": str(y + PAD)})
    for words in lines_of(box.words, LINES if box.foot else LINES + 1):
        SubElement(text, "tspan", {"x": str(x + PAD), "dy": str(LINE)}).text = words
    if box.foot:
        foot = textwrap.shorten(box.foot, ACROSS + 3, placeholder=" …") if "   " not in box.foot else box.foot[: ACROSS + 3]
        SubElement(link, "text", {"class": "foot", "x": str(x + PAD), "y": str(y + MEASURE.height - 9)}).text = foot


def lines_of(words: str, most: int) -> list[str]:
    """The words in lines; what has no room ends in an ellipsis. The whole stands in the box's title and in the list."""
    return textwrap.wrap(" ".join(words.split()), ACROSS, max_lines=most, placeholder=" …")
