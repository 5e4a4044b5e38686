"""What `up` looks at before it starts anything, so that a failure is one sentence and not a page of three programs' complaints."""

import argparse
import errno
import fcntl
import os
import socket
import time
from pathlib import Path
from typing import TextIO

from django.core.management.base import CommandError

# A killed `up` leaves a web server that needs a moment to finish, with the port still in its hands.
PATIENCE = 4.0


def port_number(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= 65535:
        raise argparse.ArgumentTypeError(f"{written!r} is no port: give a number from 1 to 65535.")
    return int(written)


def refuse_unwritable(directory: Path) -> None:
    probe = directory / f"writable.{os.getpid()}"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(
            f"{directory} cannot be written ({error.strerror}): make it writable for this account, "
            f"or set VARIORUM_VAR to a directory that is."
        ) from error


def refuse_second(lock_file: Path) -> TextIO:
    """The lock that says `up` runs here, until it is closed. The kernel closes it for a process that is killed."""
    lock = lock_file.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with lock:
            lock.seek(0)
            holder = lock.read().strip()
        raise CommandError(
            f"It runs already (process {holder}): stop that first, or set VARIORUM_VAR to another directory for a second installation."
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def refuse_taken(host: str, port: int) -> None:
    give_up = time.monotonic() + PATIENCE
    while (error := _attempt(host, port)) is not None:
        if error.errno == errno.EADDRINUSE and time.monotonic() < give_up:
            time.sleep(0.2)
        elif error.errno == errno.EADDRINUSE:
            raise CommandError(f"Port {port} is taken: stop what listens there, or choose another, such as --port {min(port + 1, 65535)}.")
        elif error.errno == errno.EACCES:
            raise CommandError(f"This account may not listen on port {port}: choose one above 1023, such as --port 8000.")
        else:
            raise CommandError(f"{host} is no address of this machine ({error.strerror}): try --host 127.0.0.1.")


def _attempt(host: str, port: int) -> OSError | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error
    return None
