"""What claims, evidence links and disagreement notes have in common."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator.models.reading import Policy, Reading
from annotator.models.seminar import Membership, Role


class Visibility(models.TextChoices):
    PRIVATE = "private", _("only me")
    SEMINAR = "seminar", _("the seminar")
    PUBLIC = "public", _("everybody who may read the text")


SHARED = (Visibility.SEMINAR, Visibility.PUBLIC)


class Annotation(models.Model):
    """Written by one reader in a reading. Deleting leaves a tombstone (`deleted_at`), so that threads keep their place.

    `version` counts the changes; whoever saves names the version they started from.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="%(class)ss")
    visibility = models.CharField(_("visible to"), max_length=8, choices=Visibility, default=Visibility.SEMINAR)
    tags = models.ManyToManyField("annotator.Tag", verbose_name=_("tags"), blank=True, related_name="%(class)ss")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="%(class)ss")
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def readable(user: Any) -> Q:
    """The rows of an annotation table that `user` may see, by visibility, membership and the reading's policy."""
    public = Q(visibility=Visibility.PUBLIC, reading__edition__uploads__is_public=True)
    if not getattr(user, "is_authenticated", False):
        return public
    membership = Membership.objects.filter(user=user, seminar=OuterRef("reading__seminar"))
    leads = Exists(membership.filter(role__in=[Role.OWNER, Role.REVIEWER]))
    revealed = (
        Q(reading__policy=Policy.OPEN)
        | Q(reading__policy=Policy.REVEAL_AT, reading__reveal_at__lte=now())
        | (Q(reading__policy=Policy.OWN_FIRST) & _has_written(user))
        | leads
    )
    shared = ~Q(visibility=Visibility.PRIVATE) & revealed
    return (Exists(membership) & (Q(created_by=user) | shared)) | public


def _has_written(user: Any) -> Q:
    """The reading holds an annotation of the user's own."""
    written = Q()
    for kind in ("claims", "evidencelinks", "disagreementnotes"):
        own = Reading.objects.filter(pk=OuterRef("reading"), **{f"{kind}__created_by": user, f"{kind}__deleted_at": None})
        written |= Q(Exists(own))
    return written


class Kept:
    """Queryset words that every kind of annotation shares."""

    def alive(self: Any) -> Any:
        """Without tombstones."""
        return self.filter(deleted_at=None)
