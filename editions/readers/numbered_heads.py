"""The number of the page in a running head, before its words or after them; a year may stand on the other side."""

import re

FIRST = re.compile(r"(?P<number>\d{1,4})\s+\D.*")
LAST = re.compile(r"(?=.*[^\W\d_]).*\S\s+(?P<number>\d{1,4})")  # "2019] Of Bridges 553"


def numbers_in_head(text: str) -> list[re.Match[str]]:
    """The head with a number before its words, and with one after them; the group `number` holds the digits."""
    return [match for pattern in (FIRST, LAST) if (match := pattern.fullmatch(text))]
