from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.page import Page
from editions.models.revision import Revision


class PassageKind(models.TextChoices):
    TITLE = "title", _("title")
    SUBTITLE = "subtitle", _("subtitle")
    BYLINE = "byline", _("byline")
    EPIGRAPH = "epigraph", _("epigraph")
    HEADING = "heading", _("heading")
    PARAGRAPH = "paragraph", _("paragraph")
    BLOCK_QUOTATION = "block_quotation", _("block quotation")
    VERSE = "verse", _("verse")
    CAPTION = "caption", _("caption")
    LIST_ITEM = "list_item", _("list item")
    TABLE = "table", _("table")
    NOTE = "note", _("note")


class NoteStatus(models.TextChoices):
    COMPLETE = "complete", _("complete")
    GAP = "gap", _("with a hole")
    TRUNCATED = "truncated", _("cut off")


class Passage(models.Model):
    """A citable segment: code points `start`..`end` of the revision's text. `ref` is what people cite (p12, n7).

    `number` and `status` belong to notes. Body passages stand in reading order, the notes after them by number.
    `marks` are the words that print sets apart: [start, end, kind] with code points of the passage's own text; the kinds are
    those of `editions.segmentation.segmented.MARK_KINDS`. `identifier` is the passage's own name in the file (TEI: xml:id).
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="passages")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, blank=True, related_name="passages")
    ref = models.CharField(max_length=20)
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=PassageKind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=NoteStatus, blank=True)
    marks = models.JSONField(default=list, blank=True)
    identifier = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["revision", "order"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "ref"], name="passage_ref_once_per_revision"),
            models.UniqueConstraint(fields=["revision", "order"], name="passage_order_once_per_revision"),
            models.UniqueConstraint(
                fields=["revision", "identifier"], condition=~models.Q(identifier=""), name="passage_identifier_once_per_revision"
            ),
            models.CheckConstraint(condition=models.Q(start__lte=models.F("end")), name="passage_start_before_end"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def text(self) -> str:
        """The passage's words. Select `revision` with the passage where many are read."""
        return self.revision.text[self.start : self.end]

    @property
    def is_note(self) -> bool:
        return self.kind == PassageKind.NOTE
