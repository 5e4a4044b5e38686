from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.seminar import Membership, Seminar
from editions.models import Edition


class Purpose(models.TextChoices):
    READING = "reading", _("a text to read together")
    SOURCE = "source", _("a source to check citations against")


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: object) -> Self:
        public = Q(is_public=True)
        if not getattr(user, "is_authenticated", False):
            return self.filter(public)
        return self.filter(Q(seminar__in=Membership.objects.of(user)) | public)


def upload_path(upload: "Upload", filename: str) -> str:
    """Files are stored by hash, never under a name that somebody typed."""
    return f"uploads/{upload.sha256[:2]}/{upload.sha256}"


class Upload(models.Model):
    """Who brought which file into which seminar's library. `edition` is None until the import has finished.

    A text is seen by the members of the seminar that holds it, and by nobody else unless `is_public`.
    """

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="uploads")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="uploads")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose, default=Purpose.READING)
    file = models.FileField(upload_to=upload_path, max_length=255)
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64, db_index=True)
    is_public = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["seminar", "sha256"], name="upload_once_per_seminar")]

    def __str__(self) -> str:
        return self.name
