"""Judge a claim."""

from django.db import transaction

from annotator import events
from annotator.actions.errors import Missing, NotAllowed
from annotator.models import Claim, Position, User
from annotator.models.event import Verb
from annotator.models.terms import Stance
from annotator.permissions import may_annotate


@transaction.atomic
def take_position(*, claim: Claim, stance: str, by: User, reason: str = "") -> Position:
    """One position per member and claim; a second one replaces the first."""
    if claim.deleted_at or not may_annotate(by, claim.reading):
        raise NotAllowed
    if stance not in Stance.values:
        raise Missing(field="stance")
    position, _ = Position.objects.update_or_create(claim=claim, member=by, defaults={"stance": stance, "reason": reason.strip()})
    _record(claim, by, {"stance": stance, "reason": position.reason})
    return position


@transaction.atomic
def withdraw_position(*, claim: Claim, by: User) -> None:
    Position.objects.filter(claim=claim, member=by).delete()
    _record(claim, by, {"stance": ""})


def _record(claim: Claim, by: User, after: dict[str, str]) -> None:
    events.record(Verb.JUDGED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, after=after)
