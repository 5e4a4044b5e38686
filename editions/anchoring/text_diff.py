"""What two revisions of a text have in common, character by character, in order.

Runs of characters that occur once in either text are fixed points; between them a character diff looks at what is left. A text of a
megabyte takes a second or two. Where a text says the same at length more than once, so that nothing occurs once in it, runs that occur as
often in either text are fixed points, the first with the first. What was moved is not in common: it is looked for by its words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

GRAMS = (24, 10)  # characters of a fixed point: first long ones, then shorter ones between them
LARGEST_DIFF = 40_000_000  # product of the lengths that are compared character by character
BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Block:
    """`length` characters that stand at `old` in the old text and at `new` in the new one."""

    old: int
    new: int
    length: int


class TextDiff:
    """The blocks in common, in the order of both texts."""

    def __init__(self, blocks: Sequence[Block], old_length: int, new_length: int) -> None:
        self.blocks = [Block(0, 0, 0), *blocks, Block(old_length, new_length, 0)]
        self._olds = [block.old for block in self.blocks]
        self._news = [block.new for block in self.blocks]
        self._sums = [0, *accumulate(block.length for block in self.blocks)]

    def covered(self, start: int, end: int) -> int:
        """How many characters of `start`..`end` of the old text are in the new one."""
        return self._until(self._olds, end) - self._until(self._olds, start)

    def covered_new(self, start: int, end: int) -> int:
        """How many characters of `start`..`end` of the new text were in the old one."""
        return self._until(self._news, end) - self._until(self._news, start)

    def _until(self, starts: list[int], offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return self._sums[index] + min(self.blocks[index].length, offset - starts[index])

    def start_of(self, offset: int) -> int:
        """Where a stretch that begins at `offset` of the old text begins in the new one."""
        index = bisect_right(self._olds, offset) - 1
        block = self.blocks[index]
        if offset < block.old + block.length:
            return block.new + offset - block.old
        following = self.blocks[min(index + 1, len(self.blocks) - 1)]
        return max(block.new + block.length, following.new - (following.old - offset))

    def end_of(self, offset: int) -> int:
        """Where a stretch that ends before `offset` of the old text ends in the new one."""
        if offset == 0:
            return 0
        index = bisect_left(self._olds, offset) - 1
        block = self.blocks[index]
        if offset <= block.old + block.length:
            return block.new + offset - block.old
        following = self.blocks[min(index + 1, len(self.blocks) - 1)]
        return min(following.new, block.new + block.length + (offset - block.old - block.length))


def text_diff(old: str, new: str) -> TextDiff:
    """The characters that `old` and `new` have in common, in order."""
    return TextDiff(_merged(_diff(old, new, 0, 0, GRAMS)), len(old), len(new))


def _diff(old: str, new: str, old_at: int, new_at: int, grams: Sequence[int]) -> Iterator[Block]:
    """Blocks of two stretches that stand at `old_at` and `new_at` of their texts."""
    head = _common_start(old, new)
    tail = _common_start(old[head:][::-1], new[head:][::-1])
    if head:
        yield Block(old_at, new_at, head)
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail], old_at + head, new_at + head, grams)
    if tail:
        yield Block(old_at + len(old) - tail, new_at + len(new) - tail, tail)


def _middle(old: str, new: str, old_at: int, new_at: int, grams: Sequence[int]) -> Iterator[Block]:
    if not old or not new:
        return
    if len(old) * len(new) <= 4_000 or (not grams and len(old) * len(new) <= LARGEST_DIFF):
        yield from _by_characters(old, new, old_at, new_at)
    else:
        points = fixed_points(old, new, grams[0]) if grams else fixed_points(old, new, GRAMS[0], repeated=True)
        if not grams and not points:
            return
        old_end, new_end = 0, 0
        for point in [*points, Block(len(old), len(new), 0)]:
            yield from _middle_or_edges(old[old_end : point.old], new[new_end : point.new], old_at + old_end, new_at + new_end, grams[1:])
            if point.length:
                yield Block(old_at + point.old, new_at + point.new, point.length)
            old_end, new_end = point.old + point.length, point.new + point.length


def _middle_or_edges(old: str, new: str, old_at: int, new_at: int, grams: Sequence[int]) -> Iterator[Block]:
    if old and new:
        yield from _diff(old, new, old_at, new_at, grams)


def _by_characters(old: str, new: str, old_at: int, new_at: int) -> Iterator[Block]:
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            yield Block(old_at + code.src_start, new_at + code.dest_start, code.src_end - code.src_start)


def _common_start(old: str, new: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[:middle] == new[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def fixed_points(old: str, new: str, size: int, *, repeated: bool = False) -> list[Block]:
    """Runs whose every `size` characters occur once in either text: the heaviest chain of them that keeps the order of both.

    Where `repeated`, those that occur as often in both count as well.
    """
    grams = _numbered_grams if repeated else _unique_grams
    olds, news = grams(old, size), grams(new, size)
    shared, old_index, new_index = np.intersect1d(olds[0], news[0], assume_unique=True, return_indices=True)
    if not shared.size:
        return []
    old_at, new_at = olds[1][old_index], news[1][new_index]
    order = np.argsort(old_at)
    old_at, new_at = old_at[order], new_at[order]
    breaks = np.flatnonzero((np.diff(old_at) != 1) | (np.diff(new_at) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    ends = np.concatenate((breaks, [old_at.size]))
    runs = [
        Block(int(old_at[start]), int(new_at[start]), int(end - start) + size - 1)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return _without_overlaps(_heaviest_chain(runs))


def _unique_grams(text: str, size: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hashes of the runs of `size` characters that occur once, and where."""
    values, first, counts = np.unique(_hashes(text, size), return_index=True, return_counts=True)
    return values[counts == 1], first[counts == 1]


def _numbered_grams(text: str, size: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Hashes of all runs of `size` characters with how often each occurs and which of its occurrences it is, and where."""
    hashes = _hashes(text, size)
    order = np.argsort(hashes, kind="stable")
    values, first, counts = np.unique(hashes[order], return_index=True, return_counts=True)
    number = np.arange(hashes.size) - np.repeat(first, counts)
    with np.errstate(over="ignore"):
        keys = (np.repeat(values, counts) * BASE + number.astype(np.uint64)) * BASE + np.repeat(counts, counts).astype(np.uint64)
    return keys, order


def _hashes(text: str, size: int) -> NDArray[np.uint64]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    hashes = np.zeros(max(0, codes.size - size + 1), np.uint64)
    with np.errstate(over="ignore"):
        for place in range(size if hashes.size else 0):
            hashes = hashes * BASE + codes[place : place + hashes.size]
    return hashes


def _heaviest_chain(runs: Sequence[Block]) -> list[Block]:
    """The chain of runs, upwards in both texts, that holds most characters."""
    ranks = {new: rank for rank, new in enumerate(sorted({run.new for run in runs}), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    previous = [-1] * len(runs)
    best = (0, -1)
    for index, run in enumerate(runs):
        rank = ranks[run.new]
        weight, before = _prefix_best(tree, rank - 1)
        previous[index] = before
        total = (weight + run.length, index)
        best = max(best, total)
        while rank < len(tree):
            tree[rank] = max(tree[rank], total)
            rank += rank & -rank
    chain, at = [], best[1]
    while at >= 0:
        chain.append(runs[at])
        at = previous[at]
    return chain[::-1]


def _prefix_best(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _without_overlaps(chain: Sequence[Block]) -> list[Block]:
    """Two runs may share characters where a letter was doubled; the later one gives way."""
    kept: list[Block] = []
    for run in chain:
        if kept:
            overlap = max(kept[-1].old + kept[-1].length - run.old, kept[-1].new + kept[-1].length - run.new, 0)
            run = Block(run.old + overlap, run.new + overlap, run.length - overlap)
        if run.length > 0:
            kept.append(run)
    return kept


def _merged(blocks: Iterator[Block]) -> list[Block]:
    """Neighbouring blocks as one."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last is not None and last.old + last.length == block.old and last.new + last.length == block.new:
            merged[-1] = Block(last.old, last.new, last.length + block.length)
        else:
            merged.append(block)
    return merged
