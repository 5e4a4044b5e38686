"""What a reader has chosen to see of the report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen; empty means everything. `work` and `note` are numbers as they stand in the address."""

    status: str = ""
    check: str = ""
    note: int | None = None
    work: int | None = None

    @property
    def any(self) -> bool:
        return bool(self.status or self.check or self.note is not None or self.work is not None)
