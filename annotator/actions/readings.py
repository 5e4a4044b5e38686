"""Open an edition for a seminar to read."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, Missing, NotAllowed
from annotator.models import Reading, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.models.reading import Policy
from annotator.permissions import may_manage, may_mend_text
from editions.models import Edition


class NotInLibrary(ActionError):
    code = "not_in_library"
    sentence = _("The seminar does not hold this text. Upload it to the seminar’s library first.")


@transaction.atomic
def open_reading(*, seminar: Seminar, edition: Edition, by: User, policy: str = Policy.OPEN, reveal_at: datetime | None = None) -> Reading:
    """Let the seminar read the edition; a second call gives back the same reading."""
    if not may_mend_text(by, seminar):
        raise NotAllowed
    if not Upload.objects.filter(seminar=seminar, edition=edition).exists():
        raise NotInLibrary
    _check(policy, reveal_at)
    reading, made = Reading.objects.get_or_create(
        seminar=seminar, edition=edition, defaults={"policy": policy, "reveal_at": reveal_at, "created_by": by}
    )
    if made:
        events.record(Verb.OPENED, seminar=seminar, reading=reading, by=by)
    return reading


@transaction.atomic
def change_reading(
    *,
    reading: Reading,
    by: User,
    policy: str,
    reveal_at: datetime | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    blind_review: bool = False,
) -> Reading:
    """Set the period, who sees others' work when, and whether reviewers know whose claims they review."""
    if not may_manage(by, reading.seminar):
        raise NotAllowed
    _check(policy, reveal_at)
    before = {"policy": reading.policy}
    reading.policy, reading.reveal_at, reading.starts_on, reading.ends_on = policy, reveal_at, starts_on, ends_on
    reading.blind_review = blind_review
    reading.save(update_fields=["policy", "reveal_at", "starts_on", "ends_on", "blind_review"])
    events.record(Verb.EDITED, seminar=reading.seminar, reading=reading, by=by, before=before, after={"policy": policy})
    return reading


def _check(policy: str, reveal_at: datetime | None) -> None:
    if policy not in Policy.values:
        raise Missing(field="policy")
    if policy == Policy.REVEAL_AT and reveal_at is None:
        raise Missing(_("Name the day from which the others’ annotations are visible."), field="reveal_at")
