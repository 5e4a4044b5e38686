"""What all tests share: translations, a queue inside the test database, a worker, and a clean place for files."""

import os
import pickle
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import hypothesis
import pytest
from celery.contrib.testing.worker import start_worker
from celery.signals import task_postrun
from django.conf import settings
from django.db import connection, connections
from django.utils import translation
from kombu import pools
from pytest_django.plugin import DjangoDbBlocker

from annotator.celery import app
from annotator.environment import broker_options, libpq
from annotator.imports import texts
from annotator.translations import compile_translations
from editions.readers.source import SourceText
from editions.segmentation.segmented import Segmented
from tests import children, emptying

# How fast cases are made and tried tells how busy the machine is, not whether a rule holds.
UNHURRIED = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
# Chance looks for new cases at everybody's desk; what is to land is judged by the same cases each time.
hypothesis.settings.register_profile("desk", UNHURRIED)
hypothesis.settings.register_profile("ci", UNHURRIED, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves an event loop running, in which Django refuses to touch the database.

    Those of services come first: they take minutes each, for which another process would have to wait at the end.
    """
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, item.get_closest_marker("services") is None))


@pytest.fixture(scope="session", autouse=True)
def _german() -> None:
    compile_translations()


@pytest.fixture(autouse=True)
def _english() -> None:
    """A request in German leaves its language to the thread, and so to the next test."""
    translation.activate("en")


@pytest.fixture(scope="session", autouse=True)
def _each_file_is_parsed_once() -> Iterator[None]:
    """Every import leaves its file to a process of its own, which takes a second only to begin; the same file gives the same text.

    What the process itself does is the subject of `annotator/imports`, whose tests start one each.
    """
    parse, parsed = texts.read_safely, {}

    def parse_once(data: bytes, name: str, **further: Any) -> tuple[SourceText, Segmented]:
        if (data, name) not in parsed:
            parsed[data, name] = pickle.dumps(parse(data, name, **further))
        return pickle.loads(parsed[data, name])  # noqa: S301 - pickled the line above

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "read_safely", parse_once)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, with the queue and the live stream in it too."""
    with django_db_blocker.unblock():
        conninfo = libpq(connection.settings_dict)
        connection.ops.sql_flush = emptying.deleting(connection)
    settings.LISTEN_DATABASE_URL = conninfo
    app.conf.broker_transport_options = broker_options(app.conf.broker_url, conninfo)
    pools.reset()
    yield
    pools.reset()  # The queue's connections would keep the database from being dropped.
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="module")
def worker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A Celery worker on the real queue, in a thread. Tests that use it need `django_db(transaction=True)`."""
    with django_db_blocker.unblock():
        app.control.purge()
        task_postrun.connect(_close_connections, weak=False)
        with start_worker(app, perform_ping_check=False, pool="solo", loglevel="WARNING"):
            yield
        task_postrun.disconnect(_close_connections)


def _close_connections(**_: object) -> None:
    """The worker's thread ends without a word, and an open connection would keep the database from being dropped."""
    connections.close_all()


@pytest.fixture
def worker_process(transactional_db: None) -> Callable[..., AbstractContextManager[subprocess.Popen[str]]]:
    """Starts a worker of its own process when called, one that may be killed: `with worker_process(NAME="value") as process:`.

    The arguments are further variables of its environment.
    """
    command = ("celery", "--quiet", "--app", "annotator", "worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle")
    return lambda **more: children.running(*command, "--concurrency", "1", env=children.environment(**more))
