""" "(oben N. 22)": the work that another note of the text cites."""

from collections.abc import Sequence
from dataclasses import replace

from editions.citations.back_references import SAME_PLACE
from editions.citations.cited import Mention, Step
from editions.citations.draft import Draft
from editions.citations.names import fold_name
from editions.citations.resolving.answers import NO_TARGET, UNRESOLVED, follow, one_of
from editions.citations.resolving.choosing import Choice
from editions.citations.resolving.repeated import resolve_repeated
from editions.citations.resolving.so_far import SoFar
from editions.citations.resolving.undescribed import describe_as_pointed_at


def resolve_pointer(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    note = note_pointed_at(so_far, draft)
    if note is None:
        return replace(mention, resolution=NO_TARGET)
    there = [at for at in so_far.inside(note) if at != index]
    chosen = _chosen(so_far, index, draft, mention, there, so_far.passages[note].text)
    if not chosen:
        candidates = tuple(sorted(_works(so_far, there) | _of_name(so_far, index, draft)))
        # A note without a citation may cite something that was not recognised.
        return replace(mention, resolution=NO_TARGET if draft.citation and there else UNRESOLVED, candidates=candidates)
    if len(_works(so_far, chosen)) > 1:
        return one_of(so_far, "cross_note", mention, chosen)
    at = next((at for at in chosen if so_far.work_at(at) is not None), chosen[0])
    describe_as_pointed_at(so_far, at, draft)
    if at < len(so_far.mentions):
        return _as_volume(so_far, draft, follow(so_far, "cross_note", mention, at))
    return replace(mention, work=so_far.work_at(at), steps=(Step("cross_note", so_far.note_of(at), at),))


def _as_volume(so_far: SoFar, draft: Draft, mention: Mention) -> Mention:
    """The volume instead of its item, where the pointer names its editor alone: "Fink (ed.), Desks (n. 3)", but not "Hale in Fink"."""
    if mention.work is None or draft.citation is None:
        return mention
    of_item = so_far.cited.candidates[mention.work].families
    if any(len(name) > 2 and name in fold_name(draft.raw) for name in of_item):
        return mention
    volume = so_far.cited.volume_meant(mention.work, draft.citation)
    return mention if volume is None else replace(mention, work=volume)


def _chosen(so_far: SoFar, index: int, draft: Draft, mention: Mention, there: Sequence[int], note: str) -> list[int]:
    """The citations of the note with the text `note` that the pointer may mean."""
    before = so_far.passages[draft.passage].text[: draft.start] + (draft.citation.raw if draft.citation else "")
    names = so_far.names_before(index) if draft.same_author else None
    chosen = Choice(so_far).among(there, draft, note=note, before=before, names=names)
    if len(_works(so_far, chosen)) > 1 and SAME_PLACE.search(draft.raw):  # "ebd. (Anm. 1)"
        same = resolve_repeated(so_far, index, draft, mention).work
        chosen = [at for at in chosen if so_far.work_at(at) == same] or chosen
    return chosen


def _of_name(so_far: SoFar, index: int, draft: Draft) -> set[int]:
    """The work elsewhere that the name and title of a pointer mean, where its note is the wrong one."""
    wanted = draft.citation
    found = so_far.cited.meant(wanted.families, wanted.title, before=index) if wanted and wanted.families and wanted.title else []
    return {found[0].work.key} if len(found) == 1 else set()


def _works(so_far: SoFar, there: Sequence[int]) -> set[int]:
    return {work for at in there if (work := so_far.work_at(at)) is not None}


def note_pointed_at(so_far: SoFar, draft: Draft) -> int | None:
    if draft.note_number is None:
        return None
    return so_far.notes.numbered(draft.note_number, seen_from=draft.passage, ahead=draft.forward)
