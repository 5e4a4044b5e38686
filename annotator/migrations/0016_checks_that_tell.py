"""Indexes for the report of a long text: the checks that tell something, and those of another version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0015_cache"),
        ("editions", "0010_searched_words_apart"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="citationcheck",
            index=models.Index(
                condition=models.Q(
                    ("superseded_at", None),
                    models.Q(models.Q(("severity", "none"), _negated=True), ("check_name__in", ("Q0", "Q1")), _connector="OR"),
                ),
                fields=["revision", "mention"],
                include=("check_name", "code", "result", "severity"),
                name="citation_check_telling",
            ),
        ),
        migrations.AddIndex(
            model_name="citationcheck",
            index=models.Index(
                condition=models.Q(("superseded_at", None)),
                fields=["revision", "engine_version"],
                include=("mention",),
                name="citation_check_version",
            ),
        ),
    ]
