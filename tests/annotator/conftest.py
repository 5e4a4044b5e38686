import pytest

from annotator.models import Reading, Seminar, User
from editions.models import Edition, Revision
from tests import world


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def bob(db: None) -> User:
    return world.person("bob")


@pytest.fixture
def carol(db: None) -> User:
    return world.person("carol")


@pytest.fixture
def olga(db: None) -> User:
    return world.person("olga")


@pytest.fixture
def dora(db: None) -> User:
    return world.person("dora")


@pytest.fixture
def seminar(alice: User, bob: User, carol: User, olga: User) -> Seminar:
    return world.seminar_of(alice, annotator=bob, reviewer=carol, observer=olga)


@pytest.fixture
def edition(seminar: Seminar, alice: User) -> Edition:
    return world.hold(seminar, world.TEXT, by=alice, name="waage.txt")


@pytest.fixture
def source_edition(seminar: Seminar, alice: User) -> Edition:
    return world.hold(seminar, world.SOURCE, by=alice, name="verhoog.txt", purpose="source")


@pytest.fixture
def reading(seminar: Seminar, edition: Edition, alice: User) -> Reading:
    return world.open_for(seminar, edition, by=alice)


@pytest.fixture
def revision(edition: Edition) -> Revision:
    return edition.current_revision
