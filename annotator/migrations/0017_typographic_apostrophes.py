"""The names of choices, with the apostrophe of a printed page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0016_checks_that_tell"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attestation",
            name="decision",
            field=models.CharField(
                choices=[
                    ("looked_up", "I looked it up"),
                    ("correct_as_cited", "correct as cited"),
                    ("author_error", "the author’s mistake"),
                    ("extraction_error", "misread by the program"),
                    ("other_edition", "cited from another edition"),
                    ("dismissed", "not worth pursuing"),
                ],
                max_length=20,
                verbose_name="decision",
            ),
        ),
        migrations.AlterField(
            model_name="reading",
            name="policy",
            field=models.CharField(
                choices=[
                    ("open", "everybody sees everything at once"),
                    ("own_first", "others’ annotations after one’s own"),
                    ("reveal_at", "others’ annotations from a date on"),
                ],
                default="open",
                max_length=10,
                verbose_name="visibility of others’ work",
            ),
        ),
    ]
