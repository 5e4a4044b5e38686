from django.db import models


class CatalogueRecord(models.Model):
    """What a catalogue on the network said of a work, kept so that it is asked once.

    `asked` is the fingerprint of the question (author, title, container, year); `csl` is the nearest record as CSL-JSON,
    empty where the catalogue has none.
    """

    catalogue = models.CharField(max_length=10)
    asked = models.CharField(max_length=64)
    csl = models.JSONField(default=dict, blank=True)
    fetched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "asked"], name="catalogue_record_once_per_question")]

    def __str__(self) -> str:
        return f"{self.catalogue}: {self.csl.get('title', '–')}"
