import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from annotator.environment import Environment, WrongSetting, broker_options, database, email, libpq, secret_key
from tests.children import database_url

CLUSTER = Path("/nowhere/pg")


def env(**variables: str) -> Environment:
    return Environment(variables)


def test_an_empty_variable_counts_as_absent() -> None:
    assert env(TIME_ZONE="").text("TIME_ZONE", "Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("true", True), ("On", True), ("0", False), ("", False), ("no", False)])
def test_a_switch(written: str, meant: bool) -> None:
    assert env(DEBUG=written).flag("DEBUG") is meant


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (lambda: env(DEBUG="perhaps").flag("DEBUG"), "DEBUG is 'perhaps': set it to 1 or 0, or leave it out."),
        (lambda: env(SIZE="ten").number("SIZE", 50), "SIZE is 'ten': set it to a whole number from 1 upwards, or leave it out."),
        (lambda: env(SIZE="0").number("SIZE", 50), "SIZE is '0': set it to a whole number from 1 upwards, or leave it out."),
        (
            lambda: env(CELERY_BROKER_URL="kafka://h").url("CELERY_BROKER_URL", schemes={"amqp", "redis"}),
            "CELERY_BROKER_URL is 'kafka://h': set it to an address that begins with amqp:// or redis://, or leave it out.",
        ),
        (
            lambda: database(env(DATABASE_URL="mysql://h/db"), cluster=CLUSTER),
            "DATABASE_URL is 'mysql://h/db': set it to an address that begins with postgres:// or postgresql://, or leave it out.",
        ),
        (
            lambda: database(env(DATABASE_URL="postgresql://h:port/db"), cluster=CLUSTER),
            "DATABASE_URL is 'postgresql://h:port/db': set it to postgresql://USER:PASSWORD@HOST:PORT/NAME, or leave it out.",
        ),
        (
            lambda: email(env(EMAIL_URL="smtp+tls://:587")),
            "EMAIL_URL is 'smtp+tls://:587': set it to smtp+tls://USER:PASSWORD@HOST:PORT, or leave it out.",
        ),
    ],
)
def test_a_wrong_value_says_what_to_set(read: object, sentence: str) -> None:
    with pytest.raises(WrongSetting) as stopped:
        read()  # type: ignore[operator]
    assert str(stopped.value) == sentence


def test_no_password_is_repeated() -> None:
    with pytest.raises(WrongSetting) as stopped:
        database(env(DATABASE_URL="postgresql://me:secret@host"), cluster=CLUSTER)
    assert "secret" not in str(stopped.value)


def test_without_an_address_the_database_is_the_embedded_one() -> None:
    found = database(env(), cluster=CLUSTER)
    assert found["ENGINE"] == "annotator.embedded"
    assert found["EMBEDDED"] == {"CLUSTER": CLUSTER, "FAST": False}


def test_an_address_replaces_the_embedded_database() -> None:
    found = database(env(DATABASE_URL="postgresql://me:p%40ss@host:6543/texts"), cluster=CLUSTER)
    assert (found["ENGINE"], found["USER"], found["PASSWORD"]) == ("django.db.backends.postgresql", "me", "p@ss")
    assert libpq(found) == "host=host port=6543 dbname=texts user=me password=p@ss"


def test_only_a_web_server_keeps_a_pool() -> None:
    assert "OPTIONS" not in database(env(), cluster=CLUSTER)
    assert database(env(DATABASE_POOL="4"), cluster=CLUSTER)["OPTIONS"]["pool"]["max_size"] == 4


def test_each_broker_gets_what_it_needs() -> None:
    assert broker_options("pgmq://localhost", "dbname=texts")["conn_string"] == "dbname=texts"
    assert broker_options("redis://localhost", "dbname=texts") == {"visibility_timeout": 900}
    assert broker_options("amqp://localhost", "dbname=texts") == {}


def test_letters_appear_in_the_terminal_until_a_server_is_named() -> None:
    assert email(env())["EMAIL_BACKEND"].endswith("console.EmailBackend")
    smtp = email(env(EMAIL_URL="smtp+tls://me:p%40ss@mail.example"))
    assert (smtp["EMAIL_HOST"], smtp["EMAIL_PORT"], smtp["EMAIL_HOST_PASSWORD"]) == ("mail.example", 587, "p@ss")
    assert (smtp["EMAIL_USE_TLS"], smtp["EMAIL_USE_SSL"]) == (True, False)


def test_the_secret_key_is_made_once_and_kept_for_us_alone(tmp_path: Path) -> None:
    kept = tmp_path / "var" / "secret-key"
    key = secret_key(env(), kept)
    assert len(key) >= 50
    assert secret_key(env(), kept) == key
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [*kept.parent.iterdir()] == [kept]


def test_a_given_secret_key_is_used_and_not_written_down(tmp_path: Path) -> None:
    assert secret_key(env(SECRET_KEY="mine"), tmp_path / "secret-key") == "mine"
    assert not any(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="set VARIORUM_VAR to a directory that is"):
        secret_key(env(), Path("/proc/variorum/secret-key"))


def test_the_command_line_says_one_sentence() -> None:
    wrong = os.environ | {"DJANGO_SETTINGS_MODULE": "annotator.settings", "DATABASE_URL": "mysql://host/texts"}
    command = [sys.executable, "manage.py", "up"]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, env=wrong, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("DATABASE_URL is 'mysql://host/texts'")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.django_db
def test_the_address_of_the_test_database_leads_back_to_it() -> None:
    there = settings.DATABASES["default"]
    back = database(env(DATABASE_URL=database_url()), cluster=CLUSTER)
    assert (back["HOST"], back["NAME"]) == (there["HOST"], there["NAME"])
