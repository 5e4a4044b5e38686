"""Addresses by the names that a file gives its own pages and passages (TEI: xml:id)."""

from urllib.parse import quote

from annotator.models import Reading
from annotator.web.reading.rendering import page_anchors


def address_of_name(reading: Reading, name: str) -> str:
    """Query and fragment of the passage or page that the file calls `name`; "" when it calls none so, or a passage has this ref."""
    revision = reading.edition.current_revision
    if not name or revision.passages.filter(ref=name).exists():
        return ""
    ref = revision.passages.filter(identifier=name).values_list("ref", flat=True).first()
    if ref:
        return f"?p={quote(ref)}#{quote(ref)}"
    page = revision.pages.filter(identifier=name).first()
    if page is None:
        return ""
    anchor = page_anchors(list(revision.pages.all()))[page.sequence]
    return f"?page={quote(anchor.removeprefix('page-'))}#{quote(anchor)}"
