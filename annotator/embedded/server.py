"""The supervisor of the embedded PostgreSQL: make, start, join, stop.

Several processes use one cluster. Each holds a shared lock (its lease) on one file; whoever gives up the last one stops the
server. The kernel drops the locks of a process that is killed, so nothing can be left behind locked.
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import psutil
import psycopg
from psycopg import sql

from annotator.embedded import binaries
from annotator.embedded.account import make_own_directory
from annotator.embedded.errors import EmbeddedPostgresError
from annotator.embedded.places import Places

SUPERUSER = "postgres"
DATABASE = "variorum"
PORT = 5432  # Only names the socket: nothing listens on the network.
PATIENCE = 20.0  # seconds that the backends of a killed server may take to go away

CONFIGURATION = """
# Written by annotator.embedded.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = '64MB'
wal_level = minimal
max_wal_senders = 0
min_wal_size = '16MB'
max_wal_size = '128MB'
log_min_messages = warning
"""

# A cluster for tests may be lost with the machine, and need not wait for the disk.
FAST = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
"""


class EmbeddedPostgres:
    """One cluster, used by this process."""

    def __init__(self, wanted: Path, *, fast: bool = False) -> None:
        self.places = Places.of(wanted)
        self._fast = fast
        self._lease: TextIO | None = None
        self._lease_holder = 0

    def start(self) -> None:
        """Start the server, or join the one that runs, and keep it until `release`."""
        with self._alone():
            if not self.places.data.exists():
                self._make_cluster()
            if not self.is_running():
                self._start_server()
            self._make_database()
            if self._lease is None:
                self._take_lease()

    def release(self) -> None:
        """Give up our lease; the last one out stops the server."""
        # A forked child inherits the lease, and leaves it to its parent to give it up.
        if self._lease is None or self._lease_holder != os.getpid():
            return
        with self._alone():
            try:
                fcntl.flock(self._lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # Others still use it.
            else:
                self._stop_server()
            self._lease.close()
            self._lease = None

    def is_running(self) -> bool:
        """Whether the server of this cluster accepts connections."""
        lines = _lines(self.places.pid_file)
        ready = len(lines) > 7 and lines[7].strip() == "ready"
        return ready and self._is_alive(lines[0])

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one process at a time makes, starts or stops this cluster."""
        try:
            make_own_directory(self.places.base, 0o755)
            mutex = (self.places.base / "mutex.lock").open("w")
        except OSError as error:
            raise EmbeddedPostgresError(
                f"{self.places.base} cannot be written ({error.strerror}): make it writable for this account, or set DATABASE_URL."
            ) from error
        with mutex:
            fcntl.flock(mutex, fcntl.LOCK_EX)
            yield

    def _take_lease(self) -> None:
        self._lease = (self.places.base / "lease.lock").open("a")
        self._lease_holder = os.getpid()
        fcntl.flock(self._lease, fcntl.LOCK_SH)

    def _make_cluster(self) -> None:
        """Make the data directory beside its place and move it there whole: a kill in between leaves nothing half made."""
        being_made = self.places.base / "data.being-made"
        shutil.rmtree(being_made, ignore_errors=True)
        make_own_directory(being_made, 0o700, account=self.places.account)
        programs = binaries.find(self.places.account)
        # The wheel knows no ICU; the builtin C.UTF-8 sorts the same on every machine. It came with version 17.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major_version(programs) >= 17 else []
        self._run(
            programs / "initdb", "--pgdata", being_made, "--username", SUPERUSER, "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", *builtin, "--wal-segsize=4", "--no-instructions", "--no-sync",
        )  # fmt: skip
        with (being_made / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION + (FAST if self._fast else ""))
        being_made.rename(self.places.data)

    def _start_server(self) -> None:
        programs = binaries.find(self.places.account)
        self._refuse_other_version(programs)
        make_own_directory(self.places.socket, 0o700, account=self.places.account)
        after_a_kill = self._forget_dead_server()
        give_up = time.monotonic() + (PATIENCE if after_a_kill else 0)
        options = f"-p {PORT} -k {shlex.quote(str(self.places.socket))}"
        while True:
            try:
                self._run(programs / "pg_ctl", "start", "-D", self.places.data, "-w", "-s", "-l", self.places.log, "-o", options)
                return
            except EmbeddedPostgresError as error:
                if time.monotonic() > give_up:
                    raise EmbeddedPostgresError(
                        f"PostgreSQL does not start; the end of {self.places.log} says why:\n{self._last_words()}"
                    ) from error
            # The backends of a killed server hold its memory until they notice.
            time.sleep(0.3)

    def _stop_server(self) -> None:
        if self.is_running():
            self._run(binaries.find(self.places.account) / "pg_ctl", "stop", "-D", self.places.data, "-w", "-s", "-m", "fast")

    def _make_database(self) -> None:
        with psycopg.connect(
            host=str(self.places.socket), port=PORT, user=SUPERUSER, password="", dbname="postgres", autocommit=True
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _refuse_other_version(self, programs: Path) -> None:
        made_by = int((self.places.data / "PG_VERSION").read_text())
        here = binaries.major_version(programs)
        if made_by != here:
            raise EmbeddedPostgresError(
                f"{self.places.data} was made by PostgreSQL {made_by}, and the programs here are {here}, which cannot read it: "
                f"export your readings with the version that made them, or move the directory away to begin anew."
            )

    def _forget_dead_server(self) -> bool:
        """Remove the lock files of a killed server, whose number may now belong to another process. True when there were any."""
        lock_files = [self.places.pid_file, *self.places.socket.glob(".s.PGSQL.*.lock")]
        dead = [lock_file for lock_file in lock_files if (lines := _lines(lock_file)) and not self._is_alive(lines[0])]
        for lock_file in dead:
            lock_file.unlink(missing_ok=True)
        return bool(dead)

    def _is_alive(self, pid: str) -> bool:
        """Whether the process is the server of this data directory. A zombie, in a container that reaps none, is not."""
        try:
            process = psutil.Process(int(pid))
            return process.status() != psutil.STATUS_ZOMBIE and str(self.places.data) in process.cmdline()
        except (ValueError, psutil.NoSuchProcess):
            return False

    def _run(self, *command: str | Path) -> None:
        account = self.places.account
        other_account: dict[str, Any] = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
        # What the person has set for another PostgreSQL (PGDATA, PGPORT, …) does not concern this one.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
        result = subprocess.run(
            command, cwd="/", env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **other_account
        )
        if result.returncode:
            raise EmbeddedPostgresError(f"{Path(command[0]).name} failed: {result.stderr.strip() or result.stdout.strip()}")

    def _last_words(self) -> str:
        return "\n".join(_lines(self.places.log)[-5:])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:
        return []
