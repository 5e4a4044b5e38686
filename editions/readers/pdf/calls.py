"""Which raised digits call a note: the heaviest chain that rises through the notes as they stand in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editions.readers.pdf.notes import Note
from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.runs import SUPERSCRIPTS, TO_DIGITS

NUMBER = re.compile(rf"[\d{SUPERSCRIPTS}]{{1,4}}")
CALL = re.compile(rf"[\[(]?([\d{SUPERSCRIPTS}]{{1,4}})[\])]?(?:[,;]\s?(?=[\d{SUPERSCRIPTS}]))?")
# Digits of the line's own size: glued to a word or a closing mark, or in brackets.
UNRAISED = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\w)|(?<=[.,;:!?»«”“’‘)\]\"'])\d{1,3}(?!\w)|\[\d{1,3}\]|\(\d{1,3}\)")

EXPONENT = re.compile(r"\d\s?(?:[kdcm]?m|ft|in|mi|yd)$")  # before a raised 2 or 3: a measure of area or of volume

RAISED, PLAIN = 2.0, 0.5
ON_PAGE = 1.0  # the note stands on the same page
NEAR = 0.6  # on the next one
END_OF_LINE = 1_000_000
FEW_RAISED = 0.3  # of the notes are called by raised numbers: then those are exponents, and the calls stand on the line
IN_BOTH = 0.8  # of the notes
ALONE = 3  # calls in a row that are believed without any note


@dataclass(frozen=True, slots=True)
class Call:
    """Characters `start`..`end` of the line's text, which call the note at place `note` of the notes; None without one."""

    number: int
    line: PrintLine
    start: int
    end: int
    note: int | None


@dataclass(frozen=True, slots=True)
class _Digits:
    number: int
    line: PrintLine
    start: int
    end: int
    weight: float


def raised_numbers(line: PrintLine) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of the raised digits within a line, those at its head left out, and exponents."""
    for start, end in _raised_stretches(line):
        if not line.text[:start].strip():
            continue
        if not (line.text[start:end].translate(TO_DIGITS) in ("2", "3") and EXPONENT.search(line.text[:start])):
            yield from _numbers(line.text, start, end)


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The numbers of a raised stretch with their brackets, and the comma that leads to the next one."""
    for match in CALL.finditer(text, start, end):
        number = int(match[1].translate(TO_DIGITS))
        if number:
            yield number, *_with_blank(text, match.start(), match.end())


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes in the blank before a call that stands apart from its word, unless it parts two words."""
    apart = text[start - 1 : start].isspace() and not text[end : end + 1].isalnum()
    return (start - 1 if apart else start), end


def _raised_stretches(line: PrintLine) -> Iterator[tuple[int, int]]:
    """Raised spans side by side are one: digits may be drawn one by one."""
    start = end = -1
    for span in line.spans:
        if span.raised and span.start == end:
            end = span.end
        elif span.raised:
            if start >= 0:
                yield start, end
            start, end = span.start, span.end
    if start >= 0:
        yield start, end


def calls(body: Sequence[PrintLine], notes: Sequence[Note]) -> list[Call]:
    """The calls in reading order; `body` are the lines outside the notes."""
    if not notes:
        return _calls_without_notes(body)
    places = defaultdict(list)
    for place, note in enumerate(notes):
        places[note.number].append(place)
    candidates = _candidates(body)
    if parallel := _in_both_columns(candidates, places, notes):
        order = {id(line): index for index, line in enumerate(body)}
        return sorted(parallel, key=lambda call: (order[id(call.line)], call.start))
    chain = _rising(candidates, places, notes)
    if len(chain) < FEW_RAISED * len(notes):
        chain = _rising(_candidates(body, unraised=True), places, notes)
    return _with_unraised(chain, body, notes)


def _in_both_columns(digits: Sequence[_Digits], places: dict[int, list[int]], notes: Sequence[Note]) -> list[Call]:
    """The calls of two columns that both call nearly all notes, as a text and its translation do; empty for any other text."""
    if len(places) < len(notes):
        return []
    columns: dict[int, list[_Digits]] = defaultdict(list)
    for found in digits:
        columns[found.line.column].append(found)
    chains = [_rising(own, places, notes) for own in columns.values()]
    full = [chain for chain in chains if len(chain) >= max(ALONE, IN_BOTH * len(notes))]
    return [call for chain in full for call in chain] if len(full) == 2 else []


def _candidates(body: Iterable[PrintLine], *, unraised: bool = False) -> list[_Digits]:
    """All digits that may call, with the marks in front of the digits of a row (»3,4«)."""
    found: list[_Digits] = []
    for line in body:
        own = [_Digits(number, line, start, end, RAISED) for number, start, end in _with_head(line)]
        if unraised:
            own += [_Digits(number, line, start, end, PLAIN) for number, start, end in unraised_numbers(line)]
        found += sorted(own, key=lambda digits: digits.start)
    return found


def _with_head(line: PrintLine) -> list[tuple[int, int, int]]:
    """Raised digits at the head of a line too: their word may have ended the line before."""
    found = list(raised_numbers(line))
    head = line.spans[0]
    match = NUMBER.fullmatch(line.text[head.start : head.end].strip()) if head.raised else None
    if match:
        start = head.start + line.text[head.start : head.end].index(match[0])
        found.insert(0, (int(match[0].translate(TO_DIGITS)), start, start + len(match[0])))
    return found


def _rising(digits: Sequence[_Digits], places: dict[int, list[int]], notes: Sequence[Note]) -> list[Call]:
    """The heaviest chain in which the notes called rise; a Fenwick tree over the notes keeps the best chain up to each."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(notes) + 1)
    links: list[tuple[int, int, int]] = []  # digits, note, link before
    for index, found in enumerate(digits):
        for place in sorted(places.get(found.number, ()), reverse=True):
            weight, before = _best_up_to(best, place)
            links.append((index, place, before))
            _improve(best, place + 1, weight + found.weight + _nearness(found.line, notes[place]), len(links) - 1)
    _, link = _best_up_to(best, len(notes))
    chain = []
    while link >= 0:
        index, place, link = links[link]
        found = digits[index]
        chain.append(Call(found.number, found.line, found.start, found.end, place))
    return chain[::-1]


def _nearness(line: PrintLine, note: Note) -> float:
    return ON_PAGE if note.page == line.page else NEAR if note.page == line.page + 1 else 0.0


def _best_up_to(best: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    found = (0.0, -1)
    while count > 0:
        found = max(found, best[count])
        count -= count & -count
    return found


def _improve(best: list[tuple[float, int]], at: int, weight: float, link: int) -> None:
    while at < len(best):
        best[at] = max(best[at], (weight, link))
        at += at & -at


def unraised_numbers(line: PrintLine) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of digits that are glued to a word, or in brackets: where a text raises none, these may call."""
    for match in UNRAISED.finditer(line.text):
        yield int(match[0].strip("[]()")), match.start(), match.end()


def _with_unraised(chain: Sequence[Call], body: Sequence[PrintLine], notes: Sequence[Note]) -> list[Call]:
    """Fills the holes of the chain with digits that are glued to a word where the missing call must stand."""
    order = {id(line): index for index, line in enumerate(body)}
    called = {call.note: call for call in chain}
    followers = _followers(chain, len(notes))
    found: list[Call] = []
    first = (0, 0)
    for place, note in enumerate(notes):
        call = called.get(place)
        if call is None:
            after = followers[place]
            last = (order[id(after.line)], after.start) if after else (len(body) - 1, END_OF_LINE)
            next_too = place + 1 < len(notes) and place + 1 not in called
            call = _glued(body, first, last, (note.number, notes[place + 1].number if next_too else None), place)
            call = call or _unraised(body, first, last, note.number, place)
        if call:
            found.append(call)
            first = (order[id(call.line)], call.end)
    return found


def _followers(chain: Sequence[Call], count: int) -> list[Call | None]:
    """For the place of each note the next call of the chain."""
    followers: list[Call | None] = [None] * count
    following: Call | None = None
    by_place = {call.note: call for call in chain}
    for place in reversed(range(count)):
        followers[place] = following
        following = by_place.get(place, following)
    return followers


def _glued(
    body: Sequence[PrintLine], first: tuple[int, int], last: tuple[int, int], numbers: tuple[int, int | None], place: int
) -> Call | None:
    """A call that the next one follows without any mark (»23« for 2 and 3), or that follows the one before so."""
    number, following = numbers
    for index in range(first[0], last[0] + 1):
        line = body[index]
        for start, end in _raised_stretches(line):
            begin = max(start, first[1]) if index == first[0] else start
            digits = line.text[begin : min(end, last[1]) if index == last[0] else end].translate(TO_DIGITS)
            rest = begin > start and digits == str(number)
            if rest or (following and digits.startswith(f"{number}{following}")):
                return Call(number, line, begin, begin + len(str(number)), place)
    return None


def _unraised(body: Sequence[PrintLine], first: tuple[int, int], last: tuple[int, int], number: int, place: int) -> Call | None:
    for index in range(first[0], last[0] + 1):
        line = body[index]
        for digits, start, end in unraised_numbers(line):
            if digits == number and (index, start) >= first and (index, end) <= last:
                return Call(number, line, start, end, place)
    return None


def _calls_without_notes(body: Sequence[PrintLine]) -> list[Call]:
    """Numbers that rise from 1 behind words. Most numbers of verses and of lines stand before words, and call nothing."""
    found: list[Call] = []
    for digits in _candidates(body):
        if digits.number == len(found) + 1:
            found.append(Call(digits.number, digits.line, digits.start, digits.end, None))
    behind_words = sum(not _stands_before_word(call) for call in found)
    return found if behind_words >= max(ALONE, len(found) / 2) else []


def _stands_before_word(call: Call) -> bool:
    before, after = call.line.text[: call.start], call.line.text[call.end :]
    return bool(after.strip()) and (not before.strip() or (before[-1].isspace() and after[0].isalnum()))
