"""What the head of a JATS file says of the article: its names for the title page, and its own CSL-JSON.

Source: JATS 1.3, article-meta and journal-meta; CSL-JSON 1.0.2.
"""

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from editions.readers.xml import Element, local, walk

AUTHORS = frozenset(["author", ""])  # kinds of contributor; a group that names no kind is that of the authors
WHEN = ("collection", "ppub", "pub", "epub", "epub-ppub")  # dates of publication; that of the issue counts first
CALLS = frozenset(["xref", "fn"])
YEAR_DIGITS = 4
REVIEWS = frozenset(["book-review", "product-review"])


def part(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and so on down the path."""
    for name in path:
        element = next((child for child in element if local(child) == name), None) if element is not None else None
    return element


def head_of(article: Element) -> Element | None:
    """The article's own description: of a whole file, or of an article within it."""
    front = part(article, "front-stub")
    return front if front is not None else part(article, "front", "article-meta")


def contributors(head: Element) -> Iterator[Element]:
    """The authors, in order."""
    groups = (child for child in head if local(child) == "contrib-group")
    for contributor in (child for group in groups for child in group if local(child) == "contrib"):
        if contributor.get("contrib-type", "").lower() in AUTHORS:
            yield contributor


def name_of(contributor: Element) -> str:
    """As a byline prints it."""
    person = _person(contributor)
    if person is None:
        return _words(_named_otherwise(contributor))
    given, family, suffix = (_words(part(person, name)) for name in ("given-names", "surname", "suffix"))
    parts = (family, given) if person.get("name-style") == "eastern" else (given, family, suffix)
    return " ".join(filter(None, parts))


def csl_of(article: Element) -> dict[str, Any]:
    """The article as CSL-JSON, as far as the file tells."""
    head, journal = head_of(article), part(article, "front", "journal-meta")
    title = _words(part(head, "title-group", "article-title"))
    if head is None or not title:
        return {}
    subtitle = _words(part(head, "title-group", "subtitle"))
    found = {
        "type": "review" if article.get("article-type") in REVIEWS else "article-journal",
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": [person for each in contributors(head) if (person := _csl_name(each))],
        "container-title": _words(part(journal, "journal-title-group", "journal-title")) or _words(part(journal, "journal-title")),
        "volume": _words(part(head, "volume")),
        "issue": _words(part(head, "issue")),
        "page": _pages(head),
        "DOI": next((_words(each) for each in head if local(each) == "article-id" and each.get("pub-id-type") == "doi"), ""),
        "ISSN": _words(part(journal, "issn")),
        "publisher": _words(part(journal, "publisher", "publisher-name")),
        "language": language_of(article),
        "issued": _issued(head),
    }
    return {name: said for name, said in found.items() if said}


def stated(article: Element) -> dict[str, str]:
    """`title`, `subtitle` and `creators` (one a line), as far as they are there."""
    head = head_of(article)
    if head is None:
        return {}
    group = part(head, "title-group")
    names = "\n".join(filter(None, map(name_of, contributors(head))))
    said = {"title": _words(part(group, "article-title")), "subtitle": _words(part(group, "subtitle")), "creators": names}
    return {name: words for name, words in said.items() if words}


def language_of(article: Element) -> str:
    code = article.get("{http://www.w3.org/XML/1998/namespace}lang", "").partition("-")[0].lower()
    return code if len(code) == 2 else ""


def _person(contributor: Element) -> Element | None:
    names = part(contributor, "name-alternatives")
    return part(names if names is not None else contributor, "name")


def _named_otherwise(contributor: Element) -> Element | None:
    return next((child for child in contributor if local(child) in ("string-name", "collab")), None)


def _csl_name(contributor: Element) -> dict[str, str]:
    person = _person(contributor)
    if person is None:
        literal = _words(_named_otherwise(contributor))
        return {"literal": literal} if literal else {}
    names = {"family": "surname", "given": "given-names", "suffix": "suffix"}
    return {name: words for name, element in names.items() if (words := _words(part(person, element)))}


def _pages(head: Element) -> str:
    if whole := _words(part(head, "page-range")):
        return whole
    first, last = (_words(part(head, name)) for name in ("fpage", "lpage"))
    return f"{first}–{last}" if first and last and first != last else first or _words(part(head, "elocation-id"))


def _issued(head: Element) -> dict[str, list[list[int]]]:
    dates = [child for child in head if local(child) == "pub-date"]
    dates.sort(key=lambda date: next((WHEN.index(each) for each in _kinds(date) if each in WHEN), len(WHEN)))
    for date in dates:
        numbers = [_words(part(date, name)) for name in ("year", "month", "day")]
        known = numbers[: next((at for at, number in enumerate(numbers) if not number.isdecimal()), 3)]
        if known and len(known[0]) == YEAR_DIGITS:
            return {"date-parts": [[int(number) for number in known]]}
    return {}


def _kinds(date: Element) -> tuple[str, ...]:
    return date.get("date-type", ""), date.get("pub-type", "")


def _words(element: Element | None) -> str:
    """The text without the notes that it calls."""
    if element is None:
        return ""
    words = (characters for event, _, characters in walk(element, CALLS) if event == "text")
    return normalize("NFC", " ".join("".join(words).split()))
