import argparse
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from annotator.management import preflight
from annotator.management.preflight import port_number, refuse_second, refuse_taken, refuse_unwritable


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "PATIENCE", 0)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("written", ["0", "65536", "-1", "http", ""])
def test_what_is_no_port(written: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="give a number from 1 to 65535"):
        port_number(written)


def test_a_free_port_is_fine(taken_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    refuse_taken("127.0.0.1", free)


def test_a_taken_port_is_named(taken_port: int) -> None:
    with pytest.raises(CommandError, match=f"Port {taken_port} is taken"):
        refuse_taken("127.0.0.1", taken_port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(CommandError, match=r"192\.0\.2\.1 is no address of this machine"):
        refuse_taken("192.0.2.1", 8000)


def test_a_directory_that_can_be_written_is_made(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "var")
    assert not any((tmp_path / "var").iterdir())


def test_a_directory_that_cannot_be_written_is_named() -> None:
    with pytest.raises(CommandError, match=r"/proc/variorum cannot be written .*VARIORUM_VAR"):
        refuse_unwritable(Path("/proc/variorum"))


def test_a_second_one_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with refuse_second(tmp_path / "up.lock"), pytest.raises(CommandError, match="It runs already"):
        refuse_second(tmp_path / "up.lock")
    refuse_second(tmp_path / "up.lock").close()
