"""In a blind reading nobody who reviews learns whose claim it is, or what others think, before it is decided."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.replies import reply
from annotator.actions.reviews import decide, reopen_decision
from annotator.exports import ExportOptions, export
from annotator.models import Claim, Position, Reading, User


@pytest.fixture
def blind(reading: Reading, claim: Claim, objection, alice: User, bob: User) -> Claim:
    """Alice's claim, on which alice has brought evidence and answered bob."""
    reading.blind_review = True
    reading.save()
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", analytic_note="A witness.", by=alice)
    contest(reading=reading, evidence_link=link, ground="evidence", statement="One witness only.", by=bob)
    reply(to=objection, body="It is more than a saying.", by=alice)
    take_position(claim=claim, stance="disagree", reason="Too broad.", by=bob)
    return claim


def pages(client: Client, claim: Claim) -> str:
    """The page of the claim, the queue and the map, without the menu of whoever looks."""
    addresses = (("claim-detail", claim.pk), ("review-queue", claim.reading.pk), ("claim-map", claim.reading.pk))
    return "".join(client.get(reverse(name, args=[pk])).content.decode().split("<main", 1)[1] for name, pk in addresses)


def test_without_it_the_author_is_named(as_user, claim: Claim, carol: User):
    assert "Alice" in pages(as_user(carol), claim)


def test_a_reviewer_does_not_learn_the_author(as_user, blind: Claim, carol: User):
    seen = pages(as_user(carol), blind)
    assert "Alice" not in seen
    assert "name withheld" in seen
    assert "Bob" in seen  # others keep their names


def test_a_reviewer_sees_no_judgements_even_after_their_own(as_user, blind: Claim, carol: User):
    take_position(claim=blind, stance="agree", by=carol)
    seen = pages(as_user(carol), blind)
    assert "Too broad." not in seen
    assert "once the claim is decided" in seen


def test_once_decided_all_is_shown(as_user, blind: Claim, carol: User):
    take_position(claim=blind, stance="agree", by=carol)
    decide(claim=blind, outcome="upheld", rationale="The wording carries it.", by=carol)
    seen = pages(as_user(carol), blind)
    assert "Alice" in seen and "Too broad." in seen


def test_a_claim_that_is_taken_up_again_is_blind_again(as_user, blind: Claim, carol: User):
    take_position(claim=blind, stance="agree", by=carol)
    decide(claim=blind, outcome="upheld", rationale="The wording carries it.", by=carol)
    reopen_decision(claim=blind, by=carol)
    assert set(Position.objects.visible_to(carol).values_list("member__username", flat=True)) == {"carol"}
    assert "name withheld" in pages(as_user(carol), blind)


@pytest.mark.parametrize("form", ["csv", "markdown", "jsonld"])
def test_no_file_names_the_author(blind: Claim, carol: User, bob: User, form: str):
    files = {}
    for person in (carol, bob):
        made = export(blind.reading, form=form, user=person, options=ExportOptions(threads=True, base_url="http://testserver/"))
        files[person] = b"".join(made.chunks).decode()
    assert "Alice" not in files[carol] and "name withheld" in files[carol]
    assert "Alice" in files[bob]


@pytest.mark.parametrize(
    ("name", "of"), [("api-claim", "claim"), ("api-claims", "reading"), ("api-evidence-of-reading", "reading"), ("api-events", "reading")]
)
def test_no_answer_of_the_interface_names_the_author(as_user, blind: Claim, carol: User, bob: User, name: str, of: str):
    address = reverse(name, args=[blind.pk if of == "claim" else blind.reading_id])
    assert "Alice" not in as_user(carol).get(address).content.decode()
    assert "Alice" in as_user(bob).get(address).content.decode()


def test_no_card_beside_the_text_names_the_author(as_user, blind: Claim, carol: User, bob: User):
    address = reverse("reading-annotations", args=[blind.reading_id])
    assert "Alice" not in as_user(carol).get(address).content.decode().split("<main", 1)[-1]
    assert "Alice" in as_user(bob).get(address).content.decode().split("<main", 1)[-1]


def test_those_who_do_not_review_see_as_ever(as_user, blind: Claim, bob: User):
    assert "Alice" in pages(as_user(bob), blind)


def test_authors_see_their_own_claims_and_who_judged_them(as_user, blind: Claim, alice: User):
    take_position(claim=blind, stance="agree", by=alice)
    seen = pages(as_user(alice), blind)
    assert "name withheld" not in seen and "Too broad." in seen


def test_an_owner_sets_it_with_the_rules_of_the_reading(as_user, reading: Reading, alice: User):
    address = reverse("reading-settings", args=[reading.pk])
    assert as_user(alice).post(address, {"policy": "open", "blind_review": "on"}).status_code == 302
    reading.refresh_from_db()
    assert reading.blind_review
