"""In which column of a table a cell stands, where others reach over several columns or rows.

Source: HTML, section 4.9.12 (forming a table), whose `colspan` and `rowspan` JATS has too; TEI P5, `@cols` and `@rows`.
"""

from dataclasses import dataclass, field

from editions.readers.xml import Element

MOST = 100  # columns or rows that a cell reaches over


@dataclass(slots=True)
class Columns:
    at: int = 0
    covered: dict[int, int] = field(default_factory=dict)  # for each column the rows below that a cell reaches into

    def begin_cell(self, across: int, down: int) -> int:
        """How many places before the cell are covered from above."""
        first = self.at
        while self.covered.get(self.at, 0):
            self.covered[self.at] -= 1
            self.at += 1
        before = self.at - first
        self.covered.update(dict.fromkeys(range(self.at, self.at + across), down - 1))
        self.at += across
        return before

    def end_row(self) -> None:
        """Columns to the right of the last cell are covered one row less, too."""
        self.covered.update({column: rows - 1 for column, rows in self.covered.items() if column >= self.at and rows})
        self.at = 0


def reach(element: Element, *names: str) -> int:
    """How far a cell reaches, by the first of the attributes that says so."""
    said = next((value for name in names if (value := element.get(name, "").strip()).isdecimal()), "1")
    return min(max(int(said[:4]), 1), MOST)
