from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator.models.reading import Reading
from annotator.models.seminar import Membership, Seminar
from annotator.models.upload import Upload
from editions.models import Edition

LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
MAX_ATTEMPTS = 5


class Kind(models.TextChoices):
    IMPORT = "import", _("Import of a text")
    CHECK = "check", _("Check of the cited pages")
    CARRY = "carry", _("Carrying over to a corrected text")
    READ = "read", _("Reading the citations again")
    DRAW = "draw", _("Drawing of pages")


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: object) -> Self:
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(seminar__in=Membership.objects.of(user))

    def unfinished(self) -> Self:
        return self.filter(state__in=[State.WAITING, State.RUNNING])

    def due(self) -> Self:
        """Jobs nobody works on: waiting, or left behind by a worker that died."""
        abandoned = Q(state=State.RUNNING, lease_until__lt=now())
        return self.filter(Q(state=State.WAITING) | abandoned)

    def take(self, job_id: int) -> bool:
        """Mark the job as running; False when another worker was faster or it is finished."""
        taken = (
            self.due()
            .filter(pk=job_id)
            .update(state=State.RUNNING, lease_until=now() + LEASE, attempts=F("attempts") + 1, started_at=now())
        )
        return taken == 1


class Job(models.Model):
    """Background work. The row is the truth, the queue entry a doorbell: it is created with what it serves and rung on commit."""

    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=40, blank=True, help_text="What is being done, as a code.")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="jobs")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "lease_until"], name="job_due")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="import") & Q(upload__isnull=False))
                | (Q(kind__in=["check", "carry", "read", "draw"]) & Q(edition__isnull=False)),
                name="job_names_what_it_serves",
            ),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(kind="check", state="waiting"), name="job_one_waiting_check_per_edition"
            ),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(kind="carry", state="waiting"), name="job_one_waiting_carry_per_edition"
            ),
            models.UniqueConstraint(fields=["edition"], condition=Q(kind="read", state="waiting"), name="job_one_waiting_read_per_edition"),
            models.UniqueConstraint(fields=["edition"], condition=Q(kind="draw", state="waiting"), name="job_one_waiting_draw_per_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_state_display()})"

    @property
    def percent(self) -> int:
        if self.state == State.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def is_finished(self) -> bool:
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)
