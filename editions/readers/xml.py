"""XML and HTML from strangers: no network, no files, no entities beyond a plain character or two."""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from editions.readers import errors
from editions.readers.encoding import decode, decode_named

Element = etree._Element

DECLARED_ENTITY = re.compile(rb"<!ENTITY\s+(%\s+)?([^\s\"'>]+)\s+(SYSTEM|PUBLIC|\"[^\"]*\"|'[^']*')")
LONGEST_ENTITY = 100  # bytes: a character or a name, not a text
MOST_ENTITIES = 2_000
NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
CHARSET_BYTES = 2_048
DEEPEST = 240  # elements within one another; the parser's own limit is 256

# What a walk meets, in the order of the file: "start" and "end" with an element, "text" with the element and its characters.
Event = tuple[str, Element, str]


def parse_xml(data: bytes, what: str) -> Element:
    """The root element. Raises `UnreadableSource` (entities, broken)."""
    _refuse_entities(data)
    # Without a table of ids, a name that is given twice does not make the file unreadable.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise errors.broken_markup(what, error.lineno) from error
    except (ValueError, LookupError) as error:
        raise errors.broken_markup(what, None) from error
    return root


def parse_html(data: bytes, what: str = "an HTML page") -> Element:
    """The root element of HTML or of XHTML, well-formed or not. Raises `UnreadableSource` (broken, wrong_encoding)."""
    text = _html_text(data)
    if text.lstrip()[:5] == "<?xml" or "http://www.w3.org/1999/xhtml" in text[:CHARSET_BYTES]:
        try:
            return parse_xml(_without_names(text).encode(), what)
        except errors.UnreadableSource as error:
            if error.code == "entities":
                raise
    try:
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        root = etree.fromstring(DECLARATION.sub("", text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise errors.broken_markup(what, None) from error
    if root is None:
        raise errors.broken_markup(what, None)
    return root


def walk(root: Element, skip: frozenset[str] = frozenset()) -> Iterator[Event]:
    """The elements and their text; those whose local name is in `skip` are passed over, not so the text after them."""
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: Element | None = None
    entities = _own_entities(root)
    for event, element in walker:
        if not isinstance(element.tag, str):  # an entity: the only node that is left beside elements
            if event == "start":
                yield "text", element.getparent(), _entity(element.text or "", entities)
        elif event == "start":
            if local(element) in skip:
                walker.skip_subtree()
                skipped = element
                continue
            yield "start", element, ""
            if element.text:
                yield "text", element, element.text
            continue
        elif element is not skipped:
            yield "end", element, ""
        if event == "end" and element is not root and element.tail:
            yield "text", element.getparent(), element.tail


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """All the text in it, white space as one blank."""
    return " ".join(characters_of(element).split())


def characters_of(element: Element) -> str:
    """All the text in it as it stands."""
    return "".join(str(text) for text in element.itertext()) if len(element) else element.text or ""


def _refuse_entities(data: bytes) -> None:
    """Entities that load a file, stand for others, or for a long text."""
    declared = list(DECLARED_ENTITY.finditer(data.replace(b"\0", b"")))  # Without NULs, UTF-16 and UTF-32 spell markup as ASCII does.
    if len(declared) > MOST_ENTITIES:
        raise errors.entities()
    for parameter, _, value in (match.groups() for match in declared):
        external = value in (b"SYSTEM", b"PUBLIC")
        if parameter or external or len(value) > LONGEST_ENTITY or re.search(rb"&(?!#)", value):
            raise errors.entities()


def _own_entities(root: Element) -> dict[str, str]:
    dtd = root.getroottree().docinfo.internalDTD
    return {} if dtd is None else {entity.name: entity.content or "" for entity in dtd.entities()}  # type: ignore[attr-defined]


def _entity(written: str, own: dict[str, str]) -> str:
    name = written.strip("&;")
    return own.get(name) or html5.get(f"{name};") or written


def _html_text(data: bytes) -> str:
    named = CHARSET.search(data[:CHARSET_BYTES])
    return decode_named(data, named[1].decode("ascii")) if named else decode(data)[0]


def _without_names(text: str) -> str:
    """Entities by name as characters, which XML knows only from a file that we do not load; the file's own stay."""
    own = set(re.findall(r"<!ENTITY\s+(\w+)", text[: text.find("<html")] if "<html" in text else ""))

    def character(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name in OF_XML or name in own else html5.get(f"{name};", match[0])

    return NAMED_ENTITY.sub(character, DECLARATION.sub("", text))
