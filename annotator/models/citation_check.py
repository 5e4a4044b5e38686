from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.job import Job
from editions.models import CitationMention, Revision


class Result(models.TextChoices):
    """W3C EARL outcome values."""

    PASSED = "passed", _("passed")
    FAILED = "failed", _("failed")
    CANT_TELL = "cant_tell", _("cannot tell")
    INAPPLICABLE = "inapplicable", _("does not apply")
    UNTESTED = "untested", _("not tested")


class Severity(models.TextChoices):
    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    NOTICE = "notice", _("notice")
    INFO = "info", _("information")
    NONE = "none", _("none")


# A check that is not like this counts for nothing but that something was in order.
TELLING = ~models.Q(severity=Severity.NONE) | models.Q(check_name__in=("Q0", "Q1"))


class CitationCheckQuerySet(models.QuerySet["CitationCheck"]):
    def current(self) -> Self:
        return self.filter(superseded_at=None)

    def errors(self) -> Self:
        return self.filter(severity=Severity.ERROR, result=Result.FAILED)


class CitationCheck(models.Model):
    """One outcome of one check. Older outcomes stay (`superseded_at`); a person's attestation stands beside, never over, it.

    `mention` is None for findings about the whole text (a missing note); `notes` are the numbers of the notes concerned.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="checks")
    mention = models.ForeignKey(CitationMention, on_delete=models.CASCADE, null=True, blank=True, related_name="checks")
    check_name = models.CharField(max_length=4)
    code = models.CharField(max_length=40)
    result = models.CharField(max_length=12, choices=Result)
    severity = models.CharField(max_length=8, choices=Severity, default=Severity.NONE)
    confidence = models.FloatField(default=1.0)
    notes = models.JSONField(default=list, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    engine_version = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="checks")
    created_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = CitationCheckQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "pk"]
        indexes = [
            models.Index(fields=["revision", "superseded_at"], name="citation_check_current"),
            # Holds all that a report counts by, so that it is counted without reading the evidence.
            models.Index(
                fields=["revision", "mention"],
                include=["check_name", "code", "result", "severity", "engine_version"],
                condition=models.Q(superseded_at=None),
                name="citation_check_report",
            ),
            # The few that say more than that all is well: the report reads them alone.
            models.Index(
                fields=["revision", "mention"],
                include=["check_name", "code", "result", "severity"],
                condition=models.Q(superseded_at=None) & TELLING,
                name="citation_check_telling",
            ),
            models.Index(
                fields=["revision", "engine_version"],
                include=["mention"],
                condition=models.Q(superseded_at=None),
                name="citation_check_version",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "mention", "check_name", "fingerprint"],
                condition=models.Q(superseded_at=None),
                nulls_distinct=False,
                name="citation_check_once_per_fingerprint",
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_name} {self.code}"
