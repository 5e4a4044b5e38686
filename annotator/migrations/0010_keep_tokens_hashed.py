"""Tokens that were kept as they are read go on to work, and are kept hashed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        if "authtoken_token" not in schema_editor.connection.introspection.table_names(cursor):
            return
        cursor.execute(
            "INSERT INTO annotator_apitoken (user_id, name, digest, beginning, created_at)"
            " SELECT user_id, 'password', encode(sha256(convert_to(key, 'UTF8')), 'hex'), left(key, 4), created FROM authtoken_token"
        )
        cursor.execute("DROP TABLE authtoken_token")


class Migration(migrations.Migration):
    dependencies = [("annotator", "0009_api_token")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
