"""Programs that a test starts beside itself, on the test database: a web server, a worker that may be killed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def environment(**more: str) -> dict[str, str]:
    """The environment of a program that shall use the database of the running test."""
    names = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": database_url(),
        "TEST_DATABASE_NAME": settings.TEST_DATABASE_NAME,
        "PYTHONUNBUFFERED": "1",
    }
    return os.environ | names | more


def database_url() -> str:
    database = connection.settings_dict
    password = f":{quote(database['PASSWORD'], safe='')}" if database["PASSWORD"] else ""
    host = quote(database["HOST"] or "localhost", safe="")
    return f"postgresql://{quote(database['USER'], safe='')}{password}@{host}:{database['PORT'] or 5432}/{database['NAME']}"


@contextmanager
def running(*module_and_arguments: str, env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """`python -m …` while the block runs; then it is asked to stop, and ended when it does not."""
    process = subprocess.Popen([sys.executable, "-m", *module_and_arguments], cwd=settings.BASE_DIR, env=dict(env), text=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], *, seconds: float = 60.0) -> None:
    """Look again and again; fails when the condition does not come true in time, of which a busy machine needs much."""
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up, f"not within {seconds:.0f} s: {condition}"
        time.sleep(0.05)
