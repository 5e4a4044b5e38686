"""Delete one's account. What others have read stays, without a name; what nobody else could see goes."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError
from annotator.actions.seminars import forget_seminar
from annotator.models import (
    Claim,
    DeletedAccount,
    DisagreementNote,
    Event,
    EvidenceLink,
    Invitation,
    Membership,
    Quotation,
    Review,
    Seminar,
    User,
)
from annotator.models.annotation import Visibility
from annotator.models.seminar import Role


class StillOwner(ActionError):
    """`detail` holds the names of the seminars."""

    code, status = "still_owner", 409
    sentence = _("You are the only owner of a seminar that others are in. Make somebody else an owner first.")


@transaction.atomic
def delete_account(*, user: User) -> DeletedAccount:
    """Delete the account and record that it was. Raises StillOwner; seminars without any other member go too."""
    seminars = Seminar.objects.filter(memberships__user=user).select_for_update(of=("self",))
    alone = [seminar for seminar in seminars if seminar.memberships.count() == 1]
    if left_behind := _owned_by_nobody_else(user):
        raise StillOwner(seminars=[seminar.name for seminar in left_behind])
    record = DeletedAccount.objects.create(who=DeletedAccount.hash_of(user.email or user.username))
    for seminar in alone:
        forget_seminar(seminar)
    _forget_private_notes(user)
    _forget_the_name(user)
    user.delete()
    return record


def _owned_by_nobody_else(user: User) -> list[Seminar]:
    owners = Count("memberships", filter=Q(memberships__role=Role.OWNER))
    owned = Membership.objects.filter(user=user, role=Role.OWNER).values("seminar")
    counted = Seminar.objects.filter(pk__in=owned).annotate(owners=owners, heads=Count("memberships"))
    return list(counted.filter(owners=1, heads__gt=1))


def _forget_private_notes(user: User) -> None:
    """Nobody could ever read them again."""
    for kind in (DisagreementNote, EvidenceLink, Claim):
        kind.objects.filter(created_by=user, visibility=Visibility.PRIVATE).delete()
    Quotation.objects.filter(created_by=user, claims=None, evidence_links=None, disagreement_notes=None).delete()


def _forget_the_name(user: User) -> None:
    """Where the name was written down as a word, and in invitations to the address."""
    name = str(user)
    for field in ("before", "after"):
        for event in Event.objects.filter(**{f"{field}__member": name, "seminar__memberships__user": user}):
            getattr(event, field).pop("member")
            event.save(update_fields=[field])
    for review in Review.objects.filter(claim__positions__member=user, dissents__contains=[{"member": name}]):
        review.dissents = [dissent | {"member": ""} if dissent["member"] == name else dissent for dissent in review.dissents]
        review.save(update_fields=["dissents"])
    if user.email:
        Invitation.objects.filter(email__iexact=user.email).update(email="")
