"""Found a seminar, invite people, and let them go without losing their work."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, InvitationOver, Missing, NotAllowed
from annotator.actions.holdings import delete_upload
from annotator.models import Claim, DisagreementNote, EvidenceLink, Invitation, Membership, Reading, Seminar, User
from annotator.models.event import Verb
from annotator.models.seminar import Role
from annotator.permissions import may_manage

INVITATION_DAYS = 30


class LastOwner(ActionError):
    code, status = "last_owner", 409
    sentence = _("A seminar needs an owner. Make somebody else an owner first.")


@transaction.atomic
def found_seminar(*, name: str, by: User, description: str = "", is_sample: bool = False) -> Seminar:
    """A seminar with its founder as owner."""
    if not name.strip():
        raise Missing(field="name")
    slug = f"{slugify(name)[:60] or 'seminar'}-{get_random_string(6).lower()}"
    seminar = Seminar.objects.create(name=name.strip(), slug=slug, description=description.strip(), is_sample=is_sample, created_by=by)
    Membership.objects.create(seminar=seminar, user=by, role=Role.OWNER)
    events.record(Verb.CREATED, seminar=seminar, by=by)
    return seminar


@transaction.atomic
def describe_seminar(*, seminar: Seminar, by: User, name: str, description: str = "") -> Seminar:
    """Change the name and what the seminar is about; its address stays."""
    if not may_manage(by, seminar):
        raise NotAllowed
    if not name.strip():
        raise Missing(field="name")
    before = {"name": seminar.name, "description": seminar.description}
    seminar.name, seminar.description = name.strip(), description.strip()
    seminar.save(update_fields=["name", "description"])
    after = {"name": seminar.name, "description": seminar.description}
    if after != before:
        events.record(Verb.EDITED, seminar=seminar, by=by, before=before, after=after)
    return seminar


@transaction.atomic
def invite(
    *, seminar: Seminar, by: User, role: str = Role.ANNOTATOR, email: str = "", max_uses: int = 40, days: int = INVITATION_DAYS
) -> Invitation:
    """A link that lets `max_uses` people in for `days` days."""
    if not may_manage(by, seminar):
        raise NotAllowed
    return Invitation.objects.create(
        seminar=seminar, role=role, email=email, max_uses=max_uses, expires_at=now() + timedelta(days=days), created_by=by
    )


def invite_by_letter(*, seminar: Seminar, by: User, emails: list[str], role: str, days: int) -> list[Invitation]:
    """An invitation for one person each, to be sent by `letters.send_invitation`. Who has an open one gets no second."""
    waiting = set(seminar.invitations.open().filter(email__in=emails).values_list("email", flat=True))
    return [invite(seminar=seminar, by=by, role=role, email=email, max_uses=1, days=days) for email in emails if email not in waiting]


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    if not may_manage(by, invitation.seminar):
        raise NotAllowed
    Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=now())


@transaction.atomic
def join(*, token: str, by: User) -> Membership:
    """Become a member through an invitation. Raises InvitationOver; a member who comes again stays what they are."""
    invitation = Invitation.objects.select_related("seminar").filter(token=token).first()
    if invitation is None:
        raise InvitationOver
    member = Membership.objects.filter(seminar=invitation.seminar, user=by).first()
    if member:
        return member
    if not Invitation.objects.open().filter(pk=invitation.pk).update(uses=F("uses") + 1):
        raise InvitationOver
    membership = Membership.objects.create(seminar=invitation.seminar, user=by, role=invitation.role)
    events.record(Verb.JOINED, seminar=invitation.seminar, by=by, after={"role": invitation.role})
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> None:
    if not may_manage(by, membership.seminar):
        raise NotAllowed
    if role != Role.OWNER:
        _keep_an_owner(membership)
    before = membership.role
    membership.role = role
    membership.save(update_fields=["role"])
    after = {"role": role, "member": str(membership.user)}
    events.record(Verb.EDITED, seminar=membership.seminar, by=by, before={"role": before}, after=after)


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    """Take somebody out, or leave. What they wrote stays, under their name."""
    if membership.user_id != by.pk and not may_manage(by, membership.seminar):
        raise NotAllowed
    _keep_an_owner(membership)
    events.record(Verb.LEFT, seminar=membership.seminar, by=by, before={"member": str(membership.user), "role": membership.role})
    membership.delete()


def _keep_an_owner(membership: Membership) -> None:
    owners = Membership.objects.select_for_update().filter(seminar=membership.seminar, role=Role.OWNER)
    if membership.role == Role.OWNER and len(owners) == 1:
        raise LastOwner


def forget_seminar(seminar: Seminar) -> None:
    """Delete the seminar: its readings with all that was written in them, and the texts held only there."""
    uploads = list(seminar.uploads.select_related("edition"))
    readings = Reading.objects.filter(seminar=seminar)
    # What points at quotations goes first: the database refuses to lose a quotation that somebody argues on.
    for kind in (DisagreementNote, EvidenceLink, Claim):
        kind.objects.filter(reading__in=readings).delete()
    readings.delete()
    for upload in uploads:
        delete_upload(upload)
    seminar.delete()
