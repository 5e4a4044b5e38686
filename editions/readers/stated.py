"""What a file says of itself beside its text: the title and who made it, for texts that do not print them."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from editions.readers.xml import Element, local, text_of

SAID_OTHERWISE = frozenset(["sub", "alt", "short", "desc", "series"])  # types of a TEI title that is not the title

SEPARATED = re.compile(r"\s*;\s*")  # names in one element
PLACEHOLDERS = frozenset(
    ["Unknown Title", "Unknown Author", "Unknown", "Unbekannt", "Untitled", "Anonymous"]
)  # of programs that were told nothing


def of_tei(root: Element) -> dict[str, str]:
    """`title`, `subtitle` and `creators` (one a line) of the titleStmt, as far as they are there."""
    statement = next((element for element in root.iter() if local(element) == "titleStmt"), None)
    if statement is None:
        return {}
    titles = [element for element in statement if local(element) == "title"]
    main = (_words(element) for element in titles if element.get("type") not in SAID_OTHERWISE)
    sub = (_words(element) for element in titles if element.get("type") == "sub")
    creators = [_words(element) for element in statement if local(element) == "author"]
    return _stated(title=next(main, ""), subtitle=next(sub, ""), creators=creators)


def of_package(package: Element) -> dict[str, str]:
    """`title` and `creators` (one a line) of the Dublin Core in an EPUB's package document."""
    metadata = next((element for element in package.iter() if local(element) == "metadata"), None)
    if metadata is None:
        return {}
    titles = (_words(element) for element in metadata if local(element) == "title")
    names = (name for element in metadata if local(element) == "creator" for name in SEPARATED.split(_words(element)))
    creators = [name for name in names if name not in PLACEHOLDERS]
    return _stated(title=next((title for title in titles if title not in PLACEHOLDERS), ""), creators=creators)


def _stated(*, title: str, creators: Iterable[str], subtitle: str = "") -> dict[str, str]:
    said = {"title": title, "subtitle": subtitle, "creators": "\n".join(filter(None, creators))}
    return {name: words for name, words in said.items() if words}


def _words(element: Element) -> str:
    return normalize("NFC", text_of(element))
