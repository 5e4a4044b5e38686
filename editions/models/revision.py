import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition


class Revision(models.Model):
    """One immutable state of an edition's text. Everything else (pages, passages, calls, repairs) is stand-off over `text`.

    `text` is NFC; `source_text` is the file as it was read, and `Repair` rows lead from one to the other.
    Readers see the newest revision that is published. A correction is published when everything has been carried over to it.
    `change` says what led to it: {"kind": words, kind, split, join, note, call, repairs, back or file, "passages": [refs], "count": repairs
    undone, "number": of the note that was made, "to": number of the revision whose words are read again, "moved": stretches that stand
    elsewhere, word for word: [start and end in the revision before, start in this one], "kept" and "lost": refs of passages that were
    corrected by hand, and in another file are corrected again, or read otherwise}.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    language = models.CharField(max_length=8, blank=True)
    source_name = models.CharField(max_length=255, blank=True)
    source_format = models.CharField(max_length=20, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    source_text = models.TextField(blank=True)
    doubts = models.JSONField(default=list, blank=True)
    derived_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors")
    change = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    citations_read_by = models.CharField(max_length=20, default="1", help_text="Version of the reader that found its citations.")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True, default=now)

    class Meta:
        ordering = ["edition", "number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="revision_number_once_per_edition")]

    def __str__(self) -> str:
        return f"{self.edition} ({self.number})"

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk and not kwargs.get("update_fields"):
            raise ValidationError("A revision is immutable: make the next one.")
        if not self.sha256:
            self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def moved_from(self, revision_pk: int) -> list[tuple[int, int, int]]:
        """What the correction has moved, for places of the revision that it was made of."""
        moved = self.change.get("moved", []) if revision_pk == self.derived_from_id else []
        return [(start, end, to) for start, end, to in moved]
