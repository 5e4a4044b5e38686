"""Empties the tables after a test that has committed, of which the browser's tests alone are two hundred.

Django's TRUNCATE makes every table and index anew, a third of a second even where hardly anything was written. To delete the few
rows takes a twentieth of that. The locks are those of TRUNCATE: what another process is still writing is waited for, and goes too.
"""

from collections.abc import Callable, Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

SqlFlush = Callable[..., list[str]]


def deleting(connection: BaseDatabaseWrapper) -> SqlFlush:
    """A replacement for the connection's `ops.sql_flush`; the same where only TRUNCATE will do."""
    truncate = connection.ops.sql_flush

    def sql_flush(style: object, tables: Iterable[str], *, reset_sequences: bool = False, allow_cascade: bool = False) -> list[str]:
        names = [connection.ops.quote_name(table) for table in tables]
        if not names or reset_sequences or allow_cascade or not _may_set_checks_aside(connection):
            return truncate(style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade)
        locked = f"LOCK TABLE {', '.join(names)}"
        # Which table goes first does not matter then.
        emptied = [f"DELETE FROM {name}" for name in names]  # noqa: S608 - names of our own tables
        return ["SET LOCAL session_replication_role = replica", locked, *emptied]

    return sql_flush


def _may_set_checks_aside(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        return bool(cursor.fetchone()[0])
