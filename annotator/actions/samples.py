"""Take the sample seminar away again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError, NotAllowed
from annotator.actions.seminars import forget_seminar
from annotator.models import Membership, Seminar, User
from annotator.permissions import may_manage

# RFC 2606: nobody real has an address under this domain, so that a real member of the sample is never deleted with it.
INVENTED = ".invalid"


class NotASample(ActionError):
    code = "not_a_sample"
    sentence = _("Only the sample seminar can be removed like this.")


@transaction.atomic
def remove_sample(*, seminar: Seminar, by: User) -> None:
    """Delete the sample: its readings with all that was written in them, texts held only there, and its invented people.

    Whoever asks for the removal, and an invented person who belongs to another seminar, stays.
    """
    if not may_manage(by, seminar):
        raise NotAllowed
    if not seminar.is_sample:
        raise NotASample
    invented = _only_here(seminar, by)
    forget_seminar(seminar)
    User.objects.filter(pk__in=invented).delete()


def _only_here(seminar: Seminar, by: User) -> list[int]:
    """Invented members with no other seminar."""
    members = User.objects.filter(memberships__seminar=seminar, email__endswith=INVENTED, is_staff=False).exclude(pk=by.pk)
    elsewhere = Membership.objects.exclude(seminar=seminar)
    return list(members.exclude(memberships__in=elsewhere).values_list("pk", flat=True))
