"""Ligatures whose letters a file names with their two bytes swapped: "ff" as U+6600 U+6600.

Versions of Ghostscript write them so into a font's ToUnicode map, where one glyph stands for several letters.
"""

import re
from string import ascii_letters

OWN = {chr(ord(letter) << 8): letter for letter in ascii_letters}
SWAPPED = re.compile(f"[{''.join(OWN)}]{{2,}}")  # Two such ideographs in a row are no Chinese.


def with_bytes_in_order(text: str) -> str:
    """The text, as long as before, with such letters put right."""
    return SWAPPED.sub(lambda found: "".join(map(OWN.__getitem__, found[0])), text)
