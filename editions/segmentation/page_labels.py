"""The label of each page: given by the file or printed on the page, inferred where the pages around it count on, else the ordinal."""

from collections import Counter
from collections.abc import Sequence

AGREEING = 0.6  # of the labels shown keep step with the pages


def page_labels(shown: Sequence[str], sources: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Label and its source for each page in reading order; `shown` is empty where the file shows none.

    `sources` says of each label that is shown where it comes from; without it they are printed on the page.
    """
    offset = _offset(shown)
    said = sources or [""] * len(shown)
    return [_label(index, label, source or "printed", offset) for index, (label, source) in enumerate(zip(shown, said, strict=True))]


def _offset(shown: Sequence[str]) -> int | None:
    offsets = Counter(int(label) - index for index, label in enumerate(shown) if label.isdecimal())
    offset, count = offsets.most_common(1)[0] if offsets else (0, 0)
    return offset if count >= 2 and count >= AGREEING * offsets.total() else None


def _label(index: int, label: str, source: str, offset: int | None) -> tuple[str, str]:
    if label:
        return label, source
    if offset is not None and index + offset > 0:
        return str(index + offset), "inferred"
    return str(index + 1), "ordinal"
