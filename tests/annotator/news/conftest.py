import pytest

from annotator.actions.claims import make_claim
from annotator.models import Claim, Reading, User
from editions.models import Revision
from tests import world


@pytest.fixture
def claim(reading: Reading, revision: Revision, alice: User) -> Claim:
    """Alice's: "Nobody looked." """
    words = world.place(revision, "niemand fragte, wer die Gewichte prüfte")
    return make_claim(reading=reading, revision=revision.number, ranges=[words], statement="Nobody looked.", by=alice)
