"""What claims, evidence links and disagreement notes have in common."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.reading import Reading


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


class Kept:
    """Queryset words that every kind of annotation shares."""

    def alive(self: Any) -> Any:
        """Without tombstones."""
        return self.filter(deleted_at=None)
