import unicodedata
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from annotator.models.claim import Claim
from annotator.models.disagreement import DisagreementNote
from annotator.models.evidence_link import EvidenceLink
from annotator.models.seminar import Seminar

LONGEST_TAG = 60


def tag_key(name: str) -> str:
    """What two spellings of one tag have in common: neither case nor width of letters, nor the number of blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, user: object) -> Self:
        """Tags of at least one annotation that the user may see; what private notes alone use is nobody else's."""
        used = [
            Exists(annotations.visible_to(user).alive().order_by().filter(tags=OuterRef("pk")))
            for annotations in (Claim.objects, EvidenceLink.objects, DisagreementNote.objects)
        ]
        return self.filter(used[0] | used[1] | used[2])


class Tag(models.Model):
    """A word under which a seminar files its annotations; it comes into being when somebody writes it.

    Spellings with the same `key` count as one tag. Each keeps a row of its own, so that nobody's spelling gives away
    that somebody has used the tag in a private note.
    """

    seminar = models.ForeignKey(Seminar, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("tag"), max_length=LONGEST_TAG)
    key = models.CharField(max_length=2 * LONGEST_TAG, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["key", "pk"]
        constraints = [models.UniqueConstraint(fields=["seminar", "name"], name="tag_spelling_once_per_seminar")]
        indexes = [models.Index(fields=["seminar", "key"], name="tag_by_key")]

    def __str__(self) -> str:
        return self.name
