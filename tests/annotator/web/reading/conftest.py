import pytest
from django.test import Client

from annotator.actions.claims import make_claim
from annotator.models import Claim, Reading, User
from editions.models import Revision
from tests import world

WORDS = "niemand fragte, wer die Gewichte prüfte"


@pytest.fixture
def claim(reading: Reading, revision: Revision, alice: User) -> Claim:
    """Alice's: "Nobody looked." """
    words = world.place(revision, WORDS)
    return make_claim(reading=reading, revision=revision.number, ranges=[words], statement="Nobody looked.", by=alice)


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(bob: User) -> Client:
    client = Client()
    client.force_login(bob)
    return client
