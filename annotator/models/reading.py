from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.seminar import Membership, Seminar
from annotator.models.upload import Upload
from editions.models import Edition


class Policy(models.TextChoices):
    OPEN = "open", _("everybody sees everything at once")
    OWN_FIRST = "own_first", _("others’ annotations after one’s own")
    REVEAL_AT = "reveal_at", _("others’ annotations from a date on")


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, user: object) -> Self:
        """Readings of the user's seminars, and those of editions that are public."""
        public = Q(edition__in=Upload.objects.filter(is_public=True, edition__isnull=False).order_by().values("edition"))
        if not getattr(user, "is_authenticated", False):
            return self.filter(public)
        return self.filter(Q(seminar__in=Membership.objects.of(user)) | public)


class Reading(models.Model):
    """An edition read by a seminar, for a time, under a policy of who sees whose annotations when."""

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="readings")
    edition = models.ForeignKey(Edition, on_delete=models.RESTRICT, related_name="readings")
    policy = models.CharField(_("visibility of others’ work"), max_length=10, choices=Policy, default=Policy.OPEN)
    reveal_at = models.DateTimeField(_("visible from"), null=True, blank=True)
    blind_review = models.BooleanField(
        _("blind review"), default=False, help_text=_("Reviewers see neither who made a claim nor others’ judgements before it is decided.")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["seminar", "edition"], name="reading_once_per_seminar"),
            models.CheckConstraint(condition=~Q(policy="reveal_at") | Q(reveal_at__isnull=False), name="reading_reveal_needs_a_date"),
        ]

    def __str__(self) -> str:
        return str(self.edition)
