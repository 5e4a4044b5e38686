"""Files are parsed in a process of their own: one that crashes the parser, eats memory or never ends costs one job, not the worker.

A subprocess and not `multiprocessing`: Celery's own children are daemons, which may not have children of that kind.
"""

import dataclasses
import importlib
import io
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from editions.apart import DONE, OUT_OF_MEMORY, REFUSED, WIDTH
from editions.readers import MAX_PAGES
from editions.readers.errors import UnreadableSource
from editions.readers.pdf.pictures import DrawnSheet
from editions.readers.source import SourceText
from editions.segmentation.segmented import Segmented

ROOT = Path(__file__).resolve().parents[2]
PARSER = ("-m", "editions.reading_apart")
DRAWER = ("-m", "editions.drawing_apart")
# What a parser needs of our environment. Passwords and keys are not among it.
HANDED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV", "VARIORUM_DICTIONARIES")
# Threads of the numeric libraries reserve address space for each processor, which counts against the limit.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
LOOK_UP_EVERY = 1.0  # seconds
VALUES = frozenset(
    ["editions.readers.pdf.pictures", "editions.readers.source", "editions.readers.structure", "editions.segmentation.segmented"]
)


@dataclass(frozen=True, slots=True)
class Limits:
    memory: int = 1_500_000_000  # bytes of address space; 400 MB of it are the interpreter, the word lists and the libraries
    seconds: int = 300  # by the clock, and of processor time


LIMITS = Limits()


class ParserFailed(RuntimeError):
    """The parser ended with an error of ours; the message is what it said."""


def read_safely(
    data: bytes, name: str, *, limits: Limits = LIMITS, while_waiting: Callable[[int, int], None] = lambda read, count: None
) -> tuple[SourceText, Segmented]:
    """The file's text and its segments.

    `while_waiting` is called about once a second with how many pages have been read, of how many (0 of 0 where nothing is known), and
    ends the parser by raising. Raises `UnreadableSource`, with the codes parser_crashed, too_much_memory and too_slow beside those of
    the readers.
    """
    with tempfile.TemporaryFile() as told:
        source, segmented = _done_apart(PARSER, data, name, limits, lambda: while_waiting(*_pages(told)), told)
    return source, segmented


def _pages(told: IO[bytes]) -> tuple[int, int]:
    """What a parser has told; it may have been taken over by its file, and tell anything."""
    numbers = os.pread(told.fileno(), WIDTH, 0).decode(errors="replace").split()
    read, count = (int(number) if number.isascii() and number.isdecimal() else 0 for number in (*numbers, "0", "0")[:2])
    return (read, count) if read <= count <= MAX_PAGES else (0, 0)


def draw_safely(
    data: bytes, sheets: Sequence[int], *, limits: Limits = LIMITS, while_waiting: Callable[[], None] = lambda: None
) -> list[DrawnSheet]:
    """The pictures of these sheets of a PDF, under the same rules."""
    return _done_apart(DRAWER, data, ",".join(map(str, sheets)), limits, while_waiting)


def _done_apart(
    module: Sequence[str], data: bytes, about: str, limits: Limits, while_waiting: Callable[[], None], told: IO[bytes] | None = None
) -> list[Any]:
    """What the module's process answers. It can say in `told` how far it is."""
    descriptors = [told.fileno()] if told else []
    command = [sys.executable, *module, about, str(limits.memory), str(limits.seconds), *map(str, descriptors)]
    # Not a pipe for the file: `communicate` drops what it has not yet sent when it is called again after a timeout.
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=_environment(),
            start_new_session=True,
            pass_fds=descriptors,
        )
    try:
        answer, said = _answer_of(process, limits, while_waiting)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode != 0:
        raise _failure(process.returncode, said)
    return _values(answer)


def _environment() -> dict[str, str]:
    return {name: value for name in HANDED_ON if (value := os.environ.get(name))} | ONE_THREAD | {"PYTHONPATH": str(ROOT)}


def _answer_of(process: subprocess.Popen[bytes], limits: Limits, while_waiting: Callable[[], None]) -> tuple[bytes, bytes]:
    ends = time.monotonic() + limits.seconds
    while True:
        try:
            return process.communicate(timeout=min(LOOK_UP_EVERY, limits.seconds))
        except subprocess.TimeoutExpired:
            if time.monotonic() > ends:
                raise too_slow(limits.seconds) from None
            while_waiting()


def _failure(code: int, said: bytes) -> Exception:
    """By how the process ended: a signal below zero, an exception of Python above."""
    if code == -signal.SIGXCPU:
        return too_slow(None)
    if code < 0:
        return parser_crashed()
    words = said.decode(errors="replace")
    return too_much_memory() if "MemoryError" in words else ParserFailed(words[-2000:])


def _values(answer: bytes) -> list[Any]:
    outcome, *values = Values(io.BytesIO(answer)).load()
    if outcome == REFUSED:
        raise UnreadableSource(*values)
    if outcome == OUT_OF_MEMORY:
        raise too_much_memory()
    assert outcome == DONE
    return values


class Values(pickle.Unpickler):
    """Unpickles the values of readers and segmentation and nothing else, for the parser may have been taken over by its file."""

    def find_class(self, module: str, name: str) -> Any:
        found = getattr(importlib.import_module(module), name, None) if module in VALUES else None
        if isinstance(found, type) and dataclasses.is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a value of a text.")


def too_slow(seconds: int | None) -> UnreadableSource:
    limit = f" after {seconds} seconds" if seconds else ""
    message = f"Reading the file was broken off{limit}: it takes too long. Split it, or save it in another format."
    return UnreadableSource("too_slow", message)


def too_much_memory() -> UnreadableSource:
    message = "Reading the file was broken off: it needs more memory than one file may use. Split it, or save it in another format."
    return UnreadableSource("too_much_memory", message)


def parser_crashed() -> UnreadableSource:
    message = "The file makes the program that reads it crash. Open it where it was made, save it anew, or save it in another format."
    return UnreadableSource("parser_crashed", message)
