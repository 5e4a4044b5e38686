import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0005_revision_change"),
    ]

    operations = [
        migrations.AddField("reference", "by_hand", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "reference",
            "merged_into",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="merged", to="editions.reference"
            ),
        ),
        migrations.AddField("reference", "version", models.PositiveIntegerField(default=1)),
        migrations.AddField("citationmention", "by_hand", models.BooleanField(default=False)),
    ]
