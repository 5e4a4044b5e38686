"""CSV as spreadsheets read it: UTF-8 with a byte order mark, RFC 4180, and no cell that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Iterator

from annotator.exports.gathered import Gathered
from annotator.exports.rows import COLUMNS, rows_of

BYTE_ORDER_MARK = "\ufeff".encode()
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def present(annotations: Gathered) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for row in rows_of(annotations):
        yield _line([harmless(str(row.get(column, ""))) for column in COLUMNS])


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _line(cells: list[str] | tuple[str, ...]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
