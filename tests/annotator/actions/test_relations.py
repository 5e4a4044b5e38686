import pytest

from annotator.actions.claims import ElsewhereRead, LastQuotation, attach_quotation, detach_quotation
from annotator.actions.errors import Missing, NotAllowed
from annotator.actions.quotations import SelectedRange
from annotator.actions.relations import OtherSeminar, SameClaim, relate, unrelate
from annotator.actions.seminars import found_seminar
from annotator.models import Claim, ClaimRelation, Event
from tests import world


@pytest.fixture
def other(reading, bob):
    return Claim.objects.create(reading=reading, statement="Der Rat wusste davon.", created_by=bob)


def test_relations_that_nobody_made_are_none(claim, other, bob):
    assert not ClaimRelation.objects.visible_to(bob).of(claim).exists()


def test_a_relation_reads_from_both_claims(claim, other, bob):
    relation = relate(subject=claim, object=other, kind="entails", by=bob)
    assert (relation.seen_from(claim), relation.seen_from(other)) == ("entails", "entailed_by")
    assert (relation.other(claim), relation.other(other)) == (other, claim)


def test_the_same_relation_is_made_once(claim, other, bob, carol):
    first = relate(subject=claim, object=other, kind="qualifies", by=bob)
    assert relate(subject=claim, object=other, kind="qualifies", by=carol) == first
    assert first.created_by == bob and Event.objects.filter(after__relates="qualifies").count() == 1


@pytest.mark.parametrize("kind", ["equivalent", "contradicts"])
def test_what_is_mutual_is_kept_once_whichever_way_it_is_said(claim, other, bob, kind):
    assert relate(subject=claim, object=other, kind=kind, by=bob) == relate(subject=other, object=claim, kind=kind, by=bob)


def test_entailment_has_a_direction(claim, other, bob):
    assert relate(subject=claim, object=other, kind="entails", by=bob) != relate(subject=other, object=claim, kind="entails", by=bob)


def test_both_claims_remember_it_without_the_others_words(claim, other, bob):
    relate(subject=claim, object=other, kind="entails", by=bob)
    events = {event.claim_id: event.after for event in Event.objects.filter(verb="edited")}
    assert events == {
        claim.pk: {"relates": "entails", "other_claim": other.pk},
        other.pk: {"relates": "entailed_by", "other_claim": claim.pk},
    }


def test_a_relation_is_refused_to_itself_to_an_unknown_kind_and_to_another_seminar(claim, other, alice, bob):
    with pytest.raises(SameClaim):
        relate(subject=claim, object=claim, kind="entails", by=bob)
    with pytest.raises(Missing):
        relate(subject=claim, object=other, kind="likes", by=bob)
    seminar = found_seminar(name="Anderswo", by=alice)
    foreign = world.open_for(seminar, claim.reading.edition, by=alice)
    with pytest.raises(OtherSeminar):
        relate(
            subject=claim, object=Claim.objects.create(reading=foreign, statement="Hier nicht.", created_by=alice), kind="entails", by=alice
        )


def test_observers_and_those_who_do_not_see_both_relate_nothing(claim, other, olga, carol):
    with pytest.raises(NotAllowed):
        relate(subject=claim, object=other, kind="entails", by=olga)
    Claim.objects.filter(pk=other.pk).update(visibility="private")
    with pytest.raises(NotAllowed):
        relate(subject=claim, object=other, kind="entails", by=carol)


def test_a_relation_to_what_one_may_not_see_is_not_seen(claim, other, bob, carol):
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    Claim.objects.filter(pk=other.pk).update(visibility="private")
    assert ClaimRelation.objects.visible_to(bob).of(claim).count() == 1
    assert not ClaimRelation.objects.visible_to(carol).of(claim).exists()


def test_who_made_it_and_who_reviews_take_it_back(claim, other, alice, bob, carol):
    for person in (bob, carol, alice):  # alice owns the seminar
        unrelate(relation=relate(subject=claim, object=other, kind="entails", by=bob), by=person)
    assert not ClaimRelation.objects.exists()
    assert Event.objects.filter(before__relates="entails").count() == 3


def test_another_annotator_does_not_take_it_back(claim, other, bob, carol):
    relation = relate(subject=claim, object=other, kind="entails", by=carol)
    with pytest.raises(NotAllowed):
        unrelate(relation=relation, by=bob)


def selected(revision, words):
    found = world.place(revision, words)
    return [SelectedRange(found.passage, found.start, found.end, found.exact)]


def test_a_quotation_is_attached_and_taken_away(claim, revision, reading, alice):
    further = attach_quotation(claim=claim, reading=reading, revision=1, ranges=selected(revision, "Der Rat schwieg dazu"), by=alice)
    assert claim.quotations.count() == 2
    detach_quotation(claim=claim, quotation=further, by=alice)
    assert [quotation.exact for quotation in claim.quotations.all()] == ["wer die Gewichte prüfte"]
    assert Event.objects.filter(claim=claim, before__quotation="Der Rat schwieg dazu").exists()


def test_a_quotation_of_another_edition_is_attached(claim, seminar, source_edition, alice):
    there = world.open_for(seminar, source_edition, by=alice)
    words = selected(source_edition.current_revision, "Die Steine wurden eingezogen")
    attach_quotation(claim=claim, reading=there, revision=1, ranges=words, by=alice)
    assert {quotation.reading for quotation in claim.quotations.all()} == {claim.reading, there}


def test_the_last_quotation_stays(claim, alice):
    with pytest.raises(LastQuotation):
        detach_quotation(claim=claim, quotation=claim.quotations.get(), by=alice)


def test_others_attach_and_detach_nothing(claim, reading, revision, bob):
    with pytest.raises(NotAllowed):
        attach_quotation(claim=claim, reading=reading, revision=1, ranges=selected(revision, "Der Rat schwieg dazu"), by=bob)
    with pytest.raises(NotAllowed):
        detach_quotation(claim=claim, quotation=claim.quotations.get(), by=bob)


def test_a_quotation_of_another_seminars_reading_is_refused(claim, revision, alice):
    seminar = found_seminar(name="Anderswo", by=alice)
    foreign = world.open_for(seminar, claim.reading.edition, by=alice)
    with pytest.raises(ElsewhereRead):
        attach_quotation(claim=claim, reading=foreign, revision=1, ranges=selected(revision, "Der Rat schwieg dazu"), by=alice)
