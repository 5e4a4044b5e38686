"""Who dissented from a decision is known where how members have judged is known: to the members who see each other's work."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from annotator.models import Claim, Review


def decisions_for(user: Any, reviews: QuerySet[Review]) -> list[Review]:
    """The decisions, without their dissents where the user is not to know them. Nothing is saved."""
    known = Claim.objects.judged_in_sight_of(user).filter(pk=OuterRef("claim"))
    decisions: list[Review] = []
    for decision in reviews.annotate(dissents_known=Exists(known)):
        if not decision.dissents_known:
            decision.dissents = []
        decisions.append(decision)
    return decisions
