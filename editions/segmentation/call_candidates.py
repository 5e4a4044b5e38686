"""Digits that may call a note, each with how much its form speaks for it. The chain of numbers decides later."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from editions.segmentation.glyphs import leans
from editions.segmentation.lines import TextLine

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

DIGIT = re.compile(rf"[\d{SUPERSCRIPTS}]")
AFTER = r"(?=$|[\s.,;:!?)\]»«\"”“’‘›‹–—-])"
LOOK_BACK = 200  # letters in which a bracket is opened that a call seems to close
OTHER_CALLS = re.compile(r"(?<=[^\W\d_.])\d{1,3}\)")
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
    # Glued to a word of three letters or its closing mark, »mill.(12)«: formulas and sections of law have shorter ones.
    ("parentheses", 1.2, re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W_]{CLOSING})|(?<={CLOSING}{CLOSING}))\((\d{{1,3}})\){AFTER}")),
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


def number_of(digits: str) -> int:
    """The number of a note, which has digits of any script, raised or not; 0 where it begins with a zero."""
    plain = digits.translate(TO_DIGITS)
    return int(plain) if int(plain[0]) else 0


def call_candidates(lines: Iterable[TextLine]) -> Iterator[CallCandidate]:
    """In the order of the lines; of several forms at one place the strongest."""
    before = ""
    for line in lines:
        yield from _in_line(line, before)
        before = f"{before[-LOOK_BACK:]} {line.text}"


def _in_line(line: TextLine, before: str) -> list[CallCandidate]:
    """`before` are the lines above, where a bracket may have been opened."""
    found: dict[int, CallCandidate] = {}
    if not DIGIT.search(line.text):
        return []
    for form, weight, pattern in FORMS:
        for match in pattern.finditer(line.text):
            if candidate := _candidate(line, form, weight, match):
                found.setdefault(match.end(), _with_bracket(candidate, line, before))
    return [found[end] for end in sorted(found)]


def _with_bracket(candidate: CallCandidate, line: TextLine, before: str) -> CallCandidate:
    """The call with the bracket behind it, »mill12)«, unless it closes one that was opened in the text."""
    at = candidate.end - line.content_start
    if candidate.form not in ("letter", "closing", "closings") or line.text[at : at + 1] != ")":
        return candidate
    text = OTHER_CALLS.sub("", f"{before} {line.text[:at]}")
    return candidate if text.rfind("(") > text.rfind(")") else replace(candidate, end=candidate.end + 1)


def _words_before(text: str, match: re.Match[str]) -> bool:
    """A call follows a word or sign; at the head of a line it would be a label."""
    return any(character.isalnum() or character in "»«”“’)]" for character in text[: match.start()])


def _candidate(line: TextLine, form: str, weight: float, match: re.Match[str]) -> CallCandidate | None:
    number = number_of(match[1])
    if not number or leans(line.text[match.end() :]) or (form != "head" and not _words_before(line.text, match)):
        return None
    start = match.start(1) if form == "year" else match.start()
    at = line.content_start
    return CallCandidate(number, at + start, at + match.end(), line.number, weight, form)
