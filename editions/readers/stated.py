"""What a file says of itself beside its text: the title and who made it, for texts that do not print them."""

from collections.abc import Iterable
from unicodedata import normalize

from editions.readers.xml import Element, local, text_of

SAID_OTHERWISE = frozenset(["sub", "alt", "short", "desc", "series"])  # types of a TEI title that is not the title


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
    return _stated(title=next(titles, ""), creators=[_words(element) for element in metadata if local(element) == "creator"])


def _stated(*, title: str, creators: Iterable[str], subtitle: str = "") -> dict[str, str]:
    said = {"title": title, "subtitle": subtitle, "creators": "\n".join(filter(None, creators))}
    return {name: words for name, words in said.items() if words}


def _words(element: Element) -> str:
    return normalize("NFC", text_of(element))
