import pytest
from django.test import Client

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, User
from editions.models import CitationMention, Revision
from tests import world

ASSERTED = "Wer die Waage hält, der hält die Stadt"


@pytest.fixture
def claim(reading: Reading, revision: Revision, alice: User) -> Claim:
    """Alice's: "Whoever owns the scales rules the town." """
    words = world.place(revision, ASSERTED)
    return make_claim(
        reading=reading, revision=revision.number, ranges=[words], statement="Whoever owns the scales rules the town.", by=alice
    )


@pytest.fixture
def mention(revision: Revision) -> CitationMention:
    """The full citation of note 1."""
    return revision.mentions.filter(passage__number=1).get()


@pytest.fixture
def evidence(claim: Claim, mention: CitationMention, bob: User) -> EvidenceLink:
    """Bob's, for the claim, by the citation of note 1."""
    return link_evidence(claim=claim, relation="supports", mention=mention, analytic_note="Verhoog saw the weights himself.", by=bob)


@pytest.fixture
def objection(claim: Claim, reading: Reading, bob: User) -> DisagreementNote:
    """Bob's, against the claim."""
    return contest(reading=reading, claim=claim, ground="wording", statement="A saying is no rule.", by=bob)


@pytest.fixture
def as_user(client: Client):  # type: ignore[no-untyped-def]
    """A browser in which somebody is logged in."""

    def log_in(user: User) -> Client:
        client.force_login(user)
        return client

    return log_in
