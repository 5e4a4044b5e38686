"""The way back: the raw text from the clean one and its repairs, which proves that nothing is lost.

Between two repairs the clean text is a copy of the raw one. The copy after a repair goes on at its `source_end`, the copy
before the first repair at 0. Where a passage was moved (a note, a page out of order), a repair with an empty `before` and
`after` says from where the next copy comes.
"""

from collections.abc import Iterator

from editions.segmentation.segmented import Segmented


def pieces(segmented: Segmented) -> Iterator[tuple[int, str, int | None]]:
    """The raw text in pieces, in clean order: offset in the raw text, characters, offset in the clean text when copied."""
    clean, source = 0, 0
    for repair in segmented.repairs:
        if repair.start > clean:
            yield source, segmented.text[clean : repair.start], clean
        yield repair.source_start, repair.before, None
        clean, source = repair.end, repair.source_end
    if clean < len(segmented.text):
        yield source, segmented.text[clean:], clean


def restore(segmented: Segmented) -> str:
    """The raw text. Raises `ValueError` when the pieces leave a hole or overlap."""
    parts: list[str] = []
    reached = 0
    for start, characters in sorted((start, characters) for start, characters, _ in pieces(segmented) if characters):
        if start != reached:
            raise ValueError(f"The repairs do not tile the raw text at {reached}: the next piece begins at {start}.")
        parts.append(characters)
        reached += len(characters)
    return "".join(parts)


def source_offsets(segmented: Segmented) -> list[int]:
    """For each code point of the clean text, and for its end, the code point of the raw text that it stands for."""
    offsets: list[int] = []
    source = 0
    for repair in segmented.repairs:
        offsets.extend(range(source, source + repair.start - len(offsets)))
        offsets.extend([repair.source_start] * (repair.end - repair.start))
        source = repair.source_end
    offsets.extend(range(source, source + len(segmented.text) - len(offsets) + 1))
    return offsets
