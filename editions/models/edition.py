from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from editions.models.revision import Revision


class EditionQuerySet(models.QuerySet["Edition"]):
    def with_text(self) -> Self:
        return self.filter(revisions__published_at__isnull=False).distinct()


class Edition(models.Model):
    """A text that we hold: the work to be read, or a source that it cites. Its wording lives in its revisions."""

    title = models.CharField(_("title"), max_length=500)
    subtitle = models.CharField(_("subtitle"), max_length=500, blank=True)
    creators = models.JSONField(_("creators"), default=list, blank=True, help_text=_("Names as printed, in order."))
    language = models.CharField(_("language"), max_length=8, blank=True, help_text=_("BCP 47, for example de."))
    csl = models.JSONField("CSL-JSON", default=dict, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def current_revision(self) -> "Revision":
        """The newest published state of the text. Raises Revision.DoesNotExist while the import has not finished."""
        return self.revisions.filter(published_at__isnull=False).latest("number")

    @property
    def coming_revision(self) -> "Revision | None":
        """The correction that is not published yet; there is one at most."""
        return self.revisions.filter(published_at=None).last()

    @property
    def creator_line(self) -> str:
        return ", ".join(self.creators)

    @property
    def year(self) -> str:
        """Year of issue from the CSL-JSON, "" where it is not known."""
        parts = (self.csl.get("issued") or {}).get("date-parts") or []
        return str(parts[0][0]) if parts and parts[0] else ""
