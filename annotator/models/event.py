from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.annotation import SHARED, Visibility
from annotator.models.claim import Claim
from annotator.models.disagreement import DisagreementNote
from annotator.models.evidence_link import EvidenceLink
from annotator.models.job import Job
from annotator.models.reading import Reading
from annotator.models.seminar import Membership, Seminar
from annotator.models.sight import Seen
from annotator.models.user import User
from editions.models import CitationMention


class Verb(models.TextChoices):
    CREATED = "created", _("made")
    EDITED = "edited", _("changed")
    DELETED = "deleted", _("deleted")
    REPLIED = "replied", _("replied")
    SETTLED = "settled", _("settled")
    DISMISSED = "dismissed", _("dismissed")
    REOPENED = "reopened", _("reopened")
    JUDGED = "judged", _("judged")
    DECIDED = "decided", _("decided")
    ATTESTED = "attested", _("attested")
    CHECKED = "checked", _("checked")
    JOINED = "joined", _("joined")
    LEFT = "left", _("left")
    UPLOADED = "uploaded", _("uploaded")
    IMPORTED = "imported", _("imported")
    OPENED = "opened", _("opened")
    TIED = "tied", _("tied to a held edition")
    MENDED = "mended", _("mended")
    MERGED = "merged", _("merged")
    PARTED = "parted", _("parted again")
    SPLIT = "split", _("split")
    CORRECTED = "corrected", _("corrected")
    PLACED = "placed", _("placed by hand")
    WITHDREW = "withdrew", _("taken back")
    READ_AGAIN = "read_again", _("read again")
    ADDED = "added", _("added")
    REMOVED = "removed", _("taken away")
    TOLD_APART = "told_apart", _("told apart")


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: object) -> Self:
        """Events of the user's seminars on what the user may see now."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(Seen("event", user), seminar__in=Membership.objects.of(user))

    def withdrawn_from(self, user: object) -> Self:
        """Edits by which others made private what the seminar could read: an open page takes it away.

        Nothing of it is told but its number.
        """
        if not getattr(user, "is_authenticated", False):
            return self.none()
        hidden = {"before__visibility__in": SHARED, "after__visibility": Visibility.PRIVATE}
        return self.filter(verb=Verb.EDITED, seminar__in=Membership.objects.of(user), **hidden).exclude(actor=user)


class Event(models.Model):
    """Who did what, when; append-only. Feeds history, activity and the live stream. `before`/`after` hold the changed fields."""

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="events")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    evidence_link = models.ForeignKey(EvidenceLink, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    disagreement_note = models.ForeignKey(DisagreementNote, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    mention = models.ForeignKey(CitationMention, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["seminar", "id"], name="event_by_seminar"),
            models.Index(fields=["reading", "id"], name="event_by_reading"),
        ]

    def __str__(self) -> str:
        return f"{self.actor or '–'} {self.get_verb_display()}"

    @property
    def subject(self) -> Any:
        return self.claim or self.evidence_link or self.disagreement_note or self.mention or self.job
