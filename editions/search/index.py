"""Write the words of a text to where search finds them."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from editions.models import Passage, Revision

CONFIGS = {"de": "german", "en": "english", "fr": "french", "it": "italian", "es": "spanish", "nl": "dutch", "pt": "portuguese"}
WINDOW, OVERLAP = 12_000, 300  # code points; PostgreSQL keeps the positions of some 16,000 words
BATCH = 500

INSERT = """
INSERT INTO editions_searchedwords (revision_id, passage_id, "order", is_note, config, stems, words)
SELECT %(revision)s, passage, place, note, %(config)s, to_tsvector(%(config)s::regconfig, folded), to_tsvector('simple', folded)
FROM unnest(%(passages)s::bigint[], %(orders)s::int[], %(notes)s::boolean[], %(texts)s::text[]) AS given (passage, place, note, source),
     LATERAL (SELECT editions_words(source) AS folded OFFSET 0) AS made
"""


def config_of(language: str) -> str:
    """The text search configuration for a language (BCP 47); "simple" knows no stems."""
    return CONFIGS.get(language.lower().split("-")[0], "simple")


def index_revision(revision: Revision) -> None:
    """Make the revision's words findable, in place of what stood there for it."""
    revision.searched_words.all().delete()
    config = config_of(revision.language or revision.edition.language)
    rows = list(_windows(revision))
    with connection.cursor() as cursor:
        for at in range(0, len(rows), BATCH):
            passages, orders, notes, texts = (list(column) for column in zip(*rows[at : at + BATCH], strict=True))
            values: dict[str, Any] = {
                "revision": revision.pk,
                "config": config,
                "passages": passages,
                "orders": orders,
                "notes": notes,
                "texts": texts,
            }
            cursor.execute(INSERT, values)


def _windows(revision: Revision) -> Iterator[tuple[int, int, bool, str]]:
    for passage in Passage.objects.filter(revision=revision).order_by("order"):
        text = revision.text[passage.start : passage.end].replace("\0", " ")
        for at in range(0, max(len(text), 1), WINDOW):
            yield passage.pk, passage.order, passage.is_note, text[max(0, at - OVERLAP) : at + WINDOW]
