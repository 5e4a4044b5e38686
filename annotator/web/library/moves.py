"""How far the words go that an import has taken from elsewhere in the file."""

from bisect import bisect_right
from functools import cached_property

from editions.models import Repair, Revision
from editions.models.repair import MOVING


class Moves:
    """Of one revision; asks the database once, when there is something to tell."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision

    def end_of(self, repair: Repair) -> int:
        """The code point of the text behind the words that the repair has moved; behind the repair where it moves none."""
        if repair.kind not in MOVING or repair.before:
            return repair.end
        bounds = self._bounds[repair.kind]
        at = bisect_right(bounds, repair.start)
        return max(repair.end, bounds[at]) if at < len(bounds) else len(self._revision.text)

    @cached_property
    def _bounds(self) -> dict[str, list[int]]:
        """Where words of each kind end at the latest: with a passage that is a note, or where the next ones begin."""
        starts = self._revision.repairs.filter(kind__in=MOVING, before="").values_list("kind", "start")
        notes = self._revision.passages.filter(kind="note").values_list("end", flat=True)
        found: dict[str, set[int]] = {kind: set() for kind in MOVING}
        found["note_extraction"].update(notes)
        for kind, start in starts:
            found[kind].add(start)
        return {kind: sorted(places) for kind, places in found.items()}
