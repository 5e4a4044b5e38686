"""EPUB 2 and 3: the files of the spine in their order, as one text. Pages of the printed book where the publisher names them.

Source: EPUB 3.3, sections 5 (package) and 7.4.2.5 (page list); NCX of EPUB 2.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from posixpath import join, normpath
from urllib.parse import unquote

from editions.readers import errors, stated
from editions.readers.html import styles_within, text_of_documents
from editions.readers.html_notes import EPUB_TYPE, Document, Links
from editions.readers.source import SourceText
from editions.readers.stylesheets import Stylesheet, stylesheet
from editions.readers.xml import Element, local, parse_html, parse_xml, text_of
from editions.readers.zipped import Archive

WHAT = "an EPUB"
CONTAINER = "META-INF/container.xml"
HYPERTEXT = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
MOST_FILES = 2_000

Item = tuple[str, str, str]  # path, media type, properties


def read_epub(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (broken, encrypted, too_expansive, entities, blank, too_many_pages)."""
    archive = Archive(data, WHAT)
    if "META-INF/encryption.xml" in archive and "META-INF/rights.xml" in archive:
        raise errors.locked(WHAT)
    package_path = _package_path(archive)
    package = parse_xml(archive.read(package_path), WHAT)
    items = dict(_items(package, package_path))
    spine = [items[ref] for element in _named(package, "itemref") if (ref := element.get("idref", "")) in items]
    if len(spine) > MOST_FILES:
        raise errors.too_expansive()
    documents = list(_documents(archive, [path for path, media, _ in spine if media in HYPERTEXT and path in archive]))
    lists = partial(_page_labels, list(_page_list(archive, items)))
    raw, structure = text_of_documents(documents, what=WHAT, max_pages=max_pages, page_labels=lists)
    return SourceText(raw=raw, format="epub", language=_language(package), metadata=stated.of_package(package), structured=structure)


def _documents(archive: Archive, paths: Sequence[str]) -> Iterator[Document]:
    """Each with its stylesheets, those that many share read once."""
    sheets: dict[tuple[str, ...], Stylesheet] = {}
    for path in paths:
        root = parse_html(archive.read(path), WHAT)
        linked = (_resolved(path, link.get("href", "")) for link in _named(root, "link") if "stylesheet" in (link.get("rel") or ""))
        names, own = tuple(name for name in linked if name in archive), list(styles_within(root))
        if names not in sheets:
            sheets[names] = stylesheet(archive.read(name).decode("utf-8", "replace") for name in names)
        yield Document(path, root, stylesheet(own, sheets[names]) if own else sheets[names])


def _package_path(archive: Archive) -> str:
    container = parse_xml(archive.read(CONTAINER), WHAT)
    path = next((element.get("full-path", "") for element in _named(container, "rootfile")), "")
    if path not in archive:
        raise errors.broken_markup(WHAT, None)
    return path


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if local(element) == name)


def _items(package: Element, package_path: str) -> Iterator[tuple[str, Item]]:
    for element in _named(package, "item"):
        path = _resolved(package_path, element.get("href", ""))
        yield element.get("id", ""), (path, element.get("media-type", ""), element.get("properties", ""))


def _resolved(base: str, href: str) -> str:
    return normpath(join(base.rpartition("/")[0], unquote(href)))


def _page_list(archive: Archive, items: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Place and label of each page, from the navigation document, else from the NCX."""
    for path, media, properties in items.values():
        if path not in archive:
            continue
        if "nav" in properties.split():
            yield from _pages_of_navigation(parse_html(archive.read(path), WHAT), path)
        elif media == "application/x-dtbncx+xml":
            with suppress(errors.UnreadableSource):  # a table of contents that is damaged takes no text with it
                yield from _pages_of_ncx(parse_xml(archive.read(path), WHAT), path)


def _pages_of_navigation(root: Element, path: str) -> Iterator[tuple[str, str]]:
    for navigation in _named(root, "nav"):
        if "page-list" in (navigation.get(EPUB_TYPE) or navigation.get("epub:type") or ""):
            for link in _named(navigation, "a"):
                yield _place(path, link.get("href", "")), text_of(link)


def _pages_of_ncx(root: Element, path: str) -> Iterator[tuple[str, str]]:
    for target in _named(root, "pageTarget"):
        content = next(_named(target, "content"), None)
        label = next(_named(target, "text"), None)
        if content is not None and label is not None:
            yield _place(path, content.get("src", "")), text_of(label)


def _place(base: str, href: str) -> str:
    path, _, fragment = href.partition("#")
    return f"{_resolved(base, path)}#{unquote(fragment)}"


def _page_labels(pages: list[tuple[str, str]], links: Links) -> dict[Element, str]:
    """The element at each place; the first label wins where two lists name it."""
    labels: dict[Element, str] = {}
    for place, label in pages:
        element = links.by_id.get(place)
        if element is not None and label.strip():
            labels.setdefault(element, label.strip())
    return labels


def _language(package: Element) -> str:
    code = next((text_of(element) for element in _named(package, "language")), "").partition("-")[0].lower()
    return code if len(code) == 2 else ""
