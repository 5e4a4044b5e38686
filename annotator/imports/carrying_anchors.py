"""Where the quotations of all readings of a text stand in its next revision."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from annotator.models import Anchor, QuotationRange
from annotator.models.quotation import AnchorMethod, AnchorStatus
from editions import anchoring
from editions.models import Passage, Revision

BATCH = 1000
IN_PLACE = ("anchored", "shifted")


def count_missing(revision: Revision) -> int:
    return _missing(revision).count()


def carried_anchors(revision: Revision) -> list[Anchor]:
    """The anchors that the revision lacks, not stored yet.

    Each quotation is carried over from the last revision in which it had a place, so that an orphan whose words come back is found
    again. What somebody has decided to keep as an orphan stays one, and a place that nobody has confirmed stays to be confirmed.
    """
    wanted = set(_missing(revision).values_list("pk", flat=True))
    if not wanted:
        return []
    latest = _newest_of_each(Anchor.objects.filter(range__in=wanted, revision__number__lt=revision.number))
    placed = _newest_of_each(Anchor.objects.placed().filter(range__in=wanted, revision__number__lt=revision.number))
    restored = _where_they_stood(wanted, revision, latest)
    latest, placed = latest | restored, placed | restored
    kept = {pk for pk, anchor in latest.items() if anchor.status == AnchorStatus.ORPHANED and anchor.method == AnchorMethod.HAND}
    carried = _carried([anchor for pk, anchor in placed.items() if pk not in kept], revision)
    passages = _Passages(revision)
    return [_anchor(pk, latest.get(pk), carried.get(pk), revision, passages) for pk in sorted(wanted)]


def _where_they_stood(wanted: set[int], revision: Revision, latest: dict[int, Anchor]) -> dict[int, Anchor]:
    """Their anchors in the earlier revision whose words are read again, but for those that somebody has placed by hand since."""
    if revision.change.get("kind") != "back":
        return {}
    then = Anchor.objects.placed().filter(range__in=wanted, revision__edition=revision.edition_id, revision__number=revision.change["to"])
    by_hand = {pk for pk, anchor in latest.items() if anchor.method == AnchorMethod.HAND}
    return {anchor.range_id: anchor for anchor in then if anchor.range_id not in by_hand}


def store(anchors: Sequence[Anchor]) -> None:
    """Keep the anchors; one that another run has kept already stays."""
    Anchor.objects.bulk_create(anchors, batch_size=BATCH, ignore_conflicts=True)


def _missing(revision: Revision) -> QuerySet[QuotationRange]:
    there = Anchor.objects.filter(range=OuterRef("pk"), revision=revision)
    return QuotationRange.objects.filter(~Exists(there), quotation__reading__edition=revision.edition_id)


def _newest_of_each(anchors: QuerySet[Anchor]) -> dict[int, Anchor]:
    """The anchor of the newest revision, by range."""
    return {anchor.range_id: anchor for anchor in anchors.order_by("range_id", "-revision__number").distinct("range_id")}


def _carried(anchors: Sequence[Anchor], new: Revision) -> dict[int, anchoring.Carried]:
    """What became of each, by range; one comparison for each revision that they come from."""
    by_revision: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        by_revision[anchor.revision_id].append(anchor)
    found: dict[int, anchoring.Carried] = {}
    for pk, group in by_revision.items():
        text = Revision.objects.values_list("text", flat=True).get(pk=pk)
        places = [anchoring.Anchor(anchor.start or 0, anchor.end or 0) for anchor in group]
        results = anchoring.carry(places, text, new.text, new.moved_from(pk))
        found |= {anchor.range_id: result for anchor, result in zip(group, results, strict=True)}
    return found


def _anchor(pk: int, latest: Anchor | None, carried: anchoring.Carried | None, revision: Revision, passages: "_Passages") -> Anchor:
    if carried is None:
        method = latest.method if latest else ""
        return Anchor(range_id=pk, revision=revision, status=AnchorStatus.ORPHANED, method=method, score=0.0)
    status: str = carried.status
    method, score = carried.method, carried.score
    if carried.status in IN_PLACE and latest is not None and latest.status == AnchorStatus.FUZZY:
        status, method, score = AnchorStatus.FUZZY, latest.method, latest.score
    return Anchor(
        range_id=pk,
        revision=revision,
        passage=passages.at(carried.start),
        start=carried.start,
        end=carried.end,
        status=status,
        method=method,
        score=score,
        candidates=[{"start": one.start, "end": one.end, "score": one.score} for one in carried.candidates],
    )


class _Passages:
    """The passages of a revision by their place."""

    def __init__(self, revision: Revision) -> None:
        self._passages = list(Passage.objects.filter(revision=revision).order_by("start"))
        self._starts = [passage.start for passage in self._passages]

    def at(self, offset: int | None) -> Passage | None:
        if offset is None or not self._passages:
            return None
        return self._passages[max(0, bisect_right(self._starts, offset) - 1)]
