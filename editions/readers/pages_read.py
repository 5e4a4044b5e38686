"""How far a reader is, for whoever wants to know while it reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Told = Callable[[int, int], None]


def _nobody(read: int, count: int) -> None:
    pass


_told: ContextVar[Told] = ContextVar("told", default=_nobody)


@contextmanager
def told_to(told: Told) -> Iterator[None]:
    """Within it, `told` is called with how many pages have been read, of how many."""
    token = _told.set(told)
    try:
        yield
    finally:
        _told.reset(token)


def tell(read: int, count: int) -> None:
    """`read` of `count` pages have been read."""
    _told.get()(read, count)
