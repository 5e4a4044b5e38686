import pytest

from annotator.actions.claims import make_claim
from annotator.actions.quotations import SelectedRange
from tests.world import place


@pytest.fixture
def selection(revision):
    found = place(revision, "wer die Gewichte prüfte")
    return [SelectedRange(found.passage, found.start, found.end, found.exact)]


@pytest.fixture
def claim(reading, selection, alice):
    return make_claim(reading=reading, revision=1, ranges=selection, statement="Niemand prüfte die Gewichte.", by=alice)
