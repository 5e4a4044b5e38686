"""The quotations of a text: what stands between quotation marks, in the styles of several languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PAIRS = {"»": "«", "«": "»", "„": "“”", "“": "”", "”": "”", "‚": "‘’", "‘": "’", "›": "‹", "‹": "›", '"': '"', "『": "』", "「": "」"}
OUTER = frozenset('»«„“”"')
INNER = {"‚": "‘’", "‘": "’", "›": "‹", "‹": "›"}
LONGEST = 6_000  # code points; a mark that closes later is a lost one
AFTER_QUOTATION = re.compile(r"[\s.,;:!?)\]…–—-]*(?:\([^()]{0,80}\)[\s.,;:]*)?$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, without its marks: code points `start`..`end` of the text, `text` as written there."""

    start: int
    end: int
    text: str


def quotations_in(text: str) -> list[Quoted]:
    """The quotations of `text` in order. Quotations inside quotations stay part of the outer one."""
    found = []
    position = 0
    while position < len(text):
        letter = text[position]
        if letter in OUTER and _opens(text, position):
            end = _closing(text, position)
            if end is not None:
                found.append(Quoted(position + 1, end, text[position + 1 : end]))
                position = end
        position += 1
    return [quoted for quoted in found if any(letter.isalnum() for letter in quoted.text)]


def _opens(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if before.isalnum() and text[position] in '"“”':
        return False
    if text[position] == "«":  # « ouvre » in French, »closes« in German
        return after.isspace() or (not before.isalnum() and before not in ".,!?…]")
    if text[position] == "»":
        return not after.isspace()
    return not after.isspace() or after == "\u00a0"


def _closing(text: str, position: int) -> int | None:
    """Where the quotation that opens at `position` ends; the same marks inside it are counted, other marks are kept inside."""
    opening, closing = text[position], PAIRS[text[position]]
    depth = 1
    limit = min(len(text), position + LONGEST)
    for index in range(position + 1, limit):
        letter = text[index]
        if letter in closing and not (letter == opening and _opens_again(text, index)):
            depth -= 1
            if not depth:
                return index
        elif letter == opening and opening not in closing and _opens(text, index):
            depth += 1
    if depth > 1:  # An inner mark was never closed: the last closing one ends the quotation.
        last = max(text.rfind(mark, position + 1, limit) for mark in closing)
        return last if last > position else None
    return None


def _opens_again(text: str, index: int) -> bool:
    return text[index] == '"' and text[index - 1].isspace() and index + 1 < len(text) and text[index + 1].isalnum()


def quotation_before(text: str, offset: int, quotations: Sequence[Quoted] | None = None, *, reach: int = 160) -> Quoted | None:
    """The quotation that a note call at `offset` supports: the one that ends there, or shortly before in the same sentence.

    `reach`: code points between the quotation's end and the call. A call inside a quotation supports that one.
    """
    best = None
    for quoted in quotations_in(text) if quotations is None else quotations:
        if quoted.start <= offset <= quoted.end + 1:
            return quoted
        if quoted.end < offset:
            best = quoted
    if best is None or offset - best.end > reach:
        return None
    between = text[best.end + 1 : offset]
    return best if AFTER_QUOTATION.fullmatch(between) or not re.search(r"[.!?]\s+[A-ZÀ-ÞА-Я»„“«]", between) else None
