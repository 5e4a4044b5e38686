from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils.timezone import now

from annotator.models import WorkerHeartbeat
from annotator.models.worker_heartbeat import FRESH

pytestmark = pytest.mark.django_db


def seen(ago: timedelta) -> None:
    WorkerHeartbeat.objects.create(name="worker@here", seen_at=now() - ago)


def test_all_is_ready(client: Client) -> None:
    seen(timedelta(seconds=1))
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "missing": []}


def test_a_worker_that_was_never_seen_is_missing(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "missing": ["worker"]}


def test_a_worker_that_has_fallen_silent_is_missing(client: Client) -> None:
    seen(FRESH + timedelta(seconds=1))
    assert client.get("/healthz").json()["missing"] == ["worker"]


def test_one_worker_of_two_is_enough(client: Client) -> None:
    seen(timedelta(seconds=1))
    WorkerHeartbeat.objects.create(name="killed", seen_at=now() - 2 * FRESH)
    assert client.get("/healthz").status_code == 200


def test_a_database_that_does_not_answer_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError

    monkeypatch.setattr(WorkerHeartbeat.objects, "all", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["missing"] == ["database", "worker"]


def test_the_answer_is_never_kept(client: Client) -> None:
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"
