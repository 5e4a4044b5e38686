"""Footnotes of a Word document, which python-docx does not know: a part of their own, and references to them.

Each keeps the number that it has in the text that is quoted: a mark of one's own, ECMA-376-1, 17.11.14 (`customMarkFollows`).
"""

from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
RULES = (("separator", 0), ("continuationSeparator", 1))  # the lines above the notes, which Word wants to find


class Footnotes:
    def __init__(self) -> None:
        self._notes: Any = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for kind, number in RULES:
            note = self._note(number, kind)
            note[0].append(OxmlElement("w:r"))
            note[0][0].append(OxmlElement(f"w:{kind}"))
        self._last = len(RULES) - 1

    def call(self, paragraph: Paragraph, marker: str, text: str) -> None:
        """The note is called at the end of the paragraph."""
        self._last += 1
        reference: Any = OxmlElement("w:footnoteReference")
        reference.set(qn("w:customMarkFollows"), "1")
        reference.set(qn("w:id"), str(self._last))
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(reference)
        run.add_text(marker)
        written = Paragraph(self._note(self._last)[0], paragraph._parent)
        written.add_run(marker).font.superscript = True
        written.add_run(f" {text}")

    def put_into(self, paper: Document) -> None:
        """A document without notes gets no part for them."""
        if self._last >= len(RULES):
            package: Any = paper.part.package
            data = etree.tostring(self._notes, xml_declaration=True, encoding="UTF-8", standalone=True)
            paper.part.relate_to(Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, data, package), RELATION)

    def _note(self, number: int, kind: str = "") -> Any:
        note: Any = OxmlElement("w:footnote")
        if kind:
            note.set(qn("w:type"), kind)
        note.set(qn("w:id"), str(number))
        note.append(OxmlElement("w:p"))
        self._notes.append(note)
        return note
