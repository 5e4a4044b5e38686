from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.passage import Passage
from editions.models.reference import Reference
from editions.models.revision import Revision


class MentionForm(models.TextChoices):
    FULL = "full", _("full citation")
    SHORT = "short", _("short title")
    IBID = "ibid", _("ibid.")
    IDEM = "idem", _("same author")
    CROSS_NOTE = "cross_note", _("reference to a note")
    ARCHIVAL = "archival", _("archive")
    BARE = "bare", _("pages alone")


class Resolution(models.TextChoices):
    RESOLVED = "resolved", _("resolved")
    NO_TARGET = "no_target", _("nothing it could mean")
    MULTIPLE_TARGETS = "multiple_targets", _("several it could mean")
    UNRESOLVED = "unresolved", _("unresolved")


class StandingMentions(models.Manager["CitationMention"]):
    """The citations as they are read now; those that a newer reader no longer finds are left out."""

    def get_queryset(self) -> models.QuerySet["CitationMention"]:
        return super().get_queryset().filter(retired_at=None)


class CitationMention(models.Model):
    """An in-text citation: code points `start`..`end` of its passage's text, and the work that it refers to.

    `steps` is the chain from a back-reference to the full citation: [{"rule", "note", "mention"}], nearest first,
    where "mention" is the `order` of another mention of the same revision. `by_hand` says that a person has decided which work is meant.
    A citation that a newer reader no longer finds is retired, and kept for what was found and said of it: `objects` leaves it out.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="mentions")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="mentions")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raw = models.TextField()
    form = models.CharField(max_length=12, choices=MentionForm)
    resolution = models.CharField(max_length=20, choices=Resolution, default=Resolution.UNRESOLVED)
    reference = models.ForeignKey(Reference, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions")
    mediating = models.ForeignKey(Reference, on_delete=models.SET_NULL, null=True, blank=True, related_name="mediated_mentions")
    candidates = models.ManyToManyField(Reference, blank=True, related_name="candidate_for")
    steps = models.JSONField(default=list, blank=True)
    inherited = models.BooleanField(default=False)
    container = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StandingMentions()
    every = models.Manager()  # noqa: DJ012  (the first manager is the default one)

    class Meta:
        ordering = ["revision", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "order"], condition=models.Q(retired_at=None), name="mention_order_once_per_revision"
            )
        ]

    def __str__(self) -> str:
        return self.raw

    @property
    def source(self) -> Reference | None:
        """The work that the cited pages belong to: the mediating one where there is one."""
        return self.mediating or self.reference


class RangeRole(models.TextChoices):
    RANGE = "range", _("cited pages")
    PINPOINT = "pinpoint", _("pinpoint")


class CitedRange(models.Model):
    """Pages (leaves, columns …) that a mention names; TEI `citedRange`.

    `start`..`end` are code points of the passage's text, the whole locator as written (`raw`).
    `first`/`last` are labels; `last` is "" when the end is open (ff.).
    """

    mention = models.ForeignKey(CitationMention, on_delete=models.CASCADE, related_name="ranges")
    order = models.PositiveIntegerField(default=0)
    locator = models.PositiveIntegerField(default=0)
    unit = models.CharField(max_length=12, default="page")
    role = models.CharField(max_length=8, choices=RangeRole, default=RangeRole.RANGE)
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20, blank=True)
    side_first = models.CharField(max_length=1, blank=True)
    side_last = models.CharField(max_length=1, blank=True)
    following = models.CharField(max_length=2, blank=True)
    volume = models.CharField(max_length=20, blank=True)
    tier = models.CharField(max_length=10, default="labelled")
    flags = models.JSONField(default=list, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raw = models.CharField(max_length=255)

    class Meta:
        ordering = ["mention", "locator", "order"]

    def __str__(self) -> str:
        return self.raw
