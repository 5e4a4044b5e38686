"""What changed between a quotation and its source, word by word."""

import re
from difflib import SequenceMatcher
from typing import TypedDict

from editions.quoting import fold_letter

WORD = re.compile(r"\S+")


class Op(TypedDict):
    """`op` is equal, replace, delete (only in the quotation) or insert (only in the source)."""

    op: str
    quoted: str
    source: str


def word_diff(quoted: str, source: str) -> list[Op]:
    """The steps from the quotation to the source. Words that differ in spelling marks only are equal."""
    left, right = WORD.findall(quoted), WORD.findall(_joined(source))
    matcher = SequenceMatcher(None, [_folded(word) for word in left], [_folded(word) for word in right], autojunk=False)
    return [
        Op(op=tag, quoted=" ".join(left[left_start:left_end]), source=" ".join(right[right_start:right_end]))
        for tag, left_start, left_end, right_start, right_end in matcher.get_opcodes()
    ]


def _joined(source: str) -> str:
    """Words that a line end divides are made whole."""
    return re.sub(r"(?<=[^\W\d_])[-\u00ad\u2010\u0002]\s*\n\s*(?=[^\W\d_])", "", source)


def _folded(word: str) -> str:
    return "".join(map(fold_letter, word)) or word
