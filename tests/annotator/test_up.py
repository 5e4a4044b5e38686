"""`manage.py up` as a person runs it: a process of its own, with a database of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from itertools import takewhile
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from annotator.embedded.places import Places
from tests.children import free_port, wait_until

PATIENCE = 60.0


class Installation:
    """A `var` of its own, and the port that it listens on."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()

    def up(self, *options: str) -> "subprocess.Popen[str]":
        env = os.environ | {"DJANGO_SETTINGS_MODULE": "annotator.settings", "VARIORUM_VAR": str(self.var)}
        command = [sys.executable, "manage.py", "up", "--no-sample", "--port", str(self.port), *options]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def refused(self, *options: str) -> str:
        """What an `up` says that ends by itself; one that does not is not left running."""
        process = self.up(*options)
        try:
            return process.communicate(timeout=PATIENCE)[0].strip()
        finally:
            process.kill()

    def is_ready(self) -> bool:
        return self.ask("/healthz") == 200

    def ask(self, path: str) -> int | None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    @property
    def postmaster(self) -> int | None:
        try:
            return int(Places.of(self.var / "pg").pid_file.read_text().split()[0])
        except OSError:
            return None


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    # Where root's other account can reach it: see tests/annotator/embedded/conftest.py.
    settings.VAR.mkdir(exist_ok=True)
    var = Path(tempfile.mkdtemp(prefix="up-", dir=settings.VAR))
    var.chmod(0o755)
    yield Installation(var)
    places = Places.of(var / "pg")
    for directory in (places.socket, places.base, var):
        shutil.rmtree(directory, ignore_errors=True)


def welcome(process: "subprocess.Popen[str]") -> str:
    """What it says until it is ready. To ask its port would not do: the web server of a killed one may still answer for a moment."""
    assert process.stdout
    said = list(takewhile(lambda line: "Ctrl-C stops everything" not in line, process.stdout))
    assert process.poll() is None, "".join(said)
    return "".join(said)


@pytest.fixture
def up(installation: Installation) -> Iterator[Callable[[], psutil.Process]]:
    """Starts it and waits until it is ready; stops it after the test."""
    started: list[subprocess.Popen[str]] = []

    def up() -> psutil.Process:
        started.append(installation.up())
        welcome(started[-1])
        return psutil.Process(started[-1].pid)

    yield up
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def child(process: psutil.Process, word: str) -> psutil.Process | None:
    """The process below `up` whose command has this word."""
    return next((one for one in process.children() if word in command(one)), None)


def command(process: psutil.Process) -> list[str]:
    """None of a killed process, which is a zombie for a moment, and then gone while one looks at it."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


def test_one_command_starts_everything_and_ctrl_c_stops_it(installation: Installation) -> None:
    process = installation.up()
    assert f"http://127.0.0.1:{installation.port}/" in welcome(process)
    assert installation.is_ready()
    assert installation.ask("/") == 200
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "Stopped." in said
    assert installation.postmaster is None
    assert not [child for child in children if child.is_running()]


def test_what_is_killed_comes_back(installation: Installation, up: Callable[[], psutil.Process]) -> None:
    process = up()
    postmaster = installation.postmaster
    assert postmaster
    os.kill(postmaster, signal.SIGKILL)
    wait_until(lambda: installation.postmaster not in (None, postmaster), seconds=PATIENCE)
    for word in ("worker", "uvicorn"):
        killed = child(process, word)
        assert killed
        killed.kill()
        wait_until(lambda killed=killed, word=word: child(process, word) not in (None, killed), seconds=PATIENCE)
    wait_until(installation.is_ready, seconds=PATIENCE)


def test_it_starts_again_after_it_was_killed_itself(installation: Installation, up: Callable[[], psutil.Process]) -> None:
    up().kill()
    up()
    assert installation.is_ready()


def test_a_second_one_is_refused(installation: Installation, up: Callable[[], psutil.Process]) -> None:
    first = up()
    assert f"It runs already (process {first.pid}): stop that first" in installation.refused("--port", str(free_port()))


def test_a_taken_port_is_named(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = installation.refused("--port", str(port))
    assert said == f"CommandError: Port {port} is taken: stop what listens there, or choose another, such as --port {port + 1}."
