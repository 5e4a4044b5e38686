from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0004_search_what_is_stored"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="change",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="revision",
            name="reason",
            field=models.TextField(blank=True, verbose_name="reason"),
        ),
    ]
