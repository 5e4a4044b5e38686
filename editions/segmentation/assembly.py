"""The clean text with its repairs: every character of the file is copied, replaced, moved or dropped, and said to be so."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from editions.segmentation.glyphs import Change, changes
from editions.segmentation.hyphenation import Joint
from editions.segmentation.lines import TextLine
from editions.segmentation.segmented import Repair

BETWEEN_BLOCKS = "\n\n"
AT_END = -1


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters `start`..`end` of the raw text that leave the clean one, or give way to `after`: a note call, a label, a mark."""

    start: int
    end: int
    kind: str
    after: str = ""


class Assembly:
    """Writes lines in reading order. `dropped` gives, for a line, the kind of repair that leaves it out."""

    def __init__(self, raw: str, cuts: Iterable[Cut], lines: Sequence[TextLine], dropped: Mapping[int, str]) -> None:
        self.raw = raw
        self.repairs: list[Repair] = []
        self.parts: list[str] = []
        self.length = 0
        self.source = 0  # where a copy would go on if nothing is moved
        self.cuts = _by_line(cuts, lines)
        self.left_out = _left_out_before(lines, dropped)
        self.cut_at: dict[int, int] = {}  # raw start of a cut -> place in the clean text
        self.begins: dict[int, int] = {}  # number of a line -> place in the clean text

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, line: TextLine, joint: Joint | None, opening: str = "space") -> None:
        """The line's words. `joint` is how they go on in the next line, None at the text's end.

        `opening` is the kind of the repair that says where the line comes from, or drops the blanks before it.
        """
        self._leave_out(line.number)
        if self.source != line.start or line.start != line.content_start:
            self._replace(line.start, line.content_start, "", opening)
        self.begins[line.number] = self.length
        end = line.content_end - (joint.drop if joint else 0)
        self._copy(line, end)
        if joint is None:
            self._replace(end, line.end, "", "space")
        else:
            self._replace(end, line.end, joint.glue, joint.kind, joint.confidence)

    def finish(self) -> None:
        """Says what was left out after the last line that was kept."""
        self._leave_out(AT_END)

    def _leave_out(self, before: int) -> None:
        for start, end, kind in self.left_out.get(before, ()):
            self._replace(start, end, "", kind)

    def _copy(self, line: TextLine, end: int) -> None:
        at = line.content_start
        for start, stop, after, kind in self._edits(line, end):
            self._keep(at, start)
            if kind in ("note_call", "note_extraction"):
                self.cut_at[start] = self.length
            self._replace(start, stop, after, kind)
            at = stop
        self._keep(at, end)

    def _edits(self, line: TextLine, end: int) -> list[Change]:
        """Changes of glyphs and cuts in one order; a cut wins where both meet."""
        offset = line.content_start
        cuts = [(cut.start, min(cut.end, end), cut.after, cut.kind) for cut in self.cuts.get(line.number, ())]
        glyphs = [(offset + start, offset + stop, after, kind) for start, stop, after, kind in changes(line.text) if offset + stop <= end]
        free = [edit for edit in glyphs if not any(edit[0] < stop and start < edit[1] for start, stop, _, _ in cuts)]
        return sorted(cuts + free)

    def _keep(self, start: int, end: int) -> None:
        if start < end:
            self.parts.append(self.raw[start:end])
            self.length += end - start
            self.source = end

    def _replace(self, start: int, end: int, after: str, kind: str, confidence: float = 1.0) -> None:
        before = self.raw[start:end]
        if before != after or start != self.source:
            self.repairs.append(Repair(kind, start, end, before, after, self.length, self.length + len(after), confidence))
        self.parts.append(after)
        self.length += len(after)
        self.source = end


def _by_line(cuts: Iterable[Cut], lines: Sequence[TextLine]) -> dict[int, list[Cut]]:
    starts = [line.start for line in lines]
    found: dict[int, list[Cut]] = {}
    for cut in cuts:
        found.setdefault(lines[bisect_right(starts, cut.start) - 1].number, []).append(cut)
    return found


def _left_out_before(lines: Sequence[TextLine], dropped: Mapping[int, str]) -> dict[int, list[tuple[int, int, str]]]:
    """Stretches of the raw text that are left out, by the kept line that follows them."""
    before: dict[int, list[tuple[int, int, str]]] = {}
    waiting: list[tuple[int, int, str]] = []
    for line in lines:
        kind = dropped.get(line.number)
        if kind is None:
            if waiting:
                before[line.number], waiting = waiting, []
        elif waiting and waiting[-1][2] == kind:
            waiting[-1] = (waiting[-1][0], line.end, kind)
        else:
            waiting.append((line.start, line.end, kind))
    if waiting:
        before[AT_END] = waiting
    return before
