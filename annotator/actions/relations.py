"""Say how one claim stands to another, and take it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, Missing, NotAllowed
from annotator.models import Claim, ClaimRelation, User
from annotator.models.claim import MUTUAL, ClaimRelationKind
from annotator.models.event import Verb
from annotator.permissions import may_annotate, may_unrelate


class SameClaim(ActionError):
    code = "same_claim"
    sentence = _("A claim cannot be related to itself. Choose another one.")


class OtherSeminar(ActionError):
    code = "other_seminar"
    sentence = _("These claims belong to different seminars. Only claims of one seminar can be related.")


@transaction.atomic
def relate(*, subject: Claim, object: Claim, kind: str, by: User) -> ClaimRelation:
    """`subject` entails, qualifies … `object`; a second call gives back the same relation.

    Raises SameClaim, OtherSeminar, Missing for an unknown kind, and NotAllowed for who may not write or does not see both.
    """
    if kind not in ClaimRelationKind.values:
        raise Missing(field="kind")
    if subject.pk == object.pk:
        raise SameClaim
    if subject.reading.seminar_id != object.reading.seminar_id:
        raise OtherSeminar
    seen = Claim.objects.visible_to(by).alive().filter(pk__in=[subject.pk, object.pk]).count()
    if seen < 2 or not may_annotate(by, subject.reading):
        raise NotAllowed
    if kind in MUTUAL and subject.pk > object.pk:
        subject, object = object, subject
    relation, made = ClaimRelation.objects.get_or_create(subject=subject, object=object, kind=kind, defaults={"created_by": by})
    if made:
        _record(relation, by, made=True)
    return relation


@transaction.atomic
def unrelate(*, relation: ClaimRelation, by: User) -> None:
    """Take a relation back; both claims stay as they are."""
    if not may_unrelate(by, relation):
        raise NotAllowed
    _record(relation, by, made=False)
    relation.delete()


def _record(relation: ClaimRelation, by: User, *, made: bool) -> None:
    """On both claims, and without the other one's words: whoever sees one of them need not see the other."""
    for claim in (relation.subject, relation.object):
        stands = {"relates": str(relation.seen_from(claim)), "other_claim": relation.other(claim).pk}
        changes = {"after": stands} if made else {"before": stands}
        events.record(Verb.EDITED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, **changes)
