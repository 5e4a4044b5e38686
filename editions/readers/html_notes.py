"""Notes of hypertext: told by where their calls lead, whatever class or type they have.

A link calls a note when it is a number or a sign, leads on to a later place, and either the place begins with that sign, or
leads back, or one of the two says that it is a note. Links to headings, to pages and back to the text call nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath
from urllib.parse import unquote

from editions.readers.stylesheets import Stylesheet
from editions.readers.xml import Element, local, text_of

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# The sign of a call, with the count of those that call the same note, as markdown-it writes it: [1:2].
SIGN = re.compile(
    r"(?:[\[(]\s*)?(?:(?:Anm\.|Fn\.|note|n\.)\s*)?"
    r"(\d{1,4}|[*†‡§¶#]{1,5}|[ivxlc]{1,7}|[a-zA-Z])(?::\d{1,3})?(?:\s*[\])])?[.:]?",
    re.IGNORECASE,
)
BACK = re.compile(r"[\W_]*(?:back|zurück|retour|nach oben|return|[a-z])?[\W_]*", re.IGNORECASE)  # one letter each where many call
NOTE_HINT = re.compile(
    r"(?:foot|end|rear|fuss|fuß)?-?note|cite_(?:note|ref)|^_?(?:ftn|edn|fn|sdfootnote|sdendnote)|fnanchor|anmerkung", re.IGNORECASE
)
CALL_HINT = re.compile(r"note-?(?:ref|call|anc)|cite_note|\b_?(?:ftnt?|edn|fn)[\W_]?\d|foot-?note", re.IGNORECASE)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
WHOLE = frozenset(["p", "li", "dd", "aside", "div", "section", "blockquote", "td", "tr"])  # what can be a note
ITEMS = frozenset(["li", "dd", "aside", "div"])  # what can hold several paragraphs of one
OUTSIDE = frozenset(["nav", "script", "style", "template"])
EDGES = " \n\t\r[]().←↑↩^"  # around the sign of a note
FIRST_LETTERS = 12  # of a note, among which its sign stands


@dataclass(frozen=True, slots=True)
class Document:
    """One file of hypertext. `path` is its place in the archive, empty for a file by itself."""

    path: str
    root: Element
    sheet: Stylesheet = field(default_factory=Stylesheet)


@dataclass(slots=True)
class HtmlNotes:
    """`calls`: the note that a link calls, and by what sign; `keys`: the note that an element belongs to; `back`: links back.

    `here` are the notes that stand where they are called.
    """

    calls: dict[Element, tuple[str, str]] = field(default_factory=dict)
    keys: dict[Element, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    back: set[Element] = field(default_factory=set)
    here: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Links:
    """The elements of all documents in reading order, by what they are called and where they stand."""

    places: dict[Element, int]
    paths: dict[Element, str]
    by_id: Mapping[str, Element]
    links: list[Element]

    def target(self, link: Element) -> Element | None:
        path, _, fragment = (link.get("href") or "").partition("#")
        if not fragment or ":" in path:
            return None
        here = self.paths[link]
        there = normpath(join(here.rpartition("/")[0], unquote(path))) if path else here
        return self.by_id.get(f"{there}#{unquote(fragment)}")


def links_of(documents: Iterable[Document]) -> Links:
    by_id: dict[str, Element] = {}
    links = Links({}, {}, by_id, [])
    for document in documents:
        for element in document.root.iter():
            if not isinstance(element.tag, str):
                continue
            links.places[element] = len(links.places)
            for name in ("id", "name", "{http://www.w3.org/XML/1998/namespace}id"):
                if identifier := element.get(name):
                    by_id.setdefault(f"{document.path}#{identifier}", element)
            if local(element) == "a" and element.get("href") and not _is_outside(element):
                links.paths[element] = document.path
                links.links.append(element)
    return links


def notes_of(links: Links) -> HtmlNotes:
    found = HtmlNotes()
    leading_to = _leading_to(links)
    targets: dict[Element, tuple[str, str]] = {}
    for link in links.links:
        target = links.target(link)
        sign = SIGN.fullmatch(text_of(link))
        if sign and target is None and _is_lost(link):
            key = f"missing {link.get('href')}"
            found.calls[link], found.labels[key] = (key, sign[1]), sign[1]
        if target is None or sign is None or links.places[target] <= links.places[link]:
            continue
        whole = _whole(target)
        if whole is None or whole in link.iterancestors() or not _is_note(link, sign[1], target, whole, links, leading_to):
            continue
        key, _ = targets.setdefault(target, (f"note-{len(targets)}", sign[1]))
        found.labels.setdefault(key, sign[1])
        found.calls[link] = (key, sign[1])
    _find_extents(targets, found)
    _find_links_back(links, found)
    return found


def _is_lost(link: Element) -> bool:
    """Whether it says that it calls a note, which is nowhere in the file."""
    path, _, fragment = (link.get("href") or "").partition("#")
    return not path and bool(fragment) and CALL_HINT.search(f"{link.get('class', '')} {link.get('role', '')} {fragment}") is not None


def _is_outside(element: Element) -> bool:
    return any(
        local(around) in OUTSIDE or around.get("role") in ("navigation", "doc-toc") for around in (element, *element.iterancestors())
    )


def _leading_to(links: Links) -> Mapping[Element, list[Element]]:
    """For each element the links that lead to it."""
    leading: dict[Element, list[Element]] = defaultdict(list)
    for link in links.links:
        if (target := links.target(link)) is not None:
            leading[target].append(link)
    return leading


def _whole(target: Element) -> Element | None:
    """The note's outermost paragraph or item: the element itself, or the one that it opens."""
    if local(target) in HEADINGS or any(local(inner) in HEADINGS for inner in target.iterdescendants()):
        return None
    element: Element | None = target
    while element is not None and local(element) not in WHOLE:
        if local(element) == "dt":
            return next((sibling for sibling in element.itersiblings() if local(sibling) == "dd"), None)
        if local(element) in HEADINGS or _text_before(element):
            return None
        element = element.getparent()
    return _row(element) if element is not None and local(element) == "td" else element


def _row(cell: Element) -> Element | None:
    """The row, where the cell holds the sign of the note and nothing else."""
    return cell.getparent() if SIGN.fullmatch(text_of(cell)) and cell.getnext() is not None else cell


def _text_before(element: Element) -> bool:
    """Whether words stand before the element within its parent."""
    parent = element.getparent()
    if parent is None:
        return False
    words = [parent.text or "", *(text for before in element.itersiblings(preceding=True) for text in (text_of(before), before.tail or ""))]
    return any(SIGN.fullmatch(text.strip()) is None and text.strip(EDGES) for text in words)


def _is_note(link: Element, sign: str, target: Element, whole: Element, links: Links, leading_to: Mapping[Element, list[Element]]) -> bool:
    begins = text_of(whole)[:FIRST_LETTERS].lstrip(" [(").startswith(sign)
    if any(_says_note(element) for element in (link, target, whole)):
        return True
    around = [link, *(each for each, _ in zip(link.iterancestors(), range(3), strict=False))]
    beside = [each for element in around for each in (element, *element.iterchildren("a"))]
    leading = [back for element in beside for back in leading_to.get(element, ())]
    leads_back = any(back is target or whole in back.iterancestors() for back in leading)
    raised = any(local(element) == "sup" for element in (*link.iterancestors(), *link.iterdescendants()))
    return (
        leads_back or (raised and (begins or local(whole) in ("li", "aside"))) or (begins and bool(re.fullmatch(r"[\[(].*", text_of(link))))
    )


def _says_note(element: Element) -> bool:
    said = [element.get(name, "") for name in ("id", "name", "class", "role", EPUB_TYPE, "epub:type")]
    return any(NOTE_HINT.search(word) for words in said for word in words.split())


def _find_extents(targets: Mapping[Element, tuple[str, str]], found: HtmlNotes) -> None:
    """Each note with all of its paragraphs: its item, or those that follow up to the next note."""
    wholes = {_whole(target): key for target, (key, _) in targets.items()}
    for whole, key in wholes.items():
        if whole is None:
            continue
        element = _item_around(whole, wholes, found.calls)
        found.keys[element] = key
        found.keys.update((term, key) for term in _terms(element))
        following = list(_following(element, wholes)) if element is whole and local(whole) == "p" else []
        for paragraph in following:
            found.keys[paragraph] = key


def _terms(definition: Element) -> Iterator[Element]:
    """The term of a definition, which is the sign of a note."""
    term = definition.getprevious() if local(definition) == "dd" else None
    if term is not None and local(term) == "dt" and SIGN.fullmatch(text_of(term)):
        yield term


def _item_around(whole: Element, wholes: Mapping[Element | None, str], calls: Mapping[Element, tuple[str, str]]) -> Element:
    """The item that holds this note's paragraphs and nothing else."""
    element = whole
    parent = element.getparent()
    while parent is not None and local(parent) in ITEMS:
        others = (other for other in parent.iterdescendants() if other is not whole)
        if any(other in wholes or other in calls or local(other) in HEADINGS for other in others):
            break
        element, parent = parent, parent.getparent()
    return element


def _following(paragraph: Element, wholes: Mapping[Element | None, str]) -> Iterator[Element]:
    """Paragraphs between this note and the next one beside it; none after the last note, where other things may stand."""
    between: list[Element] = []
    for sibling in paragraph.itersiblings():
        if sibling in wholes:
            yield from between
            return
        if local(sibling) not in ("p", "blockquote", "ul", "ol") or any(inner in wholes for inner in sibling.iterdescendants()):
            return
        between.append(sibling)


def _find_links_back(links: Links, found: HtmlNotes) -> None:
    for link in links.links:
        key = next((found.keys[around] for around in link.iterancestors() if around in found.keys), None)
        if key is None or link in found.calls:
            continue
        written = text_of(link)
        is_label = written.strip(EDGES) == found.labels[key]
        is_sign = not any(map(str.isalnum, written))
        if is_label or (BACK.fullmatch(written) and (is_sign or links.target(link) is not None)):
            found.back.add(link)
