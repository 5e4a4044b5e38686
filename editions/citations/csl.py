"""A citation as CSL-JSON."""

from typing import Any

from editions.citations.citation import Citation
from editions.citations.names import Names
from editions.citations.volumes import without_volume


def to_csl(citation: Citation, pages: str = "") -> dict[str, Any]:
    """The citation as CSL-JSON; `pages` are the item's pages in its container."""
    csl: dict[str, Any] = {"type": _type(citation), "title": citation.title}
    if citation.container is None:
        csl["title"] = without_volume(citation.title, citation.volume)
    if citation.names:
        csl["editor" if citation.names.role == "editor" else "author"] = _csl_names(citation.names)
    source = citation.container if citation.container is not None else citation
    if citation.container is not None:
        csl["container-title"] = without_volume(citation.container.title, citation.container.volume)
        if citation.container.names:
            csl["editor"] = _csl_names(citation.container.names)
    if source.editor:
        csl["editor"] = _csl_names(source.editor)
    for key, value in (
        ("publisher-place", source.place),
        ("publisher", source.publisher),
        ("volume", source.volume),
        ("issue", source.issue),
        ("page", pages),
    ):
        if value:
            csl[key] = value
    if citation.date:
        csl["issued"] = {"date-parts": [list(citation.date)]}
    elif citation.year or source.year:
        csl["issued"] = {"date-parts": [[citation.year or source.year]]}
    return csl


def _type(citation: Citation) -> str:
    if citation.container is None:
        return "book"
    if citation.container.is_journal:
        return "article-newspaper" if len(citation.container.date) == 3 else "article-journal"
    return "chapter"


def _csl_names(names: Names) -> list[dict[str, str]]:
    return [{"family": person.family, **({"given": person.given} if person.given else {})} for person in names.persons]
