"""Work on one file in a process of its own, within limits: the side of the process.

The file comes on the standard input, the pickled answer goes to the standard output. The process knows no settings, database or secrets:
what a hostile file makes of it is a file's worth of harm. `annotator.imports.sandbox` is the other side.
"""

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from editions.readers.errors import UnreadableSource

try:
    import resource
except ImportError:  # not a Unix: then the time limit alone holds
    resource = None  # type: ignore[assignment]

# DONE with what the work gives; REFUSED with a code and a sentence; OUT_OF_MEMORY with nothing.
DONE, REFUSED, OUT_OF_MEMORY = "done", "refused", "out_of_memory"
WIDTH = 32  # bytes in which a process says how far it is
Work = Callable[[bytes, str], tuple[Any, ...]]


def serve(work: Work) -> None:
    """Do the work as the command line says: ABOUT MEMORY SECONDS. MEMORY is in bytes of address space, SECONDS of processor time."""
    about, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # A library that prints something must not spoil the answer.
    _limit(memory, seconds)
    with os.fdopen(answers, "wb") as channel:
        channel.write(pickle.dumps(_answer(work, sys.stdin.buffer.read(), about), protocol=5))


def _answer(work: Work, data: bytes, about: str) -> tuple[Any, ...]:
    try:
        return DONE, *work(data, about)
    except UnreadableSource as error:
        return REFUSED, error.code, str(error)
    except MemoryError:
        return (OUT_OF_MEMORY,)


def _limit(memory: int, seconds: int) -> None:
    if resource is None:
        return
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit on address space.
            resource.setrlimit(kind, (limit, limit))
