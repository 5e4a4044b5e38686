from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from editions.models.passage import Passage
from editions.models.revision import Revision


class SearchedWords(models.Model):
    """The words of a passage as search finds them; a very long passage has several rows. `editions.search.index` writes them.

    `config` is the text search configuration of PostgreSQL that made the `stems`; `words` are the forms as written, folded.
    `order` is the passage's.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="searched_words", db_index=False)
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="searched_words")
    order = models.PositiveIntegerField()
    is_note = models.BooleanField(default=False)
    config = models.CharField(max_length=20)
    stems = SearchVectorField()
    words = SearchVectorField()

    class Meta:
        ordering = ["revision", "order", "pk"]
        indexes = [
            models.Index(fields=["revision", "order"], name="searched_words_in_order"),
            GinIndex(fields=["stems"], name="searched_words_stems", fastupdate=False),
            GinIndex(fields=["words"], name="searched_words_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.revision}, {self.passage}"
