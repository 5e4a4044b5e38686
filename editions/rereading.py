"""Read the citations of a stored text again, with a newer reader: what is found anew is added, what is no longer found is retired.

A citation that stands where it stood keeps its row, and with it all that was found and said of it. What people have decided about it,
which work is meant and how a work is described, outweighs what is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now

from editions.citations.reading import CitationReading, Mention, Work
from editions.citations.version import READER_VERSION
from editions.importing import BATCH, cited_ranges, store_references
from editions.models import CitationMention, CitedRange, Passage, Reference, Revision

MOSTLY = 0.5  # share of the shorter of two citations that they must have in common to be one
OUT_OF_THE_WAY = 1_000_000  # a place in the order that no text reaches
CHANGED = ("order", "start", "end", "raw", "form", "resolution", "reference", "mediating", "steps", "inherited", "container", "retired_at")


@dataclass(frozen=True, slots=True)
class Reread:
    """How many citations were added, no longer found, found again after they had been retired, or stand elsewhere or mean another work."""

    added: int
    retired: int
    returned: int
    changed: int


@transaction.atomic
def read_again(revision: Revision, citations: CitationReading) -> Reread:
    """Bring the stored citations of the revision to what was read; all or nothing, and nothing the second time."""
    rows = list(CitationMention.every.filter(revision=revision).select_related("passage", "reference"))
    pairs = _pairs(rows, citations.mentions)
    _keep_works(citations, pairs)
    references = store_references(revision.edition, citations)
    _describe_works_anew(citations, references)
    CitationMention.objects.filter(revision=revision).update(order=F("order") + OUT_OF_THE_WAY)
    before = {row.pk: _read(row) for row in pairs.values()}
    returned = sum(row.retired_at is not None for row in pairs.values())
    for order, mention in enumerate(citations.mentions):
        if order in pairs:
            _bring_up_to_date(pairs[order], order, mention, references)
    kept = list(pairs.values())
    gone = [row.pk for row in rows if row.retired_at is None and row.pk not in before]
    CitationMention.every.filter(pk__in=gone).update(retired_at=now())
    CitationMention.every.bulk_update(kept, CHANGED, batch_size=BATCH)
    added = _add(revision, citations, pairs, references)
    _store_ranges_and_candidates({**pairs, **added}, citations, references)
    Revision.objects.filter(pk=revision.pk).update(citations_read_by=READER_VERSION)
    changed = sum(_read(row) != before[row.pk] for row in kept)
    return Reread(len(added), len(gone), returned, changed)


def _pairs(rows: Sequence[CitationMention], mentions: Sequence[Mention]) -> dict[int, CitationMention]:
    """The row that each citation read is, by its place in the reading: the same place first, then most words in common.

    Those that stand go before those that were retired.
    """
    by_passage: dict[str, list[CitationMention]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.retired_at is not None):
        by_passage[row.passage.ref].append(row)
    pairs: dict[int, CitationMention] = {}
    for is_same in (_same_place, _mostly_same):
        for order, mention in enumerate(mentions):
            free = by_passage[mention.passage]
            found = None if order in pairs else is_same(free, mention)
            if found is not None:
                pairs[order] = found
                free.remove(found)
    return pairs


def _same_place(free: Iterable[CitationMention], mention: Mention) -> CitationMention | None:
    return next((row for row in free if (row.start, row.end) == (mention.start, mention.end)), None)


def _mostly_same(free: Iterable[CitationMention], mention: Mention) -> CitationMention | None:
    def common(row: CitationMention) -> int:
        return min(row.end, mention.end) - max(row.start, mention.start)

    best = max(free, key=common, default=None)
    if best is None or common(best) < MOSTLY * min(best.end - best.start, mention.end - mention.start):
        return None
    return best


def _keep_works(citations: CitationReading, pairs: Mapping[int, CitationMention]) -> None:
    """A work whose full citation is now read with other words stays the same entry of the bibliography."""
    known = {reference.raw for reference in _references(pairs)}
    read = {work.raw for work in citations.works}
    taken: set[int] = set()
    for order, row in pairs.items():
        mention = citations.mentions[order]
        work = None if mention.work is None else citations.works[mention.work]
        reference = row.reference
        if work is None or reference is None or mention.form != "full" or row.form != "full" or row.by_hand:
            continue
        if work.raw in known or reference.raw in read or reference.pk in taken or reference.merged_into_id:
            continue
        taken.add(reference.pk)
        _describe_anew(reference, work)


def _references(pairs: Mapping[int, CitationMention]) -> Iterable[Reference]:
    edition = next(iter(pairs.values())).revision.edition_id if pairs else None
    return Reference.objects.filter(edition=edition)


def _describe_works_anew(citations: CitationReading, references: Mapping[int, Reference]) -> None:
    """The same words may be read better; a work that was merged into another one is left alone."""
    for work in citations.works:
        reference = references[work.key]
        if reference.raw == work.raw and any(reference.csl.get(name) != work.csl.get(name) for name in {*reference.csl, *work.csl}):
            _describe_anew(reference, work)


def _describe_anew(reference: Reference, work: Work) -> None:
    by_hand = {name: reference.csl[name] for name in reference.by_hand if name in reference.csl}
    reference.raw, reference.short_titles, reference.note_number = work.raw, list(work.short_titles), work.note
    reference.csl = {name: value for name, value in work.csl.items() if name not in reference.by_hand} | by_hand
    if "page" not in reference.by_hand:
        reference.extent_first, reference.extent_last = work.extent or (None, None)
    reference.save(update_fields=["raw", "csl", "short_titles", "note_number", "extent_first", "extent_last"])


def _bring_up_to_date(row: CitationMention, order: int, mention: Mention, references: Mapping[int, Reference]) -> None:
    row.order, row.start, row.end, row.raw, row.form = order, mention.start, mention.end, mention.raw, mention.form
    row.steps, row.inherited, row.container = [asdict(step) for step in mention.steps], mention.inherited, mention.container
    row.retired_at = None
    if not row.by_hand:
        row.resolution = mention.resolution
        row.reference = None if mention.work is None else references.get(mention.work)
        row.mediating = None if mention.mediating is None else references.get(mention.mediating)


def _add(
    revision: Revision, citations: CitationReading, pairs: Mapping[int, CitationMention], references: Mapping[int, Reference]
) -> dict[int, CitationMention]:
    passages = {passage.ref: passage for passage in Passage.objects.filter(revision=revision)}
    rows = {}
    for order, mention in enumerate(citations.mentions):
        if order not in pairs:
            rows[order] = CitationMention(revision=revision, passage=passages[mention.passage])
            _bring_up_to_date(rows[order], order, mention, references)
    CitationMention.objects.bulk_create(rows.values(), batch_size=BATCH)
    return rows


def _store_ranges_and_candidates(
    rows: Mapping[int, CitationMention], citations: CitationReading, references: Mapping[int, Reference]
) -> None:
    pks = [row.pk for row in rows.values()]
    CitedRange.objects.filter(mention__in=pks).delete()
    ranges = [
        cited
        for order, row in rows.items()
        for number, locator in enumerate(citations.mentions[order].locators)
        for cited in cited_ranges(row, number, locator)
    ]
    CitedRange.objects.bulk_create(ranges, batch_size=BATCH)
    through = CitationMention.candidates.through
    through.objects.filter(citationmention__in=pks).delete()
    pairs = {(row.pk, references[key].pk) for order, row in rows.items() for key in citations.mentions[order].candidates}
    through.objects.bulk_create([through(citationmention_id=row, reference_id=work) for row, work in sorted(pairs)], batch_size=BATCH)


def _read(row: CitationMention) -> tuple[Any, ...]:
    """What a person would call a change; its place in the order is none."""
    return row.start, row.end, row.form, row.resolution, row.reference_id, row.mediating_id
