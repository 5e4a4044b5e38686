"""Digits that may call a note, each with how much its form speaks for it. The chain of numbers decides later."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editions.segmentation.glyphs import leans
from editions.segmentation.lines import TextLine

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

DIGIT = re.compile(rf"[\d{SUPERSCRIPTS}]")
AFTER = r"(?=$|[\s.,;:!?)\]»«\"”“’‘›‹–—-])"
CLOSING = r"[.,;:!?»«\"”“’‘›‹)\]…]"
FORMS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("markdown", 3.0, re.compile(r"\s?\[\^(\d{1,4})\](?!:)")),
    ("superscript", 3.0, re.compile(rf"([{SUPERSCRIPTS}]{{1,4}})")),
    ("bracket", 2.0, re.compile(r"(?<=\S)\s?\[(\d{1,4})\]")),
    ("letter", 2.0, re.compile(rf"(?<=[^\W\d_]{{2}})(\d{{1,3}}){AFTER}")),
    ("closing", 2.0, re.compile(rf"(?<=[^\W\d_]{CLOSING})(\d{{1,3}}){AFTER}")),
    ("closings", 2.0, re.compile(rf"(?<={CLOSING}{CLOSING})(\d{{1,3}}){AFTER}")),
    # French sets a blank before the mark: »fin. »12«.
    ("closing", 2.0, re.compile(rf"(?<=[^\W\d_]\s»)(\d{{1,3}}){AFTER}")),
    ("closings", 2.0, re.compile(rf"(?:(?<={CLOSING}\s»)|(?<=^»))(\d{{1,3}}){AFTER}")),
    ("parenthesis", 0.8, re.compile(rf"(?<=[^\W\d_.,;:!?»«”“\"])\s?\((\d{{1,3}})\){AFTER}")),
    # After a year or a date: »am 3.5.1907,7 zwei Tage«, »1907«6«. The comma of a decimal fraction looks the same.
    ("figure", 0.6, re.compile(rf"(?<=\d{CLOSING})(\d{{1,3}}){AFTER}")),
    # Glued to a year: »die Ernte 190738«.
    ("year", 0.6, re.compile(rf"(?<!\d)(?:1\d|20)\d\d(\d{{1,3}}){AFTER}")),
    # Apart from its word, after a closing mark: »(Ende 1907) 2«.
    ("apart", 0.4, re.compile(rf"(?<={CLOSING})\s{{1,3}}(\d{{1,3}})(?=$|\s)")),
    # At the head of a line, where some PDF tools put a raised digit that ended the line before.
    ("head", 0.3, re.compile(r"^(\d{1,3})\s+(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class CallCandidate:
    """Digits `start`..`end` of the raw text (brackets and a blank before them included) that may call note `number`."""

    number: int
    start: int
    end: int
    line: int
    weight: float
    form: str


def call_candidates(lines: Iterable[TextLine]) -> Iterator[CallCandidate]:
    """In the order of the lines; of several forms at one place the strongest."""
    for line in lines:
        yield from _in_line(line)


def _in_line(line: TextLine) -> list[CallCandidate]:
    found: dict[int, CallCandidate] = {}
    if not DIGIT.search(line.text):
        return []
    for form, weight, pattern in FORMS:
        for match in pattern.finditer(line.text):
            if candidate := _candidate(line, form, weight, match):
                found.setdefault(match.end(), candidate)
    return [found[end] for end in sorted(found)]


def _words_before(text: str, match: re.Match[str]) -> bool:
    """A call follows a word or sign; at the head of a line it would be a label."""
    return any(character.isalnum() or character in "»«”“’)]" for character in text[: match.start()])


def _candidate(line: TextLine, form: str, weight: float, match: re.Match[str]) -> CallCandidate | None:
    digits = match[1].translate(TO_DIGITS)
    if digits.startswith("0") or leans(line.text[match.end() :]) or (form != "head" and not _words_before(line.text, match)):
        return None
    start = match.start(1) if form == "year" else match.start()
    at = line.content_start
    return CallCandidate(int(digits), at + start, at + match.end(), line.number, weight, form)
