"""The one write path of a text: atomic, and in bulk."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.timezone import now

from editions.citations.locator import Locator, PageRange
from editions.citations.reading import CitationReading
from editions.citations.version import READER_VERSION
from editions.creators import creators_of
from editions.models import CitationMention, CitedRange, Edition, NoteCall, Page, Passage, Reference, Repair, Revision
from editions.models.reference import survivor_of
from editions.models.repair import RepairState
from editions.readers.source import SourceText
from editions.revising import Draft
from editions.search.index import index_revision
from editions.segmentation.segmented import Segmented

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a text beside its words. What is left empty is read from the text itself."""

    title: str = ""
    subtitle: str = ""
    creators: tuple[str, ...] = ()
    language: str = ""
    csl: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def import_edition(
    *,
    source: SourceText,
    segmented: Segmented,
    citations: CitationReading,
    name: str,
    source_sha256: str,
    description: Description | None = None,
    edition: Edition | None = None,
    change: dict[str, Any] | None = None,
) -> Revision:
    """Store a segmented text with its citations: the first revision of a new edition, or the next one of `edition`, unpublished.

    `name` is the file's name, the last resort for a title; `change` says more of a next file. All or nothing.
    """
    given = description or Description()
    if edition is None:
        edition = _new_edition(segmented, given, source, name)
    last = edition.revisions.last()
    revision = Revision.objects.create(
        edition=edition,
        number=last.number + 1 if last else 1,
        published_at=None if last else now(),
        text=segmented.text,
        language=given.language or segmented.language,
        source_name=name,
        source_format=source.format,
        source_sha256=source_sha256,
        source_text=source.raw,
        doubts=[asdict(doubt) for doubt in segmented.doubts],
        derived_from=last,
        change={"kind": "file", **(change or {})} if last else {},
    )
    passages = _store_text(revision, segmented)
    _store_citations(revision, citations, passages)
    return revision


@transaction.atomic
def store_correction(*, of: Revision, draft: Draft, change: dict[str, Any], reason: str, file_of: Revision | None = None) -> Revision:
    """Store a corrected text as the next revision, unpublished and without citations: `store_citations` adds them.

    `file_of` is the revision whose file the draft leads back to, where that is not the file of the revision that is corrected.
    """
    file = file_of or of
    revision = Revision.objects.create(
        edition=of.edition,
        number=of.number + 1,
        published_at=None,
        text=draft.text,
        language=draft.segmented.language,
        source_name=file.source_name,
        source_format=file.source_format,
        source_sha256=file.source_sha256,
        source_text=draft.raw,
        doubts=[asdict(doubt) for doubt in draft.segmented.doubts],
        derived_from=of,
        change=change,
        reason=reason,
    )
    _store_text(revision, draft.whole, [judged.state for judged in draft.repairs])
    return revision


@transaction.atomic
def store_citations(revision: Revision, citations: CitationReading) -> None:
    """Store what was read of a revision that has no citations yet."""
    _store_citations(revision, citations, {passage.ref: passage for passage in revision.passages.all()})


def _new_edition(segmented: Segmented, given: Description, source: SourceText, name: str) -> Edition:
    """What somebody has given counts first, then what the text prints, then what the file says of itself."""
    printed = _joined(segmented, "title")
    title = given.title or printed or source.metadata.get("title", "") or name.rsplit(".", 1)[0]
    stated_subtitle = "" if printed else source.metadata.get("subtitle", "")
    byline = _joined(segmented, "byline", "\n") or source.metadata.get("creators", "")
    return Edition.objects.create(
        title=title[:500],
        subtitle=(given.subtitle or _joined(segmented, "subtitle") or stated_subtitle)[:500],
        creators=list(given.creators) or creators_of(byline),
        language=given.language or segmented.language,
        csl=given.csl or source.csl,
        slug=f"{slugify(title)[:60] or 'text'}-{get_random_string(6).lower()}",
    )


def _joined(segmented: Segmented, kind: str, glue: str = " ") -> str:
    return glue.join(segmented.text_of(passage) for passage in segmented.passages if passage.kind == kind)


def _store_text(revision: Revision, segmented: Segmented, states: Sequence[str] = ()) -> dict[str, Passage]:
    """Everything that stands over the text. `states` are the verdicts on the repairs, where people have given any."""
    pages = Page.objects.bulk_create(
        [Page(revision=revision, **asdict(page)) for page in segmented.pages],
        batch_size=BATCH,
    )
    by_sequence = {page.sequence: page for page in pages}
    passages = Passage.objects.bulk_create(
        [
            Passage(
                revision=revision,
                page=by_sequence.get(passage.page),
                ref=passage.ref,
                order=order,
                kind=passage.kind,
                start=passage.start,
                end=passage.end,
                number=passage.number,
                status=passage.status,
                marks=[[mark.start, mark.end, mark.kind] for mark in passage.marks],
                identifier=passage.identifier,
            )
            for order, passage in enumerate(segmented.passages)
        ],
        batch_size=BATCH,
    )
    by_ref = {passage.ref: passage for passage in passages}
    NoteCall.objects.bulk_create(
        [
            NoteCall(
                revision=revision,
                marker=call.marker,
                passage=by_ref[call.passage],
                offset=call.offset,
                note=by_ref[call.note] if call.note else None,
            )
            for call in segmented.calls
        ],
        batch_size=BATCH,
    )
    verdicts = states or [RepairState.APPLIED] * len(segmented.repairs)
    Repair.objects.bulk_create(
        [Repair(revision=revision, state=state, **asdict(repair)) for repair, state in zip(segmented.repairs, verdicts, strict=True)],
        batch_size=BATCH,
    )
    index_revision(revision)
    return by_ref


def _store_citations(revision: Revision, citations: CitationReading, passages: dict[str, Passage]) -> None:
    Revision.objects.filter(pk=revision.pk).update(citations_read_by=READER_VERSION)
    references = store_references(revision.edition, citations)
    mentions = CitationMention.objects.bulk_create(
        [
            CitationMention(
                revision=revision,
                passage=passages[mention.passage],
                order=order,
                start=mention.start,
                end=mention.end,
                raw=mention.raw,
                form=mention.form,
                resolution=mention.resolution,
                reference=references.get(mention.work) if mention.work is not None else None,
                mediating=references.get(mention.mediating) if mention.mediating is not None else None,
                steps=[asdict(step) for step in mention.steps],
                inherited=mention.inherited,
                container=mention.container,
            )
            for order, mention in enumerate(citations.mentions)
        ],
        batch_size=BATCH,
    )
    through = CitationMention.candidates.through
    through.objects.bulk_create(
        [
            through(citationmention=row, reference=references[key])
            for row, mention in zip(mentions, citations.mentions, strict=True)
            for key in mention.candidates
        ],
        batch_size=BATCH,
    )
    CitedRange.objects.bulk_create(
        [
            cited
            for row, mention in zip(mentions, citations.mentions, strict=True)
            for number, locator in enumerate(mention.locators)
            for cited in cited_ranges(row, number, locator)
        ],
        batch_size=BATCH,
    )


def store_references(edition: Edition, citations: CitationReading) -> dict[int, Reference]:
    """The works by their key. A next revision keeps the references that read the same, with what people tied to them or made of them."""
    known = {reference.pk: reference for reference in edition.references.all()}
    standing = {reference.raw: survivor_of(reference, known) for reference in reversed(known.values())}
    free = max((reference.key for reference in known.values()), default=-1) + 1
    references: dict[int, Reference] = {}
    for work in citations.works:
        kept = standing.get(work.raw)
        if kept is None:
            first, last = work.extent or (None, None)
            kept = Reference.objects.create(
                edition=edition,
                key=free,
                raw=work.raw,
                csl=work.csl,
                short_titles=list(work.short_titles),
                note_number=work.note,
                extent_first=first,
                extent_last=last,
            )
            free += 1
        references[work.key] = kept
    return references


def cited_ranges(mention: CitationMention, number: int, locator: Locator) -> list[CitedRange]:
    def cited(order: int, role: str, pages: PageRange) -> CitedRange:
        return CitedRange(
            mention=mention,
            order=order,
            locator=number,
            unit=locator.label,
            role=role,
            first=str(pages.first),
            last="" if pages.last is None else str(pages.last),
            side_first=pages.side_first,
            side_last=pages.side_last,
            following=pages.following,
            volume=locator.volume,
            tier=locator.tier,
            flags=[*pages.flags, *locator.flags],
            start=locator.start,
            end=locator.end,
            raw=locator.raw[:255],
        )

    parts: Sequence[tuple[str, PageRange]] = [
        *(("range", pages) for pages in locator.ranges),
        *(("pinpoint", pages) for pages in locator.pinpoint),
    ]
    return [cited(order, role, pages) for order, (role, pages) in enumerate(parts)]
