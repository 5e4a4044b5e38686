"""A drawer that goes wrong at certain sheets: stands in for the real one in tests."""

import os
import time

from editions.apart import serve
from editions.drawing_apart import drawn
from editions.readers.pdf.pictures import DrawnSheet

CRASH, FAIL, SLEEP, EAT = 1, 4, 5, 6


def misbehave(data: bytes, sheets: str) -> tuple[DrawnSheet, ...]:
    wanted = {int(sheet) for sheet in sheets.split(",")}
    if CRASH in wanted:
        os.abort()
    if FAIL in wanted:
        raise RuntimeError("a mistake of ours")
    if SLEEP in wanted:
        time.sleep(600)
    if EAT in wanted:
        eaten = [bytearray(10_000_000) for _ in range(100_000)]
        print(len(eaten))
    return drawn(data, sheets)


serve(misbehave)
