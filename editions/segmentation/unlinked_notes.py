"""Notes that somebody has numbered by hand: raised numbers in the text, and paragraphs that begin with them at its end.

Only where the format itself knows of no note, and the numbers on both sides count from 1 on and agree.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from editions.readers.source import Stretch
from editions.readers.structure import Block, Call, LeftOut, Note, StructuredText

FEWEST = 2
RAISED = re.compile(r"[\[(]?(\d{1,3})[\])]?")
LABEL = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.:]?(?:\s+|(?=[^\W\d_]))")
UNIT = re.compile(r"(?:^|[^\w])\w{1,2}$")  # of a measure or a formula: m, km, H
FROM_FEW, MOST_APART = 5, 0.1  # of the numbers, that may be on one side only where they are many


def with_unlinked_notes(raw: str, structure: StructuredText) -> StructuredText:
    """The same with such notes taken out of the body and tied to their calls."""
    if structure.notes or structure.calls or not structure.blocks:
        return structure
    calls, last = _calls(raw, structure)
    notes = _notes(raw, structure.blocks, last) if len(calls) >= FEWEST else []
    if not _agree(len(calls), len(notes)):
        return structure
    labels = [LeftOut(first.start, _label_end(raw, first), "note_extraction") for first, *_ in notes]
    taken = {block for blocks in notes for block in blocks}
    return replace(
        structure,
        blocks=tuple(block for block in structure.blocks if block not in taken),
        notes=tuple(_note(number, blocks) for number, blocks in enumerate(notes, start=1)),
        calls=tuple(
            Call(each.start, each.end, str(number), number - 1 if number <= len(notes) else None)
            for number, each in enumerate(calls, start=1)
        ),
        left_out=(*structure.left_out, *labels),
    )


def _calls(raw: str, structure: StructuredText) -> tuple[list[Stretch], int]:
    """Raised numbers that count from 1 on, and the index of the block that the last of them stands in."""
    starts = [block.start for block in structure.blocks]
    found: list[Stretch] = []
    last = 0
    for stretch in sorted(structure.marks, key=lambda mark: mark.start):
        number = RAISED.fullmatch(raw[stretch.start : stretch.end].strip()) if stretch.kind == "superscript" else None
        if number is None or int(number[1]) != len(found) + 1:
            continue
        at = max(bisect_right(starts, stretch.start) - 1, 0)
        before = raw[structure.blocks[at].start : stretch.start]
        if before.strip() and not UNIT.search(before):
            found.append(stretch)
            last = at
    return found, last


def _notes(raw: str, blocks: Sequence[Block], last: int) -> list[list[Block]]:
    """The paragraphs of each note, behind the last call: from the one that begins with 1, as long as the numbers follow one another."""
    found: list[list[Block]] = []
    between: list[Block] = []
    for block in blocks[last + 1 :]:
        label = LABEL.match(raw, block.start, block.end)
        if label and int(label[1]) == len(found) + 1 and label.end() < block.end:
            if found:
                found[-1].extend(between)
            found.append([block])
            between = []
        elif found and block.kind == "heading":
            break
        elif found:
            between.append(block)
    return found


def _agree(calls: int, notes: int) -> bool:
    if min(calls, notes) < FEWEST:
        return False
    return calls == notes or (min(calls, notes) >= FROM_FEW and abs(calls - notes) <= MOST_APART * max(calls, notes))


def _label_end(raw: str, block: Block) -> int:
    label = LABEL.match(raw, block.start, block.end)
    return label.end() if label else block.start


def _note(number: int, blocks: Sequence[Block]) -> Note:
    return Note(number, str(number), tuple((block.start, block.end) for block in blocks), blocks[0].start, blocks[0].identifier)
