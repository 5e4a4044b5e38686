from collections.abc import Callable

import pytest
from django.test import Client

from annotator.actions.claims import make_claim
from annotator.models import Claim, Reading, User
from editions.models import Revision
from tests import world


@pytest.fixture
def claim(reading: Reading, revision: Revision, alice: User) -> Claim:
    """Alice's: "Nobody looked." """
    words = world.place(revision, "niemand fragte, wer die Gewichte prüfte")
    return make_claim(reading=reading, revision=revision.number, ranges=[words], statement="Nobody looked.", by=alice)


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """A browser in which the user is logged in."""

    def entered(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return entered
