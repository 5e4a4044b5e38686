"""Quotation marks that a TEI file does not spell, because it marks its quotations by elements alone.

Source: TEI P5 Guidelines, chapters 2.3.3 (`quotation`) and 3.3.3; those who print such a file set the marks, as the TEI's stylesheets do.
"""

import re

from editions.readers.html_signs import SPELLED, marks_of
from editions.readers.xml import Element, local, text_of

QUOTING = frozenset(["q", "quote", "said", "soCalled"])
HARDLY = 0.1  # of a text that leaves its marks out, the quotations that one stands in or before by chance
SET_IN_MARKS = re.compile(r"quot|dq|sq|mark", re.IGNORECASE)  # a @rend that tells of marks


def leaves_out_marks(root: Element) -> bool:
    """Whether the header says that marks are not kept, or else hardly a quotation of the text has any, in it or around it."""
    kept = next((element.get("marks", "") for element in root.iter("{*}quotation")), "")
    if kept in ("all", "none"):
        return kept == "none"
    texts = (text for text in root.iter() if local(text) == "text")
    spelled = [_is_spelled(element) for text in texts for element in text.iter() if local(element) in QUOTING]
    return sum(spelled) < len(spelled) * HARDLY


def marks_around(element: Element) -> str:
    """The opening and the closing mark; empty where the file sets the quotation apart by its letters."""
    said = f"{element.get('rend', '')} {element.get('rendition', '')}".strip()
    return "" if (said and not SET_IN_MARKS.search(said)) or _is_spelled(element) else marks_of(element)


def _is_spelled(element: Element) -> bool:
    before = element.getprevious()
    around = element.getparent()
    text = before.tail if before is not None else around.text if around is not None else ""
    return text_of(element)[:1] in tuple(SPELLED) or (text or "").rstrip("\n")[-1:] in tuple(SPELLED)
