"""Characters that a file has in an odd form: accents from private-use fonts, ligatures, odd spaces, decomposed letters.

One table and one normal form; nothing else about the letters is changed (ſ stays ſ, ß stays ß).
"""

import re
import unicodedata
from collections.abc import Iterator

from editions.readers.source import INVISIBLE

# Adobe's corporate use area (Adobe Glyph List 1.2): accents that older fonts put after their letter.
COMBINING = {
    "\uf6c9": "\u0301", "\uf6ca": "\u030c", "\uf6cb": "\u0308", "\uf6cc": "\u0308\u0301", "\uf6cd": "\u0308\u0300",
    "\uf6ce": "\u0300", "\uf6cf": "\u030b", "\uf6d0": "\u0304",
}  # fmt: skip
# The same list: old-style digits F730–F739, small capitals F761–F77A.
OLD_STYLE = {chr(0xF730 + digit): str(digit) for digit in range(10)}
SMALL_CAPITALS = {chr(0xF761 + index): chr(ord("A") + index) for index in range(26)}
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
GLYPHS = {**COMBINING, **OLD_STYLE, **SMALL_CAPITALS, **LIGATURES}

# Every blank that is not U+0020, alone or in a row with others. A row becomes one space: it was one gap in print.
SPACES = re.compile("[\t\n\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000 ]+")
BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")  # within a line that a tool has broken
CLOSING = frozenset(".,;:!?)]")
# A letter with all that is written onto it, or the parts of a Korean syllable. What is not seen counts only in between: at the end of
# a line it is a hyphen, and not part of the letter before it.
ACCENTS = "".join(COMBINING) + r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
CLUSTER = re.compile(rf"[\u1100-\u11ff]+|{SPACES.pattern}|.(?:[{ACCENTS}{INVISIBLE}]*[{ACCENTS}])?", re.DOTALL)
TO_REPLACE = frozenset(GLYPHS) | frozenset(INVISIBLE)

MARK = re.compile(rf"[{ACCENTS}{INVISIBLE}\u1160-\u11ff]")

Change = tuple[int, int, str, str]


def changes(text: str) -> Iterator[Change]:
    """What to replace in a line without blanks at its ends: start, end, the replacement, and the kind of repair."""
    if text.isascii() and "  " not in text and "\t" not in text and text.isprintable():
        return
    for match in SPACES.finditer(text):
        if match[0] != " ":
            yield (*match.span(), *_gap(match[0], text[match.end() :]))
    if unicodedata.is_normalized("NFC", text) and TO_REPLACE.isdisjoint(text):
        return
    for match in CLUSTER.finditer(text):
        normal = _normal(match[0])
        if normal != match[0] and not SPACES.fullmatch(match[0]):
            yield match.start(), match.end(), normal, "glyph"


def _gap(blanks: str, after: str) -> tuple[str, str]:
    """What stands for the blanks, and the kind of the repair: nothing where a tool has broken the line before the end of a clause."""
    if not BREAK.search(blanks):
        return " ", "space"
    return ("" if after[:1] in CLOSING else " "), "line_join"


def _normal(cluster: str) -> str:
    return unicodedata.normalize(
        "NFC", "".join("" if character in INVISIBLE else GLYPHS.get(character, character) for character in cluster)
    )


def leans(text: str) -> bool:
    """Whether the text begins with a sign that would join the letter before it, were the two brought together."""
    return MARK.match(text) is not None
