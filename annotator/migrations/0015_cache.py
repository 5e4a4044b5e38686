"""The table of Django's cache, in which all processes count wrong passwords together."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", "annotator_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS annotator_cache")


class Migration(migrations.Migration):
    dependencies = [("annotator", "0014_event_verbs_of_works")]

    operations = [migrations.RunPython(make_table, drop_table)]
