"""Take the sample seminar away again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError, NotAllowed
from annotator.actions.holdings import delete_upload
from annotator.models import Claim, DisagreementNote, EvidenceLink, Membership, Reading, Seminar, User
from annotator.permissions import may_manage


class NotASample(ActionError):
    code = "not_a_sample"
    sentence = _("Only the sample seminar can be removed like this.")


@transaction.atomic
def remove_sample(*, seminar: Seminar, by: User) -> None:
    """Delete the sample: its readings with all that was written in them, texts held only there, and its invented people.

    A person who belongs to another seminar, who may administer the site, or who asks for the removal stays.
    """
    if not may_manage(by, seminar):
        raise NotAllowed
    if not seminar.is_sample:
        raise NotASample
    invented = _only_here(seminar, by)
    uploads = list(seminar.uploads.select_related("edition"))
    _forget_readings(seminar)
    for upload in uploads:
        delete_upload(upload)
    seminar.delete()
    User.objects.filter(pk__in=invented).delete()


def _only_here(seminar: Seminar, by: User) -> list[int]:
    """Members with no other seminar."""
    members = User.objects.filter(memberships__seminar=seminar, is_staff=False, is_superuser=False).exclude(pk=by.pk)
    elsewhere = Membership.objects.exclude(seminar=seminar)
    return list(members.exclude(memberships__in=elsewhere).values_list("pk", flat=True))


def _forget_readings(seminar: Seminar) -> None:
    """What points at quotations goes first: the database refuses to lose a quotation that somebody argues on."""
    readings = Reading.objects.filter(seminar=seminar)
    for kind in (DisagreementNote, EvidenceLink, Claim):
        kind.objects.filter(reading__in=readings).delete()
    readings.delete()
