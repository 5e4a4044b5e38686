"""How two lines of one paragraph go together: with a space, as one word, or with the hyphen kept.

Order of evidence: marks that only break a word (U+00AD); the file's own sign of a word gap; the document's own vocabulary and
the lexicon. A decision by words alone carries a confidence, so that the doubtful few can be shown for a click.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from editions.segmentation.lexicon import Lexicon

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u0002¬"  # U+0002: PDFium writes it for any hyphen at a line's end
LAST_WORD = re.compile(r"[^\W\d_]+$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
HYPHENATED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")

# After these a hyphen stands for the rest of a word (»Vor- und Nachteile«): it stays, and so does the space.
SUSPENDED_BEFORE = frozenset("und oder bzw sowie wie bis als and or to et ou e y o en of".split())

HYPHEN_ODDS = -0.6  # log10: about one line in five ends within a word
TWO_COMMON_WORDS = -1.0  # two frequent words are found side by side far more often than by chance
COMMON = -4.0  # log10 share of running text: one word in ten thousand


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two lines: `drop` characters leave the end of the first, then comes `glue`."""

    glue: str
    drop: int = 0
    kind: str = "line_join"
    confidence: float = 1.0


SPACE = Joint(" ")
TOGETHER = Joint("")


class Hyphenation:
    def __init__(self, lexicon: Lexicon, texts: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.hyphenated = Counter(match[0].casefold().replace("\u2010", "-") for text in texts for match in HYPHENATED.finditer(text))

    def joint(self, first: str, second: str, *, word_gap: bool | None = None) -> Joint:
        """`word_gap`: whether the file says that a word ends here; None when it says nothing."""
        if first.endswith(SOFT_HYPHEN):
            return Joint("", drop=1, kind="dehyphenation")
        if first[-1] in HYPHENS and first[-2:-1].isalnum():
            return self._visible(first, second)
        left, right = LAST_WORD.search(first), FIRST_WORD.match(second)
        if not left or not right or word_gap:
            return SPACE
        if right[0][0].isupper() and not (left[0].isupper() and right[0].isupper() and len(right[0]) > 1):
            return SPACE
        if word_gap is False and right[0][0].islower():
            return Joint("", kind="dehyphenation")
        return self._unmarked(left[0], right[0])

    def _unmarked(self, left: str, right: str) -> Joint:
        odds = self.odds_of_one_word(left, right)
        confidence = 1 / (1 + 10 ** -min(abs(odds), 6.0))
        if odds > 0:
            return Joint("", kind="dehyphenation", confidence=round(confidence, 3))
        return Joint(" ", confidence=round(confidence, 3))

    def odds_of_one_word(self, left: str, right: str) -> float:
        """log10 odds that a broken word stands here and not two words side by side."""
        one, first, second = self.lexicon.share(left + right), self.lexicon.share(left), self.lexicon.share(right)
        pair = TWO_COMMON_WORDS if min(first, second) > COMMON else 0.0
        return one - first - second + HYPHEN_ODDS + pair

    def _visible(self, first: str, second: str) -> Joint:
        left, right = LAST_WORD.search(first[:-1]), FIRST_WORD.match(second)
        keep = Joint("") if first[-1] != "\u0002" else Joint("-", drop=1)
        if not right or not left:
            return keep
        if right[0].casefold() in SUSPENDED_BEFORE and not self.lexicon.own.get((left[0] + right[0]).casefold()):
            return Joint(keep.glue + " ", drop=keep.drop)
        dropped = Joint("", drop=1, kind="dehyphenation")
        return keep if self._hyphen_stays(left[0], right[0]) else dropped

    def _hyphen_stays(self, left: str, right: str) -> bool:
        joined, parted = (left + right).casefold(), f"{left}-{right}".casefold()
        own, own_parted = self.lexicon.own.get(joined, 0), self.hyphenated.get(parted, 0)
        if own or own_parted:
            return own_parted > own
        both_capitals = left.isupper() and right.isupper()
        if right[0].isupper():
            return not (both_capitals and self.lexicon.has(joined))
        if self.lexicon.has(joined):
            return False
        return self.lexicon.language != "de" and self.lexicon.has(left) and self.lexicon.has(right) and len(left) > 1
