"""The same journeys on other people's parts: the PostgreSQL of the machine, and each broker."""

import os
import socket
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings

pytestmark = pytest.mark.services

POSTGRESQL = ("127.0.0.1", 5432)
BROKERS = {
    "pgmq": (POSTGRESQL, "pgmq://localhost"),
    "rabbitmq": (("127.0.0.1", 5672), "amqp://guest:guest@127.0.0.1:5672//"),
    "redis": (("127.0.0.1", 6379), "redis://127.0.0.1:6379/7"),
}
DATABASE_URL = "postgresql://postgres@127.0.0.1:5432/postgres"
JOURNEYS = ["tests/annotator/test_worker.py", "tests/journeys"]


def listens(address: tuple[str, int]) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(address) == 0


def refusal() -> str:
    """Why the PostgreSQL of this machine does not let us in; empty where it does."""
    try:
        psycopg.connect(DATABASE_URL, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        return str(error).splitlines()[0]
    return ""


@pytest.mark.parametrize("broker", BROKERS)
def test_the_journeys_run_on_services_of_this_machine(broker: str) -> None:
    address, url = BROKERS[broker]
    if why := refusal():
        pytest.skip(f"the PostgreSQL of this machine does not let us in: {why}")
    if not listens(address):
        pytest.skip(f"no {broker} listens on {address[0]}:{address[1]}")
    services = {
        "DATABASE_URL": DATABASE_URL,
        "CELERY_BROKER_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_NAME": f"{settings.TEST_DATABASE_NAME}_{broker}",
    }
    journeys = [path for path in JOURNEYS if (settings.BASE_DIR / path).exists()]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not services", *journeys]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, env=os.environ | services, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-5000:]
