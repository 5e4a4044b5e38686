import pytest

from annotator.actions.claims import attach_quotation, delete_claim, edit_claim, make_claim
from annotator.actions.errors import Missing, NotAllowed, StaleVersion
from annotator.models import Claim, Event, Quotation


def test_a_claim_rests_on_its_quotation(claim):
    assert [quotation.exact for quotation in claim.quotations.all()] == ["wer die Gewichte prüfte"]
    assert claim.visibility == "seminar" and claim.version == 1


def test_making_a_claim_is_recorded(claim, alice):
    event = Event.objects.get(claim=claim)
    assert (event.verb, event.actor, event.after) == ("created", alice, {"statement": "Niemand prüfte die Gewichte."})


def test_a_claim_without_words_leaves_no_quotation_behind(reading, selection, alice):
    with pytest.raises(Missing):
        make_claim(reading=reading, revision=1, ranges=selection, statement="  ", by=alice)
    assert not Quotation.objects.exists()


def test_a_claim_keeps_the_citations_it_relies_on(reading, revision, selection, alice):
    mention = revision.mentions.first()
    claim = make_claim(reading=reading, revision=1, ranges=selection, statement="So ist es.", mentions=[mention], by=alice)
    assert list(claim.mentions.all()) == [mention]


def test_editing_counts_the_version_and_keeps_the_words_before(claim, alice):
    edit_claim(claim=claim, version=1, by=alice, statement="Kaum jemand prüfte.", claimant="author", visibility="seminar")
    assert (claim.version, claim.statement) == (2, "Kaum jemand prüfte.")
    assert Event.objects.get(verb="edited").before["statement"] == "Niemand prüfte die Gewichte."


def test_the_second_of_two_edits_gets_what_stands_and_changes_nothing(claim, alice):
    edit_claim(claim=claim, version=1, by=alice, statement="Erste Fassung.", claimant="author", visibility="seminar")
    with pytest.raises(StaleVersion) as caught:
        edit_claim(claim=claim, version=1, by=alice, statement="Zweite Fassung.", claimant="author", visibility="seminar")
    assert caught.value.detail == {
        "version": 2,
        "standing": {"statement": "Erste Fassung.", "claimant": "author", "visibility": "seminar", "tags": []},
    }
    assert Claim.objects.get(pk=claim.pk).statement == "Erste Fassung."


def test_nobody_edits_or_deletes_the_claim_of_another(claim, bob):
    with pytest.raises(NotAllowed):
        edit_claim(claim=claim, version=1, by=bob, statement="Meins.", claimant="author", visibility="seminar")
    with pytest.raises(NotAllowed):
        delete_claim(claim=claim, by=bob)


def test_a_deleted_claim_leaves_a_tombstone_that_cannot_be_edited(claim, alice):
    delete_claim(claim=claim, by=alice)
    assert not Claim.objects.alive().exists() and Claim.objects.filter(pk=claim.pk).exists()
    with pytest.raises(NotAllowed):
        edit_claim(claim=claim, version=2, by=alice, statement="Doch.", claimant="author", visibility="seminar")


def test_a_claim_may_rest_on_a_second_quotation(claim, reading, selection, alice):
    attach_quotation(claim=claim, reading=reading, revision=1, ranges=selection, by=alice)
    assert claim.quotations.count() == 2
