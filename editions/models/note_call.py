from django.db import models

from editions.models.passage import Passage
from editions.models.revision import Revision


class NoteCall(models.Model):
    """Where note `marker` is called: right after code point `offset - 1` of the passage's text. `note` is None where it is missing."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="note_calls")
    marker = models.CharField(max_length=20)
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="calls")
    offset = models.PositiveIntegerField()
    note = models.ForeignKey(Passage, on_delete=models.SET_NULL, null=True, blank=True, related_name="called_from")

    class Meta:
        ordering = ["revision", "passage__order", "offset", "pk"]

    def __str__(self) -> str:
        return self.marker
