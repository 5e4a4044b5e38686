"""The words of annotations as search finds them: columns that the database itself keeps right, whoever writes.

Models do not know these columns, so that no list of annotations carries them; `annotator.search.annotations` names them.
Annotations may be in any language, so their stems are those of German, English and French together.
"""

from django.db import migrations

SOURCES = {
    "annotator_claim": "statement",
    "annotator_evidencelink": (
        "analytic_note || ' ¶ ' || source_excerpt || ' ¶ ' || translation || ' ¶ ' || full_citation || ' ¶ ' || locator"
    ),
    "annotator_disagreementnote": "statement || ' ¶ ' || closing_reason",
    "annotator_reply": "body",
}
COLUMNS = """
ALTER TABLE {table}
    ADD COLUMN search_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', editions_words({source}))) STORED,
    ADD COLUMN search_stems tsvector GENERATED ALWAYS AS (
        to_tsvector('german', editions_words({source})) || to_tsvector('english', editions_words({source}))
        || to_tsvector('french', editions_words({source}))) STORED;
CREATE INDEX {table}_search_words ON {table} USING gin (search_words);
CREATE INDEX {table}_search_stems ON {table} USING gin (search_stems);
"""
BACK = "ALTER TABLE {table} DROP COLUMN search_words, DROP COLUMN search_stems"


class Migration(migrations.Migration):
    dependencies = [("annotator", "0003_carrying"), ("editions", "0003_search")]
    operations = [
        migrations.RunSQL(COLUMNS.format(table=table, source=source), BACK.format(table=table)) for table, source in SOURCES.items()
    ]
