"""What a test has committed is gone before the next one."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from editions.models import Edition
from tests import world


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_no_row_whatever_refers_to_it() -> None:
    alice = world.person("alice")
    seminar = world.seminar_of(alice)
    world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice), by=alice)
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and model._default_manager.exists()]


@pytest.mark.django_db(transaction=True)
def test_the_next_test_checks_references_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)


@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["reset_sequences", "allow_cascade"])
def test_where_only_truncate_will_do_it_is_used(wish: str) -> None:
    (statement,) = connection.ops.sql_flush(no_style(), [Edition._meta.db_table], **{wish: True})
    assert statement.startswith("TRUNCATE")
