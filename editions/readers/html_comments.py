"""Comments of readers in the margin, as Google Docs and Word write them into hypertext. They are no text and no notes."""

import re

from editions.readers.xml import Element, local

TO_COMMENT = re.compile(r"#(?:cmnt|_msocom_)\d+")
BACK_FROM_COMMENT = re.compile(r"#(?:cmnt_ref|_msoanchor_)\d+")
HOLDING = frozenset(["p", "div"])


def is_comment(element: Element, name: str) -> bool:
    """Whether it is the sign in the text, or the comment itself: what begins with the link back to that sign."""
    if name == "a":
        return TO_COMMENT.fullmatch(element.get("href", "")) is not None
    link = _first_link(element) if name in HOLDING else None
    return link is not None and BACK_FROM_COMMENT.fullmatch(link.get("href", "")) is not None


def _first_link(element: Element) -> Element | None:
    """The link that the element begins with."""
    for inner in element.iter():
        if local(inner) == "a" and inner.get("href"):
            return inner
        if (inner.text or "").strip() or (inner is not element and not len(inner) and (inner.tail or "").strip()):
            return None
    return None
