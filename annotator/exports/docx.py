"""The handout as a Word document, in Word's own styles, so that a template can restyle it. Notes of quoted words are its footnotes."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from annotator.exports.docx_notes import Footnotes
from annotator.exports.gathered import Gathered
from annotator.exports.handout import Block, compose
from editions.segmentation.marking import runs

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "meta": "Normal",
    "page": "Heading 1",
    "claim": "Heading 2",
    "quotation": "Quote",
    "heading": "Heading 3",
    "item": "List Bullet",
}
# XML 1.0 has no place for these.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def present(annotations: Gathered) -> Iterator[bytes]:
    paper = Document()
    paper.core_properties.title = _clean(annotations.title)[:255]
    paper.core_properties.author = _clean(annotations.seminar)[:255]
    paper.core_properties.created = paper.core_properties.modified = annotations.as_of.replace(tzinfo=None)
    sheet = Sheet(paper)
    for block in compose(annotations):
        sheet.set(block)
    sheet.close()
    file = io.BytesIO()
    paper.save(file)
    yield file.getvalue()


class Sheet:
    """Takes paragraphs one after another. python-docx looks for the end of the document before each one; a handout may have thousands."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._body = paper.element.body
        self._section = self._body.sectPr
        self._body.remove(self._section)
        self._notes = Footnotes()
        self._styles = {name: paper.styles[name].style_id for name in STYLES.values()}

    def close(self) -> None:
        """What Word wants last: the page's measures, and a part of its own for the footnotes."""
        self._body.append(self._section)
        self._notes.put_into(self._paper)

    def set(self, block: Block) -> None:
        paragraph = self._paragraph(STYLES[block.kind])
        if block.kind == "item":
            paragraph.paragraph_format.left_indent = Cm(0.6 * (block.depth + 1))
            paragraph.paragraph_format.space_after = Pt(2)
        if block.label:
            paragraph.add_run(_clean(block.label)).italic = block.kind == "item"
        if block.label and block.text:
            paragraph.add_run(": ")
        at = 0
        for call in (*block.calls, None):
            upto = call.at if call else len(block.text)
            for start, end, kinds in runs(block.marks, at, upto) if at < upto else ():
                _set(paragraph.add_run(_clean(block.text[start:end])), kinds, upright=block.kind == "quotation")
            if call:
                self._notes.call(paragraph, _clean(call.marker), _clean(call.text))
            at = upto
        if block.after and block.kind == "claim":
            self._paragraph("Normal").add_run(_clean(block.after))
        elif block.after:
            _small(paragraph, f" ({block.after})")

    def _paragraph(self, style: str) -> Paragraph:
        made: Any = OxmlElement("w:p")
        self._body.append(made)
        made.style = self._styles[style]
        return Paragraph(made, self._paper._body)


def _set(run: Run, kinds: tuple[str, ...], *, upright: bool) -> None:
    """Letters as print sets them; `upright`: italics stand upright, since all around them is in italics."""
    if "italic" in kinds:
        run.italic = not upright
    if "bold" in kinds:
        run.bold = True
    if "small_caps" in kinds:
        run.font.small_caps = True
    if "underlined" in kinds:
        run.underline = True
    if "superscript" in kinds:
        run.font.superscript = True
    if "subscript" in kinds:
        run.font.subscript = True


def _small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(_clean(text))
    run.italic = False
    run.font.size = Pt(9)


def _clean(text: str) -> str:
    return CONTROLS.sub("", text)
