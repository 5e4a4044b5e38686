from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

from annotator.models.reading import Reading
from annotator.models.user import User

AWAY = timedelta(minutes=30)  # after so long a pause it is another visit
HERE = timedelta(seconds=75)  # somebody whose page has spoken within this time is still reading


class LastVisitQuerySet(models.QuerySet["LastVisit"]):
    def here(self) -> Self:
        """Visits that are going on."""
        return self.filter(seen_at__gt=now() - HERE)

    def note(self, *, user: User, reading: Reading, newest: int) -> None:
        """The user sees the reading as it is after the event `newest`; a visit after a pause begins from what they saw last."""
        at = now()
        away = Q(seen_at__lt=at - AWAY)
        mine = self.filter(user=user, reading=reading)
        mine.filter(away).update(since_event=F("seen_event"), since=F("seen_at"))
        if not mine.update(seen_event=newest, seen_at=at):
            self.bulk_create([self.model(user=user, reading=reading, seen_event=newest, seen_at=at)], ignore_conflicts=True)


class LastVisit(models.Model):
    """When somebody last had a reading open, and how far it had come. `since` is the end of the visit before this one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="visits")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="visits")
    seen_event = models.BigIntegerField(default=0, help_text="The newest event when the reading was last open.")
    seen_at = models.DateTimeField()
    since_event = models.BigIntegerField(null=True, blank=True, help_text="The newest event at the end of the visit before.")
    since = models.DateTimeField(null=True, blank=True)

    objects = LastVisitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "reading"], name="last_visit_once_per_reading")]
        indexes = [models.Index(fields=["reading", "seen_at"], name="last_visit_by_reading")]

    def __str__(self) -> str:
        return f"{self.user}: {self.reading}, {self.seen_at}"
