"""The review queue: which claims stand in it, and why."""

import pytest
from django.urls import reverse

from annotator.actions.disagreements import contest, settle
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.reviews import decide
from annotator.models import CitationCheck, Claim, DisagreementNote, EvidenceLink, Reading, User
from annotator.models.quotation import Anchor
from annotator.web.claims.queue import review_queue
from editions.models import CitationMention


def found(reading: Reading, user: User) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Sections with the statements in them and their reasons."""
    queue = review_queue(reading, user)
    return {section.name: [(entry.claim.statement, entry.reasons) for entry in section.entries] for section in queue.sections}


def fail(mention: CitationMention) -> None:
    CitationCheck.objects.create(
        revision=mention.revision,
        mention=mention,
        check_name="Q1",
        code="not_found",
        result="failed",
        severity="error",
        engine_version="1",
        fingerprint="a",
    )


def test_a_claim_with_evidence_and_no_objection_asks_for_nothing(reading: Reading, carol: User, evidence: EvidenceLink):
    queue = review_queue(reading, carol)
    assert (queue.sections, queue.at_rest) == ((), 1)


def test_a_claim_without_evidence_stands_there_for_that(reading: Reading, carol: User, claim: Claim):
    assert found(reading, carol) == {"without_evidence": [(claim.statement, ("no evidence yet",))]}


def test_an_open_objection_contests(reading: Reading, carol: User, evidence: EvidenceLink, objection: DisagreementNote):
    assert found(reading, carol) == {"contested": [(objection.claim.statement, ("an open objection",))]}


def test_a_settled_objection_does_not(reading: Reading, bob: User, carol: User, evidence: EvidenceLink, objection: DisagreementNote):
    settle(note=objection, by=bob)
    assert found(reading, carol) == {}


def test_an_objection_to_the_evidence_contests_the_claim(reading: Reading, carol: User, evidence: EvidenceLink):
    contest(reading=reading, evidence_link=evidence, ground="relevance", statement="Not to the point.", by=carol)
    assert list(found(reading, carol)) == ["contested"]


def test_a_private_objection_contests_nothing(reading: Reading, bob: User, carol: User, evidence: EvidenceLink, claim: Claim):
    contest(reading=reading, claim=claim, ground="wording", statement="Hm.", visibility="private", by=bob)
    assert found(reading, carol) == {}
    assert found(reading, bob) == {}


def test_judgements_on_both_sides_contest(reading: Reading, bob: User, carol: User, evidence: EvidenceLink, claim: Claim):
    take_position(claim=claim, stance="agree", by=bob)
    take_position(claim=claim, stance="disagree", by=carol)
    assert found(reading, carol) == {"contested": [(claim.statement, ("judgements on both sides",))]}


def test_a_failed_citation_under_supporting_evidence_contests(
    reading: Reading, carol: User, evidence: EvidenceLink, mention: CitationMention
):
    fail(mention)
    assert found(reading, carol) == {"contested": [(evidence.claim.statement, ("supporting evidence with its citation off",))]}


def test_a_failed_citation_of_the_claim_itself_is_a_reason_of_its_own(
    reading: Reading, bob: User, carol: User, claim: Claim, mention: CitationMention
):
    link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", by=bob)
    claim.mentions.add(mention)
    fail(mention)
    assert found(reading, carol) == {"citation_off": [(claim.statement, ("a citation it relies on is off",))]}


def test_an_unplaced_quotation_is_never_hidden(reading: Reading, carol: User, evidence: EvidenceLink):
    Anchor.objects.update(status="orphaned", start=None, end=None, passage=None)
    assert list(found(reading, carol)) == ["unplaced"]


def test_a_decided_claim_says_how(reading: Reading, carol: User, claim: Claim, objection: DisagreementNote):
    decide(claim=claim, outcome="qualified", rationale="With a grain of salt.", by=carol)
    assert found(reading, carol)["decided"][0][1][0] == "upheld with a qualification"


def test_others_private_claims_are_not_in_it(reading: Reading, bob: User, alice: User):
    Claim.objects.create(reading=reading, statement="Mine alone.", visibility="private", created_by=alice)
    assert found(reading, bob) == {}
    assert list(found(reading, alice)) == ["without_evidence"]


def test_the_page_shows_the_reasons(as_user, reading: Reading, carol: User, evidence: EvidenceLink, objection: DisagreementNote):
    page = as_user(carol).get(reverse("review-queue", args=[reading.pk])).content.decode()
    assert "an open objection" in page
    assert "1 for, 0 against" in page
    assert "not yet judged by you" in page


def test_an_empty_queue_says_the_next_step(as_user, reading: Reading, carol: User):
    page = as_user(carol).get(reverse("review-queue", args=[reading.pk])).content.decode()
    assert "No claims yet." in page
    assert reverse("reading-detail", args=[reading.pk]) in page


def test_the_queue_speaks_german(as_user, reading: Reading, carol: User, claim: Claim):
    response = as_user(carol).get(reverse("review-queue", args=[reading.pk]), headers={"Accept-Language": "de"})
    assert "Zu begutachtende Thesen" in response.content.decode()


@pytest.mark.parametrize("claims", [2, 30])
def test_the_number_of_queries_does_not_grow_with_the_claims(
    as_user, reading: Reading, alice: User, bob: User, carol: User, claims: int, django_assert_max_num_queries
):
    for number in range(claims):
        claim = Claim.objects.create(reading=reading, statement=f"Claim {number}", created_by=alice)
        contest(reading=reading, claim=claim, ground="wording", statement="No.", by=bob)
    client = as_user(carol)
    with django_assert_max_num_queries(20):
        assert client.get(reverse("review-queue", args=[reading.pk])).status_code == 200
