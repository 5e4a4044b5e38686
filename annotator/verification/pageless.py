"""Whether a note cites what is found without a page: a newspaper by its day, a weekly by its number, a law, a judgment, an address."""

import re

from editions.citations.tokens import MONTH

PAGELESS = re.compile(
    rf"""
      \b\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}\b | \b\d{{4}}-\d\d-\d\d\b
    | \b\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s(?:de\s|of\s)?(?i:{MONTH}),?\s(?:de\s)?\d{{4}}\b
    | (?i:{MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b
    | \b(?:Nr|No|Heft|H|n°|N°|№|num|núm)\.?\s?\d
    | § | \b(?:Art|art|Abs|Sec|sec|s)\.?\s\d
    | https?://
    """,
    re.VERBOSE,
)


def cites_without_pages(note: str) -> bool:
    """`note` is the text of a note that names no page."""
    return PAGELESS.search(note) is not None
