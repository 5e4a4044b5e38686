from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0002_pgmq"),
        ("editions", "0002_revision_published_at"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="anchor",
            name="anchor_placed_or_orphaned",
        ),
        migrations.RemoveConstraint(
            model_name="job",
            name="job_names_what_it_serves",
        ),
        migrations.AlterField(
            model_name="anchor",
            name="method",
            field=models.CharField(
                blank=True,
                choices=[
                    ("same", "same words"),
                    ("diff", "comparison of the revisions"),
                    ("quote", "search for the quotation"),
                    ("hand", "by hand"),
                ],
                default="same",
                max_length=5,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("created", "made"),
                    ("edited", "changed"),
                    ("deleted", "deleted"),
                    ("replied", "replied"),
                    ("settled", "settled"),
                    ("dismissed", "dismissed"),
                    ("reopened", "reopened"),
                    ("judged", "judged"),
                    ("decided", "decided"),
                    ("attested", "attested"),
                    ("checked", "checked"),
                    ("joined", "joined"),
                    ("left", "left"),
                    ("uploaded", "uploaded"),
                    ("imported", "imported"),
                    ("opened", "opened"),
                    ("tied", "tied to a held edition"),
                    ("corrected", "corrected"),
                    ("placed", "placed by hand"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(
                choices=[
                    ("import", "Import of a text"),
                    ("check", "Check of the cited pages"),
                    ("carry", "Carrying over to a corrected text"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="anchor",
            index=models.Index(fields=["revision", "status"], name="anchor_by_status"),
        ),
        migrations.AddConstraint(
            model_name="anchor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", None), ("start", None), ("status__in", ("ambiguous", "orphaned"))),
                    models.Q(
                        models.Q(("status__in", ("ambiguous", "orphaned")), _negated=True),
                        ("end__isnull", False),
                        ("start__isnull", False),
                        ("start__lt", models.F("end")),
                    ),
                    _connector="OR",
                ),
                name="anchor_placed_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "import"), ("upload__isnull", False)),
                    models.Q(("kind__in", ["check", "carry"]), ("edition__isnull", False)),
                    _connector="OR",
                ),
                name="job_names_what_it_serves",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "carry"), ("state", "waiting")), fields=("edition",), name="job_one_waiting_carry_per_edition"
            ),
        ),
    ]
