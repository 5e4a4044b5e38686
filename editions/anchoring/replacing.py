"""What stands where a stretch of the old text stood, when its words were replaced."""

from editions.anchoring.text_diff import TextDiff

MOST = 3  # times the old length, and a few characters
SPARE = 12
LEAST = 0.25  # of the old length
BETWEEN_PASSAGES = "\n\n"


def stands_instead(start: int, end: int, new: str, diff: TextDiff) -> tuple[int, int] | None:
    """Whole words of `new` between what stood before the stretch and what stood behind it; None when nothing to speak of does."""
    first, last = diff.start_of(start), diff.end_of(end)
    length = end - start
    if not LEAST * length <= last - first <= MOST * length + SPARE or BETWEEN_PASSAGES in new[first:last]:
        return None
    while first and new[first - 1 : first + 1].isalnum():
        first -= 1
    while last < len(new) and new[last - 1 : last + 1].isalnum():
        last += 1
    words = new[first:last]
    first += len(words) - len(words.lstrip())
    last -= len(words) - len(words.rstrip())
    return (first, last) if any(map(str.isalpha, new[first:last])) else None
