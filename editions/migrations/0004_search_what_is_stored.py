"""Make findable what was imported before there was a search."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CONFIGS = {"de": "german", "en": "english", "fr": "french", "it": "italian", "es": "spanish", "nl": "dutch", "pt": "portuguese"}
WINDOW, OVERLAP = 12_000, 300
INSERT = """
INSERT INTO editions_searchedwords (revision_id, passage_id, "order", is_note, config, stems, words)
SELECT %s, %s, %s, %s, %s, to_tsvector(%s::regconfig, folded), to_tsvector('simple', folded)
FROM (SELECT editions_words(%s) AS folded OFFSET 0) AS made
"""


def index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    revisions = apps.get_model("editions", "Revision")
    with schema_editor.connection.cursor() as cursor:
        for revision in revisions.objects.select_related("edition").iterator(chunk_size=1):
            config = CONFIGS.get((revision.language or revision.edition.language).lower().split("-")[0], "simple")
            for passage in revision.passages.order_by("order"):
                text = revision.text[passage.start : passage.end]
                row = [revision.pk, passage.pk, passage.order, passage.kind == "note", config, config]
                windows = [text[max(0, at - OVERLAP) : at + WINDOW] for at in range(0, max(len(text), 1), WINDOW)]
                cursor.executemany(INSERT, [[*row, window] for window in windows])


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_search")]
    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
