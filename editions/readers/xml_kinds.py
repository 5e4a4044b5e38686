"""XML files, told apart by their outermost element."""

from editions.readers import errors
from editions.readers.jats import is_jats, source_of_jats
from editions.readers.odt import source_of_odt
from editions.readers.odt_styles import OFFICE
from editions.readers.source import SourceText
from editions.readers.tei import ROOTS, source_of_tei
from editions.readers.xml import local, parse_xml

WHAT = "an XML file"


def read_xml(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (entities, broken, unknown_format, blank, too_many_pages)."""
    root = parse_xml(data, WHAT)
    if root.tag in (f"{OFFICE}document", f"{OFFICE}document-content"):
        return source_of_odt(root, max_pages=max_pages)
    if local(root) in ROOTS:
        return source_of_tei(root, max_pages=max_pages)
    if is_jats(root):
        return source_of_jats(root, max_pages=max_pages)
    raise errors.unknown_xml(local(root))
