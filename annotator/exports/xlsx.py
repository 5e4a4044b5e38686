"""The rows as a workbook: every cell is text, so that nothing in it is run as a formula."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
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
    rows = ([str(row.get(column, "")) for column in COLUMNS] for row in rows_of(annotations))
    yield workbook(annotations.title, "Annotations", COLUMNS, rows, widths=WIDE, as_of=annotations.as_of)


def workbook(
    title: str,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    widths: Mapping[str, int],
    as_of: datetime | None = None,
) -> bytes:
    """A workbook of one sheet called `name`, its first row the columns; `widths` are those of wide columns, in letters."""
    book = Workbook(write_only=True)
    book.properties.title = _clean(title)
    if as_of is not None:
        book.properties.created = book.properties.modified = as_of.replace(tzinfo=None)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "C2"
    for position, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = widths.get(column, 14)
    sheet.append([_cell(sheet, column, bold=True) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=_clean(text))
    cell.data_type = "s"
    cell.alignment = WRAPPED
    if bold:
        cell.font = BOLD
    return cell


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]
