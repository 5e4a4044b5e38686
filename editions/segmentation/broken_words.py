"""Words that a printed line of a structured source breaks, put together with the hyphen left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editions.readers.structure import LeftOut, StructuredText
from editions.segmentation.hyphenation import HYPHENS, Hyphenation
from editions.segmentation.lexicon import WORD, Lexicon

AROUND = 80  # code points on both sides of a line end that tell how to join it
FURNITURE = ("running_head", "page_number")
BROKEN_WORD = re.compile(rf"\w[{re.escape(HYPHENS)}]\s*$")


def joints(raw: str, structure: StructuredText, language: str) -> Iterator[LeftOut]:
    """Line ends that break a word, with the hyphen that goes. A running head may stand between the two halves."""
    broken = [place for place in structure.line_ends if BROKEN_WORD.search(raw[max(0, place - 4) : place])]
    if not broken:
        return
    hyphenation = Hyphenation(Lexicon(WORD.findall(raw), language), [raw])
    left_out = sorted((cut.start, cut.end) for cut in structure.left_out if cut.kind in FURNITURE)
    for place in broken:
        first = raw[max(0, place - AROUND) : place].rstrip()
        last = max(0, place - AROUND) + len(first)
        gaps, end = _gaps(raw, last, left_out)
        second = raw[end : end + AROUND].rstrip()
        joint = hyphenation.joint(first, second, word_gap=True) if second else None
        if joint and not joint.glue:
            gaps[0] = (last - joint.drop, gaps[0][1])
            yield from (LeftOut(*gap, joint.kind, joint.confidence) for gap in gaps)


def _gaps(raw: str, at: int, left_out: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """The blanks up to the next word, cut where something is left out; and where that word begins."""
    gaps, index = [(at, at)], bisect_left(left_out, (at,))
    while at < len(raw):
        if index < len(left_out) and left_out[index][0] <= at:
            at = max(at, left_out[index][1])
            index += 1
            gaps.append((at, at))
        elif raw[at].isspace():
            at += 1
            gaps[-1] = (gaps[-1][0], at)
        else:
            break
    return [gaps[0], *(gap for gap in gaps[1:] if gap[0] < gap[1])], at
