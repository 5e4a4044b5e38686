"""Put words back in their place by hand, where a correction of the text has moved them out of sight."""

from collections import Counter, defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, NotAllowed, StaleRevision
from annotator.actions.quotations import SelectedRange, place_selected
from annotator.models import Anchor, Claim, DisagreementNote, EvidenceLink, Quotation, QuotationRange, Reading, User
from annotator.models.event import Verb
from annotator.models.quotation import AnchorMethod, AnchorStatus
from annotator.permissions import may_annotate, may_mend_text
from editions.models import Edition, Revision

CLOSE = 0.95  # places as alike as this are confirmed together
KEPT = "kept"  # orphans that somebody has decided to keep as they are
ORDER = (AnchorStatus.ORPHANED, AnchorStatus.AMBIGUOUS, AnchorStatus.FUZZY)  # what has no place comes first


class NoSuchCandidate(ActionError):
    code = "no_such_candidate"
    sentence = _("This place is not offered any more. Load the page again.")


def quotations_visible_to(user: object) -> QuerySet[Quotation]:
    """Quotations of annotations that the user may see and that nobody has deleted."""
    claims = Claim.objects.visible_to(user).alive().filter(quotations=OuterRef("pk"))
    evidence = EvidenceLink.objects.visible_to(user).alive().filter(quotation=OuterRef("pk"))
    notes = DisagreementNote.objects.visible_to(user).alive().filter(quotation=OuterRef("pk"))
    return Quotation.objects.filter(Exists(claims) | Exists(evidence) | Exists(notes))


def unsettled(reading: Reading, revision: Revision, user: object, status: str = "") -> QuerySet[Anchor]:
    """What the user may see and somebody has to look at, what has no place first; with a status, only that, or what is kept as it is."""
    anchors = Anchor.objects.filter(revision=revision, range__quotation__in=quotations_visible_to(user).filter(reading=reading))
    kept = Q(status=AnchorStatus.ORPHANED, method=AnchorMethod.HAND)
    if status == KEPT:
        chosen = anchors.filter(kept)
    elif status in ORDER:
        chosen = anchors.unsettled().filter(status=status)
    else:
        chosen = anchors.unsettled()
    rank = Case(*(When(status=each, then=Value(place)) for place, each in enumerate(ORDER)), output_field=IntegerField())
    return chosen.select_related("range__quotation").order_by(rank, "start", "pk")


def places_by_status(edition: Edition, user: object) -> dict[int, Counter[str]]:
    """How many quotations that the user may see stand how, by revision."""
    quotations = quotations_visible_to(user).filter(reading__edition=edition)
    anchors = Anchor.objects.filter(revision__edition=edition, range__quotation__in=quotations).order_by()
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for revision, status, count in anchors.values_list("revision", "status").annotate(Count("pk")):
        counted[revision][status] = count
    return counted


def may_place(user: User, quotation: Quotation) -> bool:
    """Whoever quoted the words, and owners and reviewers."""
    own = quotation.created_by_id == user.pk and may_annotate(user, quotation.reading)
    return own or may_mend_text(user, quotation.reading.seminar)


@transaction.atomic
def place_by_hand(*, part: QuotationRange, revision: int, selected: SelectedRange, by: User) -> Anchor:
    """The quoted words stand where `selected` says. Raises StaleRevision and everything that a selection may raise."""
    anchor = _anchor(part, revision, by)
    found = place_selected(anchor.revision, selected)
    return _place(anchor, found, by)


@transaction.atomic
def accept_place(*, part: QuotationRange, revision: int, start: int, end: int, by: User) -> Anchor:
    """The words stand at the place that was found, or at one of the candidates. Raises NoSuchCandidate for any other place."""
    anchor = _anchor(part, revision, by)
    offered = {(one["start"], one["end"]) for one in anchor.candidates} | {(anchor.start, anchor.end)}
    if (start, end) not in offered:
        raise NoSuchCandidate
    passage = anchor.revision.passages.filter(start__lte=start).order_by("-start").first()
    return _place(anchor, Anchor(passage=passage, start=start, end=end), by)


@transaction.atomic
def keep_as_orphan(*, part: QuotationRange, revision: int, by: User) -> Anchor:
    """The text has no such words any more; the annotation stays, with the words as they were."""
    anchor = _anchor(part, revision, by)
    return _save(anchor, by, passage=None, start=None, end=None, status=AnchorStatus.ORPHANED, score=0.0)


@transaction.atomic
def confirm_close_ones(*, reading: Reading, revision: int, by: User) -> int:
    """Confirm all places whose words have hardly changed. Gives back how many."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    current = _standing(reading.edition, revision)
    close = Anchor.objects.filter(pk__in=close_ones(reading, current, by).values("pk"))
    count = close.update(status=AnchorStatus.ANCHORED, method=AnchorMethod.HAND, candidates=[])
    if count:
        events.record(Verb.PLACED, seminar=reading.seminar, reading=reading, by=by, after={"revision": revision, "count": count})
    return count


def close_ones(reading: Reading, revision: Revision, user: User) -> "QuerySet[Anchor]":
    """What stands where the comparison of both texts put it, with words that have hardly changed."""
    found = Anchor.objects.filter(revision=revision, range__quotation__in=quotations_visible_to(user).filter(reading=reading))
    return found.filter(status=AnchorStatus.FUZZY, method=AnchorMethod.DIFF, score__gte=CLOSE)


def _anchor(part: QuotationRange, revision: int, by: User) -> Anchor:
    """The range's anchor in the revision that is read."""
    if not may_place(by, part.quotation):
        raise NotAllowed
    current = _standing(part.quotation.reading.edition, revision)
    return Anchor.objects.select_related("revision").get_or_create(
        range=part, revision=current, defaults={"status": AnchorStatus.ORPHANED, "method": "", "score": 0.0}
    )[0]


def _standing(edition: Edition, revision: int) -> Revision:
    current = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk).current_revision
    if current.number != revision:
        raise StaleRevision(current=current.number)
    return current


def _place(anchor: Anchor, found: Anchor, by: User) -> Anchor:
    return _save(anchor, by, passage=found.passage, start=found.start, end=found.end, status=AnchorStatus.ANCHORED, score=1.0)


def _save(anchor: Anchor, by: User, **fields: object) -> Anchor:
    before = {"status": anchor.status, "start": anchor.start, "end": anchor.end}
    Anchor.objects.filter(pk=anchor.pk).update(method=AnchorMethod.HAND, candidates=[], **fields)
    anchor.refresh_from_db()
    _record(anchor, by, before)
    return anchor


def _record(anchor: Anchor, by: User, before: dict[str, Any]) -> None:
    """The event goes with the annotation that quotes the words, and is seen by those who see it."""
    quotation = anchor.range.quotation
    evidence, note = quotation.evidence_links.first(), quotation.disagreement_notes.first()
    subjects = {"claim": quotation.claims.first(), "evidence_link": evidence, "disagreement_note": note}
    kind, subject = next(((kind, subject) for kind, subject in subjects.items() if subject), ("claim", None))
    if subject is None:
        return
    after = {"status": anchor.status, "start": anchor.start, "end": anchor.end, "revision": anchor.revision.number}
    reading = quotation.reading
    events.record(Verb.PLACED, seminar=reading.seminar, reading=reading, by=by, before=before, after=after, **{kind: subject})
