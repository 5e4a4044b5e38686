from collections.abc import Mapping
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.matching import year_of
from editions.models.edition import Edition


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def standing(self) -> Self:
        """The works that count: those that were merged into another are kept, but cite nothing."""
        return self.filter(merged_into=None)


class Reference(models.Model):
    """A work that the citing edition cites: one entry of its bibliography, as CSL-JSON with the words it was read from.

    `extent_*` are the item's pages in its container; `held_as` is the edition in which its text can be looked up.
    `by_hand` names the fields of `csl` that people have mended or imported: they outweigh what is read from the text.
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
    by_hand = models.JSONField(default=list, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    version = models.PositiveIntegerField(default=1)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "key"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="reference_key_once_per_edition")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Author, title and the volume of a book, short enough for a line; the raw citation where none was read."""
        names = [person.get("family") or person.get("literal") or "" for person in self.csl.get("author") or []]
        parts = [", ".join(filter(None, names)), self.csl.get("title") or ""]
        if parts[1] and "container-title" not in self.csl:
            parts.append(str(self.csl.get("volume") or ""))
        return ", ".join(filter(None, parts)) or self.raw[:120]

    @property
    def year(self) -> str:
        """Year of issue, "" where it is not known."""
        return year_of(self.csl)


def survivor_of(reference: Reference, references: Mapping[int, Reference]) -> Reference:
    """What the reference was merged into, in the end; itself where it stands."""
    seen = {reference.pk}
    while reference.merged_into_id in references and reference.merged_into_id not in seen:
        reference = references[reference.merged_into_id]  # type: ignore[index]
        seen.add(reference.pk)
    return reference
