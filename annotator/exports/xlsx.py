"""The rows as a workbook: every cell is text, so that nothing in it is run as a formula."""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from annotator.exports.gathered import Gathered
from annotator.exports.rows import COLUMNS, rows_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE = {"quotation": 60, "text": 60, "rationale": 40, "citation": 40, "verdicts": 40, "source_excerpt": 40, "translation": 40}
WRAPPED, BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
LONGEST = 32_767  # characters in a cell, says Excel


def present(annotations: Gathered) -> Iterator[bytes]:
    book = Workbook(write_only=True)
    book.properties.title = _clean(annotations.title)
    book.properties.created = book.properties.modified = annotations.as_of.replace(tzinfo=None)
    sheet = book.create_sheet("Annotations")
    sheet.freeze_panes = "C2"
    for position, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = WIDE.get(column, 14)
    sheet.append([_cell(sheet, column, bold=True) for column in COLUMNS])
    for row in rows_of(annotations):
        sheet.append([_cell(sheet, str(row.get(column, ""))) for column in COLUMNS])
    file = io.BytesIO()
    book.save(file)
    yield file.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=_clean(text))
    cell.data_type = "s"
    cell.alignment = WRAPPED
    if bold:
        cell.font = BOLD
    return cell


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]
