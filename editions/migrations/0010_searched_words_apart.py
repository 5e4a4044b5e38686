"""The vectors of a passage lie apart from its row, so that rows can be walked through in their order without them.

Rows that are there already stay as they are until their text is indexed again.
"""

from django.db import migrations

APART = """
ALTER TABLE editions_searchedwords
    ALTER COLUMN stems SET STORAGE EXTERNAL, ALTER COLUMN words SET STORAGE EXTERNAL, SET (toast_tuple_target = 128)
"""
TOGETHER = """
ALTER TABLE editions_searchedwords
    ALTER COLUMN stems SET STORAGE EXTENDED, ALTER COLUMN words SET STORAGE EXTENDED, RESET (toast_tuple_target)
"""


class Migration(migrations.Migration):
    dependencies = [("editions", "0009_sheet_picture")]

    operations = [migrations.RunSQL(APART, TOGETHER)]
