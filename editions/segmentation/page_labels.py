"""The label of each page: printed where the file shows it, inferred where the pages around it count on, else the ordinal."""

from collections import Counter
from collections.abc import Sequence

AGREEING = 0.6  # of the printed labels keep step with the pages


def page_labels(printed: Sequence[str]) -> list[tuple[str, str]]:
    """Label and its source for each page in reading order; `printed` is empty where the file shows none."""
    offset = _offset(printed)
    return [_label(index, label, offset) for index, label in enumerate(printed)]


def _offset(printed: Sequence[str]) -> int | None:
    offsets = Counter(int(label) - index for index, label in enumerate(printed) if label.isdecimal())
    offset, count = offsets.most_common(1)[0] if offsets else (0, 0)
    return offset if count >= 2 and count >= AGREEING * offsets.total() else None


def _label(index: int, label: str, offset: int | None) -> tuple[str, str]:
    if label:
        return label, "printed"
    if offset is not None and index + offset > 0:
        return str(index + offset), "inferred"
    return str(index + 1), "ordinal"
