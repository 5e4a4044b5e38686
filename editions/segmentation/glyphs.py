"""Characters that a file has in an odd form: accents from private-use fonts, ligatures, odd spaces, decomposed letters.

One table and one normal form; nothing else about the letters is changed (ſ stays ſ, ß stays ß).
"""

import re
import unicodedata
from collections.abc import Iterator

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
SPACES = re.compile("[\t\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000 ]+")
# Seen nowhere and searched by nobody: zero-width characters, a byte order mark inside, discretionary hyphens.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
CLUSTER = re.compile(r"[\u1100-\u11ff]+|.[" + "".join(COMBINING) + r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]*", re.DOTALL)
ODD = re.compile("[^\x21-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u0370-\u03ff\u0400-\u052f]")

Change = tuple[int, int, str, str]


def changes(text: str) -> Iterator[Change]:
    """What to replace in a line without blanks at its ends: start, end, the replacement, and the kind of repair."""
    if text.isascii() and "  " not in text and "\t" not in text and text.isprintable():
        return
    for pattern, replacement, kind in ((SPACES, " ", "space"), (INVISIBLE, "", "glyph")):
        for match in pattern.finditer(text):
            if match[0] != replacement:
                yield match.start(), match.end(), replacement, kind
    yield from _clusters(text)


def _clusters(text: str) -> Iterator[Change]:
    if unicodedata.is_normalized("NFC", text) and not any(character in GLYPHS for character in set(text)):
        return
    for match in CLUSTER.finditer(text):
        cluster = match[0]
        if SPACES.fullmatch(cluster) or INVISIBLE.fullmatch(cluster):
            continue
        normal = unicodedata.normalize("NFC", "".join(GLYPHS.get(character, character) for character in cluster))
        if normal != cluster:
            yield match.start(), match.end(), normal, "glyph"
