"""A picture of cited pages: the range, the pinpoint in it, and where the quotation was found.

Numbers are written out as strings, because a template would write them with a comma in German.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotator.web.citations.page_numbers import number_of, series_of
from editions.models import CitedRange
from editions.models.citation import RangeRole

WIDTH = 312.0
FEWEST = 5  # pages on a ruler: less looks like a bar without a scale
NARROWEST = 4.0
LONGEST = 400  # pages of an item that still make a useful scale
LABEL_ROOM = 34.0  # labels nearer than this would overprint each other
OPEN_END = 10  # how many pages an open end (ff.) fades over
DRAWN = {"page", "folio", "leaf", "column"}


@dataclass(frozen=True, slots=True)
class Bar:
    """Pages drawn as a box. `kind` is range, open, here, found or near: a CSS class."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A label under the ruler, or above it with an arrow at `point`."""

    kind: str
    x: str
    anchor: str
    text: str
    point: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """`words` say the same as the picture."""

    bars: tuple[Bar, ...]
    labels: tuple[Mark, ...]
    arrows: tuple[Mark, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int
    open: bool
    label: str


def ruler_of(
    cited: Sequence[CitedRange], found: Sequence[str] = (), *, is_confirmed: bool = True, item: tuple[int, int] | None = None
) -> Ruler | None:
    """The ruler of one citation; only a page where the quotation is confirmed is drawn in green.

    `item` are the pages of the cited item in its container: where they hold the cited pages, they are the scale.
    None where there is nothing to draw: no pages, or two number series that cannot be compared.
    """
    drawn = [item for item in cited if item.unit in DRAWN]
    series = {series_of(label) for item in drawn for label in (item.first, item.last) if label}
    if not drawn or len(series) != 1 or None in series:
        return None
    ranges = [_span(item) for item in drawn if item.role == RangeRole.RANGE]
    pinpoints = [_span(item) for item in drawn if item.role == RangeRole.PINPOINT]
    folded = any(item.side_first or item.side_last for item in drawn)
    hits = [(value, label) for label in found if series_of(label) in series and (value := _place(label, folded)) is not None]
    scale = item if series == {"arabic"} and not folded else None
    return _draw(ranges, pinpoints, hits, is_confirmed, scale, describe(drawn, found, is_confirmed=is_confirmed))


def describe(cited: Sequence[CitedRange], found: Sequence[str] = (), *, is_confirmed: bool = True) -> str:
    """The ruler in a sentence."""
    ranges = [_written(item) for item in cited if item.role == RangeRole.RANGE]
    pinpoints = [_written(item) for item in cited if item.role == RangeRole.PINPOINT]
    parts = []
    if ranges and pinpoints:
        named = {"pages": ", ".join(ranges), "pinpoint": ", ".join(pinpoints)}
        parts.append(_("Cited: %(pages)s, in particular %(pinpoint)s.") % named)
    elif ranges or pinpoints:
        parts.append(_("Cited: %(pages)s.") % {"pages": ", ".join(ranges or pinpoints)})
    if found:
        sentence = _("The quotation was found on %(pages)s.") if is_confirmed else _("A similar passage stands on %(pages)s.")
        parts.append(sentence % {"pages": ", ".join(found)})
    return " ".join(parts).replace("f..", "f.")  # an abbreviation at the end of the sentence


def _place(label: str, folded: bool) -> int | None:
    number = number_of(label)
    if number is None or not folded:
        return number
    return number * 2 + (1 if label.strip().casefold().endswith("v") else 0)


def _span(item: CitedRange) -> _Span:
    folded = bool(item.side_first or item.side_last)
    first = _place(item.first + item.side_first, folded) or 0
    last_label = item.last or item.first
    last = _place(last_label + (item.side_last or item.side_first), folded) or first
    if folded and not item.side_first:
        last += 1
    is_open = not item.last and item.following == "ff"
    return _Span(first, max(first, last), is_open, _written(item))


def _written(item: CitedRange) -> str:
    first, last = item.first + item.side_first, item.last + (item.side_last or (item.side_first if item.last == item.first else ""))
    if item.following:
        return f"{first} {item.following}."
    return f"{first}–{last}" if item.last and last != first else first


def _draw(
    ranges: list[_Span],
    pinpoints: list[_Span],
    hits: list[tuple[int, str]],
    is_confirmed: bool,
    item: tuple[int, int] | None,
    words: str,
) -> Ruler:
    spans = [*ranges, *pinpoints]
    low = min([span.first for span in spans] + [value for value, _label in hits])
    high = max([span.last + (OPEN_END if span.open else 0) for span in spans] + [value for value, _label in hits])
    is_within = item is not None and item[0] <= low and high <= item[1] and item[1] - item[0] < LONGEST
    low, high = item if item is not None and is_within else _widened(low, high)
    scale = WIDTH / (high - low + 1)

    def box(kind: str, first: int, last: int) -> Bar:
        width = max(NARROWEST, (last - first + 1) * scale)
        return Bar(kind, f"{min((first - low) * scale, WIDTH - width):.1f}", f"{width:.1f}")

    def middle(first: int, last: int) -> float:
        return ((first + last + 1) / 2 - low) * scale

    where = [(span.first, span.last) for span in (pinpoints or ranges)] if is_confirmed else []
    bars = [box("range", span.first, span.last) for span in ranges]
    bars += [box("open", span.last + 1, span.last + OPEN_END) for span in spans if span.open]
    bars += [box("here", span.first, span.last) for span in pinpoints]
    bars += [box(_kind_of(value, where), value, value) for value, _label in hits]
    arrows = _spread((middle(value, value), label, _kind_of(value, where)) for value, label in hits)
    below = [*((middle(span.first, span.last), span.label, "here") for span in pinpoints), *_ends(ranges, low, scale)]
    if is_within:
        below += [(middle(low, low), str(low), "item"), (middle(high, high), str(high), "item")]
    return Ruler(tuple(bars), tuple(_spread(below)), tuple(arrows), words)


def _ends(ranges: list[_Span], low: int, scale: float) -> Iterator[tuple[float, str, str]]:
    for span in ranges:
        if span.last - span.first < 2 or span.open:
            yield ((span.first + span.last + 1) / 2 - low) * scale, span.label, "end"
            continue
        first, _dash, last = span.label.partition("–")
        yield (span.first + 0.5 - low) * scale, first, "end"
        yield (span.last + 0.5 - low) * scale, last, "end"


def _kind_of(value: int, where: Iterable[tuple[int, int]]) -> str:
    return "found" if any(first <= value <= last for first, last in where) else "near"


def _widened(low: int, high: int) -> tuple[int, int]:
    missing = FEWEST - (high - low + 1)
    if missing <= 0:
        return low, high
    low = max(1, low - missing // 2)
    return low, max(high, low + FEWEST - 1)


def _spread(marks: Iterable[tuple[float, str, str]]) -> list[Mark]:
    """Labels from the most to the least important; those that would overprint an earlier one are left out."""
    kept: list[tuple[float, Mark]] = []
    for x, text, kind in marks:
        if text and all(abs(x - other) > LABEL_ROOM for other, _mark in kept):
            anchor = "start" if x < LABEL_ROOM / 2 else "end" if x > WIDTH - LABEL_ROOM / 2 else "middle"
            edge = 0.0 if anchor == "start" else WIDTH if anchor == "end" else x
            kept.append((x, Mark(kind, f"{edge:.1f}", anchor, text, f"{x:.1f}")))
    return [mark for _x, mark in kept]
