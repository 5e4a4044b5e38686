"""What a search page shows."""

import re
from html import unescape


def marked(page):
    """The marked words, in order."""
    return [unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", page.content.decode())]


def counts(page):
    """The kinds that have hits, with their numbers; with a kind chosen, that one alone."""
    found = re.findall(r'aria-labelledby="found-(\w+)">\s*<h2[^>]*>.*?<span class="c">(\d+)\+?</span>', page.content.decode(), re.DOTALL)
    return {kind: int(count) for kind, count in found}
