from django.db import migrations, models

VERBS = [
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
    ("mended", "mended"),
    ("merged", "merged"),
    ("parted", "parted again"),
    ("split", "split"),
    ("corrected", "corrected"),
    ("placed", "placed by hand"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0004_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("catalogue", models.CharField(max_length=10)),
                ("asked", models.CharField(max_length=64)),
                ("csl", models.JSONField(blank=True, default=dict)),
                ("fetched_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("catalogue", "asked"), name="catalogue_record_once_per_question")],
            },
        ),
        migrations.AlterField("event", "verb", models.CharField(choices=VERBS, max_length=10)),
    ]
