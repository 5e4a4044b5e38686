"""A stored revision as the values that segmentation gives: what is read from the tables equals what was written to them."""

from editions.models import Edition, Revision
from editions.models import Passage as StoredPassage
from editions.revising import Called, Correction, Draft, Joined, Judged, Named, OnceOnly, Parted
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
    """What people have corrected in the text that is read, in the order in which they did."""
    made: list[tuple[int, Correction]] = []
    for revision in edition.revisions.filter(published_at__isnull=False).select_related("derived_from").iterator(chunk_size=10):
        kind = revision.change.get("kind", "")
        if kind == "file":
            made = [(number, one) for number, one in made if one.ref in revision.change.get("kept", ())]
        elif kind == "back":
            made = [(number, one) for number, one in made if number <= revision.change["to"]]
        elif kind and revision.derived_from:
            made += [(revision.number, one) for one in _corrected(kind, revision, revision.derived_from)]
    return [one for _, one in made]


def _corrected(kind: str, revision: Revision, before: Revision) -> list[Correction]:
    after = {passage.ref: passage.text for passage in revision.passages.all()}
    standing = list(before.passages.all())
    if kind == "repairs":
        return [_undone(one.ref, one.text, after.get(one.ref, "")) for one in standing if one.text != after.get(one.ref)]
    refs = revision.change.get("passages", [])
    found: list[Correction] = []
    for place, one in enumerate(standing):
        if refs and one.ref == refs[0]:
            found.append(_one_correction(kind, revision, one, after.get(one.ref, ""), standing[place + 1 : place + 2]))
    return found


def _undone(ref: str, before: str, after: str) -> Correction:
    return Correction(ref, before, after) if after else OnceOnly(ref, before, after)


def _one_correction(kind: str, revision: Revision, before: StoredPassage, after: str, behind: list[StoredPassage]) -> Correction:
    """`before` is the passage as it was, `after` its words now, `behind` the passage after it, if there was one."""
    words = (before.ref, before.text, after)
    if kind == "split":
        return Parted(*words)
    if kind == "join":
        return Joined(*words, behind[0].text if behind else "")
    if kind == "kind":
        return Named(*words, revision.change["to"])
    if kind == "call":
        note = revision.change["passages"][1]
        call = revision.note_calls.filter(note__ref=note).first()
        return Called(*words, note, call.offset) if call else OnceOnly(*words)
    return Correction(*words) if kind == "words" else OnceOnly(*words)
