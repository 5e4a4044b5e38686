"""Point at words of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from annotator.actions.errors import BeyondText, EmptyQuotation, NotAllowed, QuotationMismatch, StaleRevision, UnknownPassage
from annotator.models import Anchor, Quotation, QuotationRange, Reading, User
from annotator.permissions import may_annotate
from editions.models import Edition, Passage, Revision

CONTEXT = 32  # code points of prefix and suffix, as the W3C annotation clients keep them
MOST_RANGES = 50


@dataclass(frozen=True, slots=True)
class SelectedRange:
    """What a reader has selected in one passage: half-open code points of the passage's text, and the words seen there."""

    passage: str
    start: int
    end: int
    exact: str


@transaction.atomic
def quote(*, reading: Reading, revision: int, ranges: Sequence[SelectedRange], by: User) -> Quotation:
    """Keep the selection as a quotation, in text order.

    Raises StaleRevision when the text has been corrected since, QuotationMismatch when the words are not those of the
    text, BeyondText, UnknownPassage, EmptyQuotation, NotAllowed.
    """
    if not may_annotate(by, reading):
        raise NotAllowed
    # The text cannot be replaced by a corrected one between this question and its answer.
    current = Edition.objects.select_for_update(no_key=True).get(pk=reading.edition_id).current_revision
    if current.number != revision:
        raise StaleRevision(current=current.number)
    if not ranges or len(ranges) > MOST_RANGES:
        raise EmptyQuotation
    placed = sorted((place_selected(current, selected) for selected in ranges), key=lambda place: place.start or 0)
    quotation = Quotation.objects.create(reading=reading, created_by=by)
    for order, anchor in enumerate(placed):
        _keep(quotation, order, anchor, current)
    return quotation


def place_selected(revision: Revision, selected: SelectedRange) -> Anchor:
    """The selection as offsets of the whole text, checked against its words; not stored."""
    try:
        passage = revision.passages.get(ref=selected.passage)
    except Passage.DoesNotExist:
        raise UnknownPassage(passage=selected.passage) from None
    if selected.start < 0 or selected.end > passage.end - passage.start:
        raise BeyondText(passage=selected.passage, length=passage.end - passage.start)
    start, end = passage.start + selected.start, passage.start + selected.end
    if start >= end or not revision.text[start:end].strip():
        raise EmptyQuotation
    if revision.text[start:end] != selected.exact:
        raise QuotationMismatch(passage=selected.passage, found=revision.text[start:end][:200])
    return Anchor(revision=revision, passage=passage, start=start, end=end)


def _keep(quotation: Quotation, order: int, anchor: Anchor, revision: Revision) -> None:
    passage = anchor.passage
    assert passage is not None and anchor.start is not None and anchor.end is not None
    anchor.range = QuotationRange.objects.create(
        quotation=quotation,
        order=order,
        exact=revision.text[anchor.start : anchor.end],
        prefix=revision.text[max(passage.start, anchor.start - CONTEXT) : anchor.start],
        suffix=revision.text[anchor.end : min(passage.end, anchor.end + CONTEXT)],
    )
    anchor.save()
