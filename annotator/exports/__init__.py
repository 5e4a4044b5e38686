"""Annotations of a reading as a file: only what the asking user may see, in document order, orphans included.

One presenter per form; each makes text or bytes out of what `gathering` has laid out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.exports import csv, docx, html, jsonld, markdown, tei, xlsx
from annotator.exports.gathered import Gathered
from annotator.exports.gathering import gather
from annotator.exports.options import Exported, ExportOptions, UnknownForm
from annotator.models import Reading

__all__ = ["FORMS", "ExportOptions", "Exported", "Form", "UnknownForm", "export"]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: what it is called, what it is for, and who makes it."""

    label: Any
    purpose: Any
    suffix: str
    content_type: str
    present: Callable[[Gathered], Iterator[bytes]]


FORMS: dict[str, Form] = {
    "markdown": Form(
        _("Markdown"), _("A handout for the session, by printed page."), "md", "text/markdown; charset=utf-8", markdown.present
    ),
    "html": Form(_("Web page"), _("The handout, to print or to send."), "html", "text/html; charset=utf-8", html.present),
    "docx": Form(_("Word"), _("The handout, to write on in."), "docx", docx.CONTENT_TYPE, docx.present),
    "csv": Form(_("CSV"), _("One row an annotation, for a spreadsheet or a script."), "csv", "text/csv; charset=utf-8", csv.present),
    "xlsx": Form(_("Excel"), _("The same rows as a workbook."), "xlsx", xlsx.CONTENT_TYPE, xlsx.present),
    "jsonld": Form(
        _("Web Annotation (JSON-LD)"), _("For other annotation programs; relations in CiTO."), "jsonld", jsonld.CONTENT_TYPE, jsonld.present
    ),
    "tei": Form(_("TEI P5"), _("The text with pages and notes, and the annotations over it."), "xml", "application/tei+xml", tei.present),
}


def export(reading: Reading, *, form: str, user: Any, options: ExportOptions = ExportOptions.EVERYTHING) -> Exported:
    """The reading's annotations as a file. Raises UnknownForm."""
    if form not in FORMS:
        raise UnknownForm(f"There is no export form {form!r}; there are {', '.join(FORMS)}.")
    made = FORMS[form]
    annotations = gather(reading, user=user, options=options)
    return Exported(name=f"{annotations.slug}-annotations.{made.suffix}", content_type=made.content_type, chunks=made.present(annotations))
