import pytest

from annotator.actions.errors import BeyondText, EmptyQuotation, NotAllowed, QuotationMismatch, StaleRevision, UnknownPassage
from annotator.actions.quotations import SelectedRange, quote
from annotator.models import Quotation
from tests.world import place


def selected(revision, words):
    found = place(revision, words)
    return SelectedRange(found.passage, found.start, found.end, found.exact)


def test_a_quotation_keeps_its_words_and_what_stands_around_them(reading, revision, alice):
    quotation = quote(reading=reading, revision=1, ranges=[selected(revision, "Ehre derer")], by=alice)
    part = quotation.ranges.get()
    anchor = part.anchors.get()
    assert part.exact == revision.text[anchor.start : anchor.end] == "Ehre derer"
    assert part.prefix.endswith("von der ") and part.suffix.startswith(", die")
    assert quotation.exact == "Ehre derer"


def test_ranges_are_kept_in_text_order(reading, revision, alice):
    ranges = [selected(revision, "Eigennutz"), selected(revision, "die Stadt")]
    quotation = quote(reading=reading, revision=1, ranges=ranges, by=alice)
    assert [part.exact for part in quotation.ranges.all()] == ["die Stadt", "Eigennutz"]


def test_words_in_a_note_can_be_quoted(reading, revision, alice):
    assert quote(reading=reading, revision=1, ranges=[selected(revision, "Maß und Gewicht in Sandhafen")], by=alice).exact


def test_two_quotations_may_overlap(reading, revision, alice, bob):
    quote(reading=reading, revision=1, ranges=[selected(revision, "hält die Stadt")], by=alice)
    quote(reading=reading, revision=1, ranges=[selected(revision, "die Stadt, hat man")], by=bob)
    assert Quotation.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"exact": "andere Worte"}, QuotationMismatch),
        ({"end": 100_000}, BeyondText),
        ({"start": -1}, BeyondText),
        ({"end": 0, "start": 0, "exact": ""}, EmptyQuotation),
        ({"passage": "p99"}, UnknownPassage),
    ],
)
def test_a_selection_that_does_not_fit_the_text_is_refused_and_nothing_is_kept(reading, revision, alice, change, error):
    good = place(revision, "die Stadt")
    fields = {"passage": good.passage, "start": good.start, "end": good.end, "exact": good.exact} | change
    with pytest.raises(error):
        quote(reading=reading, revision=1, ranges=[selected(revision, "Eigennutz"), SelectedRange(**fields)], by=alice)
    assert not Quotation.objects.exists()


def test_a_selection_made_in_another_revision_is_refused(reading, revision, alice):
    with pytest.raises(StaleRevision) as caught:
        quote(reading=reading, revision=7, ranges=[selected(revision, "die Stadt")], by=alice)
    assert caught.value.detail == {"current": 1}


def test_nothing_selected_is_refused(reading, alice):
    with pytest.raises(EmptyQuotation):
        quote(reading=reading, revision=1, ranges=[], by=alice)


@pytest.mark.parametrize("who", ["olga", "dora"])
def test_observers_and_outsiders_do_not_quote(reading, revision, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        quote(reading=reading, revision=1, ranges=[selected(revision, "die Stadt")], by=user)
