"""A stored revision as the values that segmentation gives: what is read from the tables equals what was written to them."""

from editions.models import Edition, Revision
from editions.revising import Correction, Draft, Judged
from editions.segmentation.segmented import Doubt, Mark, NoteCall, Page, Passage, Repair, Segmented


def segmented_of(revision: Revision) -> Segmented:
    """Text, pages, passages, calls and doubts of the revision; the repairs stay in the table."""
    pages = tuple(
        Page(page.sequence, page.label, page.label_source, page.start, page.end, page.identifier) for page in revision.pages.all()
    )
    passages = tuple(
        Passage(
            ref=passage.ref,
            kind=passage.kind,
            start=passage.start,
            end=passage.end,
            page=passage.page.sequence if passage.page else 0,
            number=passage.number,
            status=passage.status,
            marks=tuple(Mark(*mark) for mark in passage.marks),
            identifier=passage.identifier,
        )
        for passage in revision.passages.select_related("page")
    )
    calls = tuple(
        NoteCall(call.marker, call.passage.ref, call.offset, call.note.ref if call.note else None)
        for call in revision.note_calls.select_related("passage", "note")
    )
    doubts = tuple(Doubt(**doubt) for doubt in revision.doubts)
    return Segmented(revision.text, revision.language, pages, passages, calls, (), doubts)


def draft_of(revision: Revision) -> Draft:
    """What a correction starts from. Repairs that stand at the same place keep the order in which they were made."""
    repairs = tuple(
        Judged(
            Repair(row.kind, row.source_start, row.source_end, row.before, row.after, row.start, row.end, row.confidence),
            row.state,
        )
        for row in revision.repairs.order_by("start", "pk")
    )
    return Draft(segmented_of(revision), revision.source_text, repairs)


def corrections_of(edition: Edition) -> list[Correction]:
    """What people have corrected in the words of the text that is read, in the order in which they did."""
    made: list[tuple[int, Correction]] = []
    for revision in edition.revisions.filter(published_at__isnull=False).select_related("derived_from").iterator(chunk_size=10):
        kind = revision.change.get("kind", "")
        if kind == "file":
            made = [(number, one) for number, one in made if one.ref in revision.change.get("kept", ())]
        elif kind == "back":
            made = [(number, one) for number, one in made if number <= revision.change["to"]]
        elif kind == "words":
            made += [(revision.number, one) for one in _corrected(revision)]
    return [one for _, one in made]


def _corrected(revision: Revision) -> list[Correction]:
    before = revision.derived_from
    refs = revision.change.get("passages", [])
    if before is None:
        return []
    after = {passage.ref: passage.text for passage in revision.passages.filter(ref__in=refs)}
    return [Correction(passage.ref, passage.text, after[passage.ref]) for passage in before.passages.filter(ref__in=list(after))]
