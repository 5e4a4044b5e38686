import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from annotator.embedded import binaries
from annotator.embedded.errors import EmbeddedPostgresError
from annotator.embedded.server import DATABASE, SUPERUSER, EmbeddedPostgres
from tests.children import wait_until

SameAgain = Callable[[], EmbeddedPostgres]


def connect(server: EmbeddedPostgres) -> psycopg.Connection:
    return psycopg.connect(host=str(server.places.socket), port=5432, user=SUPERUSER, dbname=DATABASE, autocommit=True)


def pid_of(server: EmbeddedPostgres) -> int:
    return int(server.places.pid_file.read_text().split()[0])


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_a_started_server_answers(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_it_stops_with_the_last_one_who_uses_it(server: EmbeddedPostgres, same_again: SameAgain) -> None:
    server.start()
    other = same_again()
    other.start()
    server.release()
    assert other.is_running()
    other.release()
    assert not other.is_running()


def test_whoever_comes_second_joins(server: EmbeddedPostgres, same_again: SameAgain) -> None:
    server.start()
    pid = pid_of(server)
    same_again().start()
    assert pid_of(server) == pid


def test_a_committed_row_outlives_a_killed_server(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        connection.execute("SET synchronous_commit = on")  # which clusters for tests have off
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    kill(pid_of(server))
    wait_until(lambda: not server.is_running())
    server.start()
    with connect(server) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_lock_file_with_the_number_of_a_stranger_is_no_server(server: EmbeddedPostgres, same_again: SameAgain) -> None:
    server.start()
    server.release()
    server.places.pid_file.write_text(f"{os.getppid()}\n{server.places.data}\n\n\n\n\n\nready\n")
    again = same_again()
    assert not again.is_running()
    again.start()
    assert again.is_running()


def test_a_process_that_was_killed_leaves_no_lease(server: EmbeddedPostgres) -> None:
    script = f"""
import pathlib, signal
from annotator.embedded.server import EmbeddedPostgres
EmbeddedPostgres(pathlib.Path({str(server.places.base)!r})).start()
print("started", flush=True)
signal.pause()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "started\n"
        server.start()
        other.kill()
    server.release()
    assert not server.is_running()


def test_a_cluster_of_another_major_version_is_refused(server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch) -> None:
    server.start()
    server.release()
    monkeypatch.setattr(binaries, "major_version", lambda _: 99)
    with pytest.raises(EmbeddedPostgresError, match=r"was made by PostgreSQL .*, and the programs here are 99"):
        server.start()


def test_half_a_cluster_is_made_anew(server: EmbeddedPostgres) -> None:
    if server.places.data.exists():
        shutil.rmtree(server.places.data)
    (server.places.base / "data.being-made").mkdir(parents=True)
    (server.places.base / "data.being-made" / "PG_VERSION").write_text("18\n")
    server.start()
    assert server.is_running()


def test_a_server_that_cannot_start_shows_its_last_words(server: EmbeddedPostgres) -> None:
    server.start()
    server.release()
    configuration = server.places.data / "postgresql.conf"
    before = configuration.read_text()
    configuration.write_text(f"{before}\nno_such_setting = on\n")
    try:
        with pytest.raises(EmbeddedPostgresError, match="no_such_setting"):
            server.start()
    finally:
        configuration.write_text(before)


def test_nothing_listens_on_the_network(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert server.places.socket.stat().st_mode & 0o777 == 0o700


def test_words_sort_the_same_on_every_machine(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        assert connection.execute("SELECT datlocprovider FROM pg_database WHERE datname = current_database()").fetchone() == ("b",)


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(EmbeddedPostgresError, match=r"/proc/variorum/pg cannot be written .*: make it writable"):
        EmbeddedPostgres(Path("/proc/variorum/pg")).start()
