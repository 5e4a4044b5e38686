import pytest
from django.test import Client

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.replies import reply
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Reply, User
from editions.models import Revision
from tests import world


@pytest.fixture
def claim(reading: Reading, revision: Revision, alice: User) -> Claim:
    words = world.place(revision, "niemand fragte, wer die Gewichte prüfte")
    return make_claim(reading=reading, revision=revision.number, ranges=[words], statement="The weights were checked by nobody.", by=alice)


@pytest.fixture
def evidence(claim: Claim, bob: User) -> EvidenceLink:
    return link_evidence(
        claim=claim, relation="supports", analytic_note="Verhoog weighed the stones.", full_citation="Verhoog 1934", by=bob
    )


@pytest.fixture
def note(claim: Claim, reading: Reading, carol: User) -> DisagreementNote:
    return contest(reading=reading, claim=claim, ground="inference", statement="Silence about weights is not neglect.", by=carol)


@pytest.fixture
def answer(note: DisagreementNote, bob: User) -> Reply:
    return reply(to=note, body="Then who weighed them?", by=bob)


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(bob: User) -> Client:
    client = Client()
    client.force_login(bob)
    return client


@pytest.fixture
def as_dora(dora: User) -> Client:
    client = Client()
    client.force_login(dora)
    return client
