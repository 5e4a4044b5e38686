"""Where search finds the words of texts, and the functions that fold them as `editions.search.folding` does."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

FOLD = r"""
CREATE OR REPLACE FUNCTION editions_fold(source text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT replace(replace(replace(replace(translate(
        lower(regexp_replace(
            normalize(translate(source, U&'\00AD\200B\200C\200D\2060\FEFF⁰¹²³⁴⁵⁶⁷⁸⁹', ''), NFKD), '[\u0300-\u036f]+', '', 'g')),
        'øłđðıς', 'olddiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$body$
"""
# What stands between words, as ranges: character classes would follow the locale of the database.
BETWEEN = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f"
)
WORDS = rf"""
CREATE OR REPLACE FUNCTION editions_words(source text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT CASE WHEN whole = folded THEN parts ELSE regexp_replace(whole, '[{BETWEEN}]+', ' ', 'g') || ' seamofsearchedwords ' || parts END
    FROM (SELECT editions_fold(source) AS folded OFFSET 0) AS first,
         LATERAL (SELECT
             regexp_replace(folded, '[{BETWEEN}]+', ' ', 'g') AS parts,
             regexp_replace(
                 folded,
                 '([^{BETWEEN}0-9])[-‐¬⸗](?:\s+(?!(?:und|oder|bzw|sowie|bis|and|or|nor|to|et|ou|e|o)(?:[{BETWEEN}]|$)))?(?=[^{BETWEEN}0-9])',
                 '\1', 'g') AS whole OFFSET 0) AS second
$body$
"""  # noqa: S608 - nothing in it comes from outside


class Migration(migrations.Migration):
    dependencies = [("editions", "0002_revision_published_at")]

    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION editions_fold(text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION editions_words(text)"),
        migrations.CreateModel(
            name="SearchedWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("is_note", models.BooleanField(default=False)),
                ("config", models.CharField(max_length=20)),
                ("stems", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "passage",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="searched_words", to="editions.passage"),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searched_words",
                        to="editions.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["revision", "order", "pk"],
                "indexes": [
                    models.Index(fields=["revision", "order"], name="searched_words_in_order"),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["stems"], name="searched_words_stems"),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["words"], name="searched_words_words"),
                ],
            },
        ),
    ]
