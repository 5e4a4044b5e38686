"""Quotations and brackets: a sentence does not end within those that are part of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from editions.quoting.marks import LONGEST as LONGEST_QUOTATION
from editions.quoting.marks import quotations_in

Span = tuple[int, int]
LONGEST_BRACKET = 2_000  # code points; one that closes later is a lost one


class Insides:
    """The quotations and brackets of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotations = sorted((quoted.start - 1, quoted.end + 1) for quoted in quotations_in(text))
        self.brackets = sorted(_brackets(text))

    def holds(self, end: int, mark: int, sentence: int) -> bool:
        """Whether what ends at `end`, with its mark at `mark`, stands in a quotation or bracket that is part of the sentence."""
        for opens, closes in _around(self.quotations, mark, LONGEST_QUOTATION):
            if end < closes and not self._is_whole(opens, closes, sentence):
                return True
        within = [opens for opens, closes in _around(self.brackets, mark, LONGEST_BRACKET) if end < closes]
        return any(sentence < opens and self.text[sentence:opens].strip() for opens in within)

    def _is_whole(self, opens: int, closes: int, sentence: int) -> bool:
        """Whether the quotation holds sentences of its own: it opens a sentence or follows a colon, and ends like one."""
        before = self.text[sentence:opens].rstrip() if sentence < opens else ""
        if before and not before.endswith(":"):
            return False
        ends = self.text[opens:closes].rstrip("»«”“\"’‘'").rstrip().endswith((".", "!", "?", "…"))
        after = self.text[closes : closes + 60]
        goes_on = re.match(r"\s*[,;–—-]|\s*[^\W\d_]", after)
        if goes_on and (not goes_on[0].strip().isalpha() or goes_on[0].strip().islower()):
            return False
        return ends or after.startswith(".")


def _around(spans: list[Span], mark: int, longest: int) -> Iterator[Span]:
    """The spans that hold the place `mark`; none is longer than `longest`."""
    at = bisect_left(spans, (mark, 0))
    while at and spans[at - 1][0] >= mark - longest - 2:
        at -= 1
        if mark < spans[at][1]:
            yield spans[at]


def _brackets(text: str) -> Iterator[Span]:
    """Brackets that are closed, the outer ones with the inner ones."""
    open_at: list[int] = []
    for match in re.finditer(r"[()\[\]]|\n\s*\n", text):
        if match[0] in "([":
            open_at.append(match.start())
        elif match[0] in ")]" and open_at:
            opened = open_at.pop()
            if match.end() - opened <= LONGEST_BRACKET:
                yield opened, match.end()
        elif match[0] not in ")]":
            open_at.clear()
