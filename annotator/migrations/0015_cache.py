"""The table of Django's cache, in which all processes count wrong passwords together."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", "annotator_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS annotator_cache")


class Migration(migrations.Migration):
    dependencies = [("annotator", "0014_event_verbs_of_works")]

    operations = [migrations.RunPython(make_table, drop_table)]
