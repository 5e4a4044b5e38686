"""Evidence, disagreements, positions, decisions and replies on one claim."""

import pytest

from annotator.actions import disagreements, positions, replies, reviews
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.actions.evidence import delete_evidence, edit_evidence, link_evidence
from annotator.models import Claim, Event, Position, Review


def test_evidence_stands_for_or_against(claim, selection, bob):
    support = link_evidence(claim=claim, relation="supports", revision=1, ranges=selection, analytic_note="Wörtlich.", by=bob)
    attack = link_evidence(claim=claim, relation="refutes", url="https://example.org/brief", by=bob)
    aside = link_evidence(claim=claim, relation="discusses", full_citation="Verhoog 1934", by=bob)
    assert [link.side for link in (support, attack, aside)] == ["for", "against", "neither"]


def test_evidence_must_name_something(claim, bob):
    with pytest.raises(Missing):
        link_evidence(claim=claim, relation="supports", analytic_note="Weil es so ist.", by=bob)


def test_evidence_is_edited_and_deleted_by_its_author_only(claim, bob, carol):
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", by=bob)
    edit_evidence(link=link, version=1, by=bob, relation="confirms")
    assert link.relation == "confirms"
    with pytest.raises(NotAllowed):
        delete_evidence(link=link, by=carol)


def test_an_open_disagreement_makes_a_claim_contested_until_it_is_settled(claim, reading, bob):
    assert not Claim.objects.contested(bob).exists()
    note = disagreements.contest(reading=reading, claim=claim, ground="inference", statement="Das folgt nicht.", by=bob)
    assert list(Claim.objects.contested(bob)) == [claim]
    disagreements.settle(note=note, by=bob)
    assert not Claim.objects.contested(bob).exists()


def test_a_disagreement_on_evidence_makes_the_claim_contested(claim, reading, bob, carol):
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", by=bob)
    disagreements.contest(reading=reading, evidence_link=link, ground="reading", statement="Dort steht etwas anderes.", by=carol)
    assert list(Claim.objects.contested(bob)) == [claim]


def test_a_private_disagreement_contests_nothing_that_others_see(claim, reading, bob):
    disagreements.contest(reading=reading, claim=claim, ground="context", statement="Hm.", visibility="private", by=bob)
    assert not Claim.objects.contested(bob).exists()


def test_a_disagreement_is_dismissed_by_a_reviewer_with_a_reason_and_reopened_by_its_author(claim, reading, bob, carol):
    note = disagreements.contest(reading=reading, claim=claim, ground="wording", statement="Zu stark.", by=bob)
    with pytest.raises(NotAllowed):
        disagreements.dismiss(note=note, by=bob, reason="Ach.")
    with pytest.raises(Missing):
        disagreements.dismiss(note=note, by=carol, reason=" ")
    disagreements.dismiss(note=note, by=carol, reason="Geklärt im Seminar.")
    with pytest.raises(Closed):
        disagreements.settle(note=note, by=bob)
    assert disagreements.reopen(note=note, by=bob).state == "open"


def test_the_author_of_a_claim_does_not_dismiss_objections_to_it(claim, reading, alice, bob):
    note = disagreements.contest(reading=reading, claim=claim, ground="wording", statement="Zu stark.", by=bob)
    with pytest.raises(NotAllowed):
        disagreements.dismiss(note=note, by=alice, reason="Nein.")


def test_a_disagreement_needs_a_target_and_words(reading, bob):
    with pytest.raises(Missing):
        disagreements.contest(reading=reading, ground="wording", statement="Zu stark.", by=bob)
    with pytest.raises(Missing):
        disagreements.contest(reading=reading, ground="wording", statement=" ", by=bob)


def test_positions_on_both_sides_make_a_claim_contested(claim, bob, carol):
    positions.take_position(claim=claim, stance="agree", by=bob)
    assert not Claim.objects.contested(bob).exists()
    positions.take_position(claim=claim, stance="disagree", by=carol)
    assert list(Claim.objects.contested(bob)) == [claim]


def test_a_member_has_one_position_and_sees_others_after_giving_it(claim, bob, carol):
    positions.take_position(claim=claim, stance="agree", by=bob)
    positions.take_position(claim=claim, stance="qualify", by=bob)
    assert not Position.objects.visible_to(carol).exists()
    positions.take_position(claim=claim, stance="disagree", by=carol)
    assert [position.stance for position in Position.objects.visible_to(carol)] == ["qualify", "disagree"]


def test_what_one_judged_is_no_news_to_others(claim, alice, bob):
    positions.take_position(claim=claim, stance="agree", by=bob)
    assert not Event.objects.visible_to(alice).filter(verb="judged").exists()
    assert Event.objects.visible_to(bob).filter(verb="judged").exists()


def test_a_decision_keeps_the_dissents_and_can_be_reopened(claim, bob, carol):
    positions.take_position(claim=claim, stance="disagree", by=bob, reason="Siehe Anm. 2.")
    review = reviews.decide(claim=claim, outcome="upheld", rationale="Der Wortlaut trägt.", by=carol)
    assert review.dissents == [{"member": "Bob", "stance": "disagree", "reason": "Siehe Anm. 2."}]
    with pytest.raises(Closed):
        reviews.decide(claim=claim, outcome="rejected", rationale="Doch nicht.", by=carol)
    reviews.reopen_decision(claim=claim, by=carol)
    reviews.decide(claim=claim, outcome="qualified", rationale="Mit Einschränkung.", by=carol)
    assert Review.objects.count() == 2


def test_nobody_decides_on_their_own_claim(claim, alice, bob):
    for user in (alice, bob):
        with pytest.raises(NotAllowed):
            reviews.decide(claim=claim, outcome="upheld", rationale="Ja.", by=user)


def test_a_reply_is_seen_by_whoever_sees_what_it_answers(claim, alice, bob, dora):
    answer = replies.reply(to=claim, body="Gut gesehen.", by=bob)
    assert list(type(answer).objects.visible_to(alice)) == [answer]
    assert not type(answer).objects.visible_to(dora).exists()
    replies.edit_reply(answer=answer, version=1, body="Sehr gut gesehen.", by=bob)
    replies.delete_reply(answer=answer, by=bob)
    assert answer.deleted_at and answer.body == "Sehr gut gesehen."
