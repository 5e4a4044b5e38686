"""The sign of a note where the text of the note repeats it."""

import re


def sign_at_head(sign: str, text: str) -> str:
    """The sign with its brackets and what parts it from the words, as the text begins; empty when it begins otherwise."""
    found = re.match(rf"\s*[\[(]?{re.escape(sign)}(?:[\])][.:]?\s*|[.:]\s*|\s+|$)", text)
    return found[0] if found else ""
