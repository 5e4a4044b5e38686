"""Decide on contested claims."""

from django.db import transaction
from django.utils.timezone import now

from annotator import events
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.models import Claim, Review, User
from annotator.models.event import Verb
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Stance
from annotator.permissions import may_review

AGAINST_OUTCOME = {
    ReviewOutcome.UPHELD: (Stance.DISAGREE, Stance.QUALIFY),
    ReviewOutcome.QUALIFIED: (Stance.DISAGREE,),
    ReviewOutcome.REJECTED: (Stance.AGREE, Stance.QUALIFY),
}


@transaction.atomic
def decide(*, claim: Claim, outcome: str, rationale: str, by: User) -> Review:
    """Record the decision and keep the positions that stand against it. Nothing is deleted."""
    if claim.deleted_at or not may_review(by, claim):
        raise NotAllowed
    if outcome not in ReviewOutcome.values or not rationale.strip():
        raise Missing(field="rationale" if outcome in ReviewOutcome.values else "outcome")
    if claim.reviews.filter(reopened_at=None).exists():
        raise Closed
    against = claim.positions.filter(stance__in=AGAINST_OUTCOME.get(ReviewOutcome(outcome), ())).select_related("member")
    dissents = [{"member": str(position.member or ""), "stance": position.stance, "reason": position.reason} for position in against]
    review = Review.objects.create(claim=claim, outcome=outcome, rationale=rationale.strip(), dissents=dissents, reviewer=by)
    _record(Verb.DECIDED, claim, by, {"outcome": outcome, "rationale": review.rationale})
    return review


@transaction.atomic
def reopen_decision(*, claim: Claim, by: User) -> None:
    """Take up a decided claim again; the earlier decision stays in its history."""
    if not may_review(by, claim):
        raise NotAllowed
    if not claim.reviews.filter(reopened_at=None).update(reopened_at=now(), reopened_by=by):
        raise Closed
    _record(Verb.REOPENED, claim, by, {})


def _record(verb: str, claim: Claim, by: User, after: dict[str, str]) -> None:
    events.record(verb, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, after=after)
