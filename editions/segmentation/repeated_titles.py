"""The title that a book's first chapter repeats below the title page, as programs write it that need a heading there."""

from dataclasses import replace

from editions.readers.structure import Block, LeftOut, StructuredText

FRONT = 8  # blocks of a title page, at most
FRONT_KINDS = ("subtitle", "byline", "epigraph")
LONGEST_LINE = 60  # letters of a date or a publisher


def without_repeated_title(raw: str, structure: StructuredText) -> StructuredText:
    """The same with the repetition left out, unless a note is called there."""
    blocks = structure.blocks
    if not blocks or blocks[0].kind not in ("title", "heading"):
        return structure
    title = _words(raw, blocks[0])
    for index, block in enumerate(blocks[1:FRONT], start=1):
        if block.kind in ("title", "heading") and _words(raw, block) == title and not _is_called_from(block, structure):
            cut = LeftOut(block.start, block.end, "running_head")
            first = replace(blocks[0], kind="title", level=0)
            return replace(structure, blocks=(first, *blocks[1:index], *blocks[index + 1 :]), left_out=(*structure.left_out, cut))
        if not _is_front(raw, block):
            return structure
    return structure


def _words(raw: str, block: Block) -> str:
    return " ".join(raw[block.start : block.end].split()).casefold()


def _is_called_from(block: Block, structure: StructuredText) -> bool:
    return any(block.start <= call.start <= block.end for call in structure.calls)


def _is_front(raw: str, block: Block) -> bool:
    """A line of the title page, no sentence."""
    words = raw[block.start : block.end].strip()
    return block.kind in FRONT_KINDS or (block.kind == "paragraph" and len(words) <= LONGEST_LINE and words[-1:] not in ".:;!?")
