import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    REVIEWER = "reviewer", _("reviewer")
    ANNOTATOR = "annotator", _("annotator")
    OBSERVER = "observer", _("observer")


class SeminarQuerySet(models.QuerySet["Seminar"]):
    def visible_to(self, user: object) -> Self:
        """Seminars that the user is a member of; none for visitors."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(pk__in=Membership.objects.of(user))


class Seminar(models.Model):
    """A group that reads together. Its library is what its members have uploaded."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(_("description"), blank=True)
    is_sample = models.BooleanField(default=False, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="seminars")

    objects = SeminarQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, user: Any) -> models.QuerySet["Membership", int]:
        """The seminars of a user, by their keys."""
        return self.filter(user=user).order_by().values_list("seminar", flat=True)


class Membership(models.Model):
    """Who reads along, and as what. Removing a member deletes this row; the member's work stays."""

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.ANNOTATOR)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["seminar", "joined_at"]
        constraints = [models.UniqueConstraint(fields=["seminar", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"


def new_token() -> str:
    return secrets.token_urlsafe(24)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Invitations that still let somebody in."""
        return self.filter(revoked_at=None, expires_at__gt=now(), uses__lt=F("max_uses"))


class Invitation(models.Model):
    """A link that lets up to `max_uses` people join, until it expires or is withdrawn."""

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="invitations")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.ANNOTATOR)
    email = models.EmailField(_("e-mail"), blank=True)
    max_uses = models.PositiveIntegerField(_("for how many people"), default=40)
    uses = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=Q(uses__lte=F("max_uses")), name="invitation_uses_within_limit")]

    def __str__(self) -> str:
        return f"{self.seminar}: {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > now() and self.uses < self.max_uses
