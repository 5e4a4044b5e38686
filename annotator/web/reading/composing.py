"""What the composer offers for a selection: the claims nearest to it, and the citations in the notes that are called there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.actions.quotations import SelectedRange
from annotator.models import Claim
from annotator.web.reading.page import ReadingPage
from editions.models import CitationMention, Passage

MOST_CLAIMS = 60
# A call stands after the full stop that the reader left out of the selection.
BETWEEN_WORDS_AND_CALL = re.compile(r"[\s.,;:!?…»«›‹“”‘’\"')\]]*")


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    pk: int
    statement: str
    page: str
    by: int | None


@dataclass(frozen=True, slots=True)
class MentionChoice:
    pk: int
    work: str
    pages: str
    note: int | None


def nearest_claims(page: ReadingPage, selected: Sequence[SelectedRange]) -> list[ClaimChoice]:
    """The claims of the reading, nearest to the selection first."""
    here, far = _offset(page, selected), len(page.revision.text)
    claims = [annotation for annotation in page.everything.annotations if annotation.kind == "claim" and not annotation.gone]
    claims.sort(key=lambda claim: (abs(claim.start - here) if claim.is_placed else far, claim.number))
    nearest = [claim for at, claim in enumerate(claims) if at < MOST_CLAIMS or claim.by == page.user.pk][: 2 * MOST_CLAIMS]
    statements = dict(Claim.objects.filter(pk__in=[claim.pk for claim in nearest]).values_list("pk", "statement"))
    return [ClaimChoice(claim.pk, statements[claim.pk], page.label_of(claim), claim.by) for claim in nearest if claim.pk in statements]


def mentions_in(page: ReadingPage, selected: Sequence[SelectedRange]) -> list[MentionChoice]:
    """The citations that the selection covers, and those in the notes that are called in it or right after it."""
    passages = {passage.ref: passage for passage in page.revision.passages.filter(ref__in=[part.passage for part in selected])}
    notes = _notes_called(page, selected, passages)
    found = CitationMention.objects.filter(revision=page.revision, passage__in=[*(p.pk for p in passages.values()), *notes])
    found = found.select_related("passage", "reference", "mediating").prefetch_related("ranges")
    return [_choice(mention) for mention in found if mention.passage_id in notes or _covered(mention, selected)]


def printed_page(page: ReadingPage, selected: Sequence[SelectedRange]) -> str:
    """The printed label of the page on which the selection begins."""
    return str(page.where.page(_offset(page, selected)))


def _offset(page: ReadingPage, selected: Sequence[SelectedRange]) -> int:
    """Where the selection begins in the revision's text."""
    if not selected:
        return 0
    passage = page.revision.passages.filter(ref=selected[0].passage).first()
    return (passage.start if passage else 0) + selected[0].start


def _notes_called(page: ReadingPage, selected: Sequence[SelectedRange], passages: dict[str, Passage]) -> set[int]:
    notes: set[int] = set()
    for call in page.revision.note_calls.filter(passage__in=[p.pk for p in passages.values()], note__isnull=False):
        for part in selected:
            passage = passages.get(part.passage)
            if passage is not None and passage.pk == call.passage_id and _is_called(page, passage, part, call.offset):
                notes.add(call.note_id or 0)
    return notes


def _is_called(page: ReadingPage, passage: Passage, part: SelectedRange, offset: int) -> bool:
    if part.start < offset <= part.end:
        return True
    between = page.revision.text[passage.start + part.end : passage.start + offset]
    return offset > part.end and bool(BETWEEN_WORDS_AND_CALL.fullmatch(between))


def _covered(mention: CitationMention, selected: Sequence[SelectedRange]) -> bool:
    return any(part.passage == mention.passage.ref and part.start < mention.end and mention.start < part.end for part in selected)


def _choice(mention: CitationMention) -> MentionChoice:
    work = mention.source.label if mention.source else mention.raw
    pages = ", ".join(dict.fromkeys(cited.raw for cited in mention.ranges.all()))
    return MentionChoice(mention.pk, work[:90], pages, mention.passage.number)
