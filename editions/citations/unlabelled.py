"""Read the pages that stand without a label, by the rules of unlabelled_rules.py.

A citation names its pages once: where a labelled locator follows in the same clause, a number before it is a volume or a shelf mark.
"""

import re
from collections.abc import Iterator, Mapping

from editions.citations.found import Found
from editions.citations.locator import Locator
from editions.citations.ranges import Note
from editions.citations.shapes import signs_of
from editions.citations.signs import Sign
from editions.citations.unlabelled_rules import PINPOINT_AFTER, RULES

MORE_BEHIND_SEMICOLON = re.compile(r";(?P<p>[NRF])(?=[;)]|\.?$|\.[CTw])")


def read_unlabelled(note: Note, labelled: Mapping[int, tuple[Locator, int]]) -> Iterator[Locator]:
    """The unlabelled locators of the note. `labelled` are the labelled ones, by the index of their first token."""
    held = {place for index, (_, after) in labelled.items() for place in range(index, after)}
    if all(index in held or (token.kind != "number" and token.lower != "at") for index, token in enumerate(note.tokens)):
        return
    signs = list(signs_of(note, labelled))
    shape = "".join(sign.sign for sign in signs)
    yield from _extents(note, signs)
    taken: set[int] = set()
    for each in RULES:
        if each.needs not in shape:
            continue
        for match in each.pattern.finditer(shape):
            pages, pinpoint, marked = _spans(match, shape)
            lead = signs[match.start() : pages[0]]
            found = Found(note, lead, _behind_the_issue(_numbers(signs, pages)), _numbers(signs, pinpoint), marked)
            places = set(range(pages[0], max(pages[1], pinpoint[1])))
            if not places & taken and found.pinpoint_lies_behind and each.accepts(found):
                taken |= places
                yield _locator(found, each.name)
    yield from _behind_semicolons(note, signs, shape, taken)


def _behind_the_issue(pages: list[Sign]) -> list[Sign]:
    """The pages of a list, or its last range alone where what stands before it falls: "2, 36, 1, 395–475"."""
    *before, last = pages
    firsts = [sign.range.first for sign in before if sign.range and isinstance(sign.range.first, int)]
    falls = last.sign == "R" and all(sign.sign == "N" for sign in before) and firsts != sorted(firsts)
    return [last] if falls else pages


def _behind_semicolons(note: Note, signs: list[Sign], shape: str, taken: set[int]) -> Iterator[Locator]:
    """Pages that go on a list behind a semicolon: "45 f.; 52."."""
    for match in MORE_BEHIND_SEMICOLON.finditer(shape):
        before, place = signs[match.start() - 1], match.start("p")
        if match.start() - 1 in taken and place not in taken and _rises(before, signs[place]):
            taken.add(place)
            yield _locator(Found(note, [], [signs[place]], [], False), "behind a semicolon")


def _rises(before: Sign, after: Sign) -> bool:
    first, second = before.range and before.range.first, after.range and after.range.first
    return isinstance(first, int) and isinstance(second, int) and first < second


Span = tuple[int, int]


def _spans(match: re.Match[str], shape: str) -> tuple[Span, Span, bool]:
    """Where the pages stand in the shape and where their pinpoint, and whether a word marks the pinpoint."""
    pages, groups = match.span("p"), match.groupdict()
    if groups.get("q"):
        return pages, match.span("q"), False
    after = PINPOINT_AFTER.match(shape, pages[1])
    if after is None:
        return pages, (pages[1], pages[1]), False
    return pages, after.span("q") if after["q"] else after.span("r"), bool(after["r"])


def _extents(note: Note, signs: list[Sign]) -> Iterator[Locator]:
    """How many pages a book has: "218 p."."""
    for sign in signs:
        if sign.sign == "X" and sign.range and note.at(sign.last - 1).text in ("p", "pp"):
            start, end = note.at(sign.first).start, note.at(sign.last - 1).end
            yield Locator(start, end, note.text[start:end], "extent", (sign.range,), rule="extent")


def _numbers(signs: list[Sign], span: Span) -> list[Sign]:
    return [sign for sign in signs[span[0] : span[1]] if sign.range]


def _locator(found: Found, name: str) -> Locator:
    note, signs = found.note, [*found.pages, *found.pinpoint]
    start, end = note.at(signs[0].first).start, note.at(signs[-1].last - 1).end
    ranges, pinpoint = (tuple(sign.range for sign in part if sign.range) for part in (found.pages, found.pinpoint))
    label = "leaf" if name == "shelf mark" else "folio" if signs[0].sign == "G" else "page"
    return Locator(start, end, note.text[start:end], label, ranges, pinpoint, tier="unlabelled", rule=name)
