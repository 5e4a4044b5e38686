"""A parser that goes wrong in the way that the file's words ask for: stands in for the real one in tests."""

import os
import time

from editions import reading_apart
from editions.apart import serve
from editions.readers import read_bytes
from editions.readers.source import SourceText


class Stranger:
    """What a parser that its file has taken over might send."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def misbehave(data: bytes, name: str) -> SourceText:
    words = data.decode()
    if words == "abort":
        os.abort()
    if words == "eat":
        eaten = [bytearray(10_000_000) for _ in range(100_000)]
        print(len(eaten))
    if words == "sleep":
        time.sleep(600)
    if words == "count":
        while True:
            pass
    if words == "fail":
        raise RuntimeError("a mistake of ours")
    if words == "intrude":
        source = read_bytes(b"Worte.", name=name)
        object.__setattr__(source, "metadata", {"stranger": Stranger()})
        return source
    print("noise of a library")
    return read_bytes(data, name=name)


reading_apart.read_bytes = misbehave  # type: ignore[assignment]
serve(reading_apart.read)
