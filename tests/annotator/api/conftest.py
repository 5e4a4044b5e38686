import pytest
from rest_framework.test import APIClient

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.quotations import SelectedRange
from tests.world import place


@pytest.fixture
def api():
    """`api(user)`: a client that is logged in as the user; `api()` as nobody."""

    def client(user=None):
        made = APIClient()
        if user is not None:
            made.force_authenticate(user)
        return made

    return client


@pytest.fixture
def selected(revision):
    found = place(revision, "wer die Gewichte prüfte")
    return {"passage": found.passage, "start": found.start, "end": found.end, "exact": found.exact}


@pytest.fixture
def claim(reading, selected, alice):
    return make_claim(reading=reading, revision=1, ranges=[SelectedRange(**selected)], statement="Niemand prüfte.", by=alice)


@pytest.fixture
def link(claim, bob):
    return link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934, S. 44", by=bob)


@pytest.fixture
def note(claim, reading, bob):
    return contest(reading=reading, claim=claim, ground="inference", statement="Das folgt nicht.", by=bob)
