from collections.abc import Callable
from contextlib import AbstractContextManager
from subprocess import Popen

import pytest
from django.utils.timezone import now

from annotator.celery import app
from annotator.models import WorkerHeartbeat
from tests.children import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@app.task
def leave_a_mark(name: str) -> None:
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"seen_at": now()})


def test_a_worker_does_what_is_queued(worker: None) -> None:
    leave_a_mark.delay("here")
    wait_until(WorkerHeartbeat.objects.filter(name="here").exists)


def test_the_queue_outlives_the_test_before(worker: None) -> None:
    leave_a_mark.delay("here again")
    wait_until(WorkerHeartbeat.objects.filter(name="here again").exists)


def test_a_worker_process_says_that_it_is_alive(worker_process: Callable[[], AbstractContextManager[Popen[str]]]) -> None:
    with worker_process():
        wait_until(WorkerHeartbeat.objects.exists)
    assert not WorkerHeartbeat.objects.exists()
