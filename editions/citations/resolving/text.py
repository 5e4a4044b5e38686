"""Read the citations of a whole text, in the order of its passages."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from editions.citations.citation import Citation
from editions.citations.cited import CitationReading, CitingPassage, Mention, Rule, Step
from editions.citations.collecting import collect
from editions.citations.csl import to_csl
from editions.citations.draft import Draft
from editions.citations.resolving.answers import NO_TARGET, RESOLVED
from editions.citations.resolving.named import resolve_pages, resolve_same_author, resolve_short
from editions.citations.resolving.notes import Notes
from editions.citations.resolving.pointed import note_pointed_at, resolve_pointer
from editions.citations.resolving.repeated import resolve_repeated
from editions.citations.resolving.so_far import SoFar
from editions.citations.resolving.unread import with_unread

TIED = frozenset({"full", "archival", "short", "bare"})


def read_citations(passages: Sequence[CitingPassage], lang: str, *, missing: frozenset[int] = frozenset()) -> CitationReading:
    """The citations of `passages` (body and notes, in reading order) and the works that they cite.

    `missing` are the numbers of notes that are called but not there. Where numbers begin again, a number means the nearest earlier note
    that bears it. Offsets are code points of each passage's text.
    """
    # Works are read first, so that a citation may precede its work.
    drafts = with_unread(passages, collect(passages, lang), Notes(passages, missing))
    so_far = SoFar(passages, drafts, missing)
    for index, draft in enumerate(so_far.drafts):
        _describe(so_far, index, draft)
    for index, draft in enumerate(so_far.drafts):
        so_far.mentions.append(_resolve(so_far, index, draft))
    for index, draft in enumerate(so_far.drafts):
        if _points_on(so_far, draft) or _repeats_unknown(so_far, index):  # What it points to has been read by now.
            so_far.mentions[index] = _resolve(so_far, index, draft)
    for index in range(1, len(so_far.mentions)):
        _tie_document(so_far, index)
    return CitationReading(tuple(so_far.mentions), tuple(so_far.cited.works))


def _describe(so_far: SoFar, index: int, draft: Draft) -> None:
    note = so_far.note_of(index)
    if draft.form == "archival" and draft.archive is not None:
        so_far.own_work[index] = so_far.cited.add_archival(draft.archive, draft, note=note, mention=index)
    elif draft.form == "full" and draft.citation is not None:
        citation = _completed(so_far, index, draft.citation)
        so_far.own_work[index] = so_far.cited.add_described(citation, draft, note=note, mention=index)


def _completed(so_far: SoFar, index: int, citation: Citation) -> Citation:
    """The citation with what "ders." and "in: ebd." stand for."""
    draft = so_far.drafts[index]
    if draft.same_author:
        citation = replace(citation, names=so_far.names_before(index))
    if draft.container == "ibid":
        before = so_far.citation_before(index)
        citation = replace(citation, container=before.container or before if before else None)
    if draft.container == "idem" and citation.container is not None:
        citation = replace(citation, container=replace(citation.container, names=citation.names))
    return citation


def _resolve(so_far: SoFar, index: int, draft: Draft) -> Mention:
    passage = so_far.passages[draft.passage]
    mention = Mention(
        passage.ref, passage.number, draft.start, draft.end, draft.raw, draft.form, draft.locators, points_to=draft.note_number
    )
    return BY_FORM[draft.form](so_far, index, draft, mention)


def _describing(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    work = so_far.own_work[index]
    rule: Rule | None = "in_ibid" if draft.container == "ibid" else "idem" if draft.same_author else None
    before = so_far.author_before(index) if rule == "idem" else so_far.work_before(index)
    steps = (Step(rule, so_far.note_of(before), before),) if rule and before is not None else ()
    own = draft.citation if draft.form == "full" else None
    return replace(
        mention,
        work=work,
        resolution=NO_TARGET if rule == "in_ibid" and not steps else RESOLVED,
        steps=steps,
        container=rule == "in_ibid",
        csl=to_csl(_completed(so_far, index, own)) if own else so_far.cited.works[work].csl,
    )


BY_FORM: dict[str, Callable[[SoFar, int, Draft, Mention], Mention]] = {
    "full": _describing,
    "archival": _describing,
    "ibid": resolve_repeated,
    "idem": resolve_same_author,
    "cross_note": resolve_pointer,
    "short": resolve_short,
    "bare": resolve_pages,
}


def _points_on(so_far: SoFar, draft: Draft) -> bool:
    note = note_pointed_at(so_far, draft)
    return note is not None and note > draft.passage


def _repeats_unknown(so_far: SoFar, index: int) -> bool:
    return so_far.mentions[index].form == "ibid" and so_far.mentions[index].work is None


def _tie_document(so_far: SoFar, index: int) -> None:
    """Tie a document to the work that quotes or prints it, whose pages are cited."""
    if not so_far.drafts[index].through or so_far.previous(index) is None:
        return
    outer, document = so_far.mentions[index], so_far.mentions[index - 1]
    if document.form in TIED and document.mediating is None:
        rule: Rule = "in" if so_far.drafts[index - 1].container == "short" else "mediated"
        steps = (*document.steps, Step(rule, outer.note, index))
        so_far.mentions[index - 1] = replace(document, mediating=outer.work, steps=steps)
