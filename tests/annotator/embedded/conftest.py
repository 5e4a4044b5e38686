import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from annotator.embedded.server import EmbeddedPostgres

SameAgain = Callable[[], EmbeddedPostgres]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """Where the cluster of these tests is. The first test makes it, which takes a second, and the others find it stopped."""
    # Not below pytest's own directory, which is root's alone: the server runs as somebody else there.
    settings.VAR.mkdir(exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix="cluster-", dir=settings.VAR))
    room.chmod(0o755)
    yield room / "pg"
    places = EmbeddedPostgres(room / "pg").places
    for directory in (places.socket, places.base, room):
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def same_again(cluster: Path) -> Iterator[SameAgain]:
    """What one more process would make of the cluster, when called."""
    users: list[EmbeddedPostgres] = []

    def same_again() -> EmbeddedPostgres:
        users.append(EmbeddedPostgres(cluster, fast=True))
        return users[-1]

    yield same_again
    for user in users:
        user.release()


@pytest.fixture
def server(same_again: SameAgain) -> EmbeddedPostgres:
    """The cluster, which does not run yet."""
    return same_again()
