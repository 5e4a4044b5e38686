"""Reads and segments one file in a process of its own, within limits: `python -m editions.reading_apart NAME MEMORY SECONDS`.

The file comes on the standard input, the pickled answer goes to the standard output. MEMORY is in bytes of address space, SECONDS
of processor time. The process knows no settings, database or secrets: what a hostile file makes of it is a file's worth of harm.
"""

import os
import pickle
import sys
from contextlib import suppress

from editions.readers import read_bytes
from editions.readers.errors import UnreadableSource
from editions.readers.source import SourceText
from editions.segmentation import segment
from editions.segmentation.segmented import Segmented

try:
    import resource
except ImportError:  # not a Unix: then the time limit alone holds
    resource = None  # type: ignore[assignment]

# READ with the source and its segments; REFUSED with a code and a sentence; OUT_OF_MEMORY with nothing.
READ, REFUSED, OUT_OF_MEMORY = "read", "refused", "out_of_memory"
Answer = tuple[str, SourceText, Segmented] | tuple[str, str, str] | tuple[str]


def main() -> None:
    name, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # A library that prints something must not spoil the answer.
    _limit(memory, seconds)
    with os.fdopen(answers, "wb") as channel:
        channel.write(pickle.dumps(answer(sys.stdin.buffer.read(), name), protocol=5))


def answer(data: bytes, name: str) -> Answer:
    try:
        source = read_bytes(data, name=name)
        return READ, source, segment(source)
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


if __name__ == "__main__":
    main()
