from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition


class Reference(models.Model):
    """A work that the citing edition cites: one entry of its bibliography, as CSL-JSON with the words it was read from.

    `extent_*` are the item's pages in its container; `held_as` is the edition in which its text can be looked up.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="references")
    key = models.PositiveIntegerField()
    raw = models.TextField(_("as cited"))
    csl = models.JSONField("CSL-JSON", default=dict, blank=True)
    short_titles = models.JSONField(default=list, blank=True)
    note_number = models.PositiveIntegerField(null=True, blank=True)
    extent_first = models.PositiveIntegerField(null=True, blank=True)
    extent_last = models.PositiveIntegerField(null=True, blank=True)
    held_as = models.ForeignKey(Edition, on_delete=models.SET_NULL, null=True, blank=True, related_name="held_for")

    class Meta:
        ordering = ["edition", "key"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="reference_key_once_per_edition")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Author and title, short enough for a line; the raw citation where neither was read."""
        names = [person.get("family") or person.get("literal") or "" for person in self.csl.get("author") or []]
        parts = [", ".join(filter(None, names)), self.csl.get("title") or ""]
        return ", ".join(filter(None, parts)) or self.raw[:120]
