"""The page of one claim: what it shows, and to whom."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.claims import delete_claim, edit_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import delete_evidence, link_evidence
from annotator.actions.positions import take_position
from annotator.actions.replies import delete_reply, reply
from annotator.actions.reviews import decide
from annotator.models import CitationCheck, Claim, DisagreementNote, EvidenceLink, Reading, User
from annotator.models.quotation import Anchor, QuotationRange
from editions.models import CitationMention, Revision
from tests.annotator.web.claims.conftest import ASSERTED


def page_of(client: Client, claim: Claim) -> str:
    response = client.get(reverse("claim-detail", args=[claim.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_claim_is_the_headline(as_user, alice: User, claim: Claim):
    assert '<h1 lang="en">Whoever owns the scales rules the town.</h1>' in page_of(as_user(alice), claim)


def test_the_quotation_stands_in_its_context_with_its_printed_page(as_user, alice: User, claim: Claim):
    page = page_of(as_user(alice), claim)
    assert f"<mark>{ASSERTED}</mark>, hat man in Sandhafen lange" in page
    assert "p. 12" in page
    assert f"{reverse('reading-detail', args=[claim.reading.pk])}?a=claim-{claim.pk}" in page


def test_a_quotation_without_a_place_is_shown_with_its_old_context(as_user, alice: User, claim: Claim):
    Anchor.objects.update(status="orphaned", start=None, end=None, passage=None)
    page = page_of(as_user(alice), claim)
    assert f"<mark>{ASSERTED}</mark>" in page
    assert "unplaced" in page


def test_the_old_context_is_cut_between_words(as_user, alice: User, claim: Claim):
    Anchor.objects.update(status="orphaned", start=None, end=None, passage=None)
    QuotationRange.objects.update(prefix="ut auf dem Markt von Sandhafen: ", suffix=" und niemand sonst, sagt der Sch")
    page = page_of(as_user(alice), claim)
    assert f"… </span>auf dem Markt von Sandhafen: <mark>{ASSERTED}</mark> und niemand sonst, sagt der<span" in page


def test_an_outsider_finds_nothing(as_user, dora: User, claim: Claim):
    assert as_user(dora).get(reverse("claim-detail", args=[claim.pk])).status_code == 404


def test_whoever_is_not_logged_in_is_asked_to(client: Client, claim: Claim):
    response = client.get(reverse("claim-detail", args=[claim.pk]))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_evidence_stands_on_its_side(as_user, carol: User, bob: User, claim: Claim, evidence: EvidenceLink):
    link_evidence(claim=claim, relation="refutes", url="https://example.org/letter", analytic_note="The letter says otherwise.", by=bob)
    page = page_of(as_user(carol), claim)
    supporting, against = page.split("Evidence against", 1)
    assert "Verhoog saw the weights himself." in supporting
    assert "The letter says otherwise." in against


def test_evidence_shows_all_its_parts(as_user, carol: User, bob: User, claim: Claim):
    link_evidence(
        claim=claim,
        relation="supports",
        full_citation="Verhoog 1934",
        source_excerpt="zu leicht befunden",
        translation="found wanting",
        analytic_note="Direct witness.",
        by=bob,
    )
    page = page_of(as_user(carol), claim)
    for part in ("Verhoog 1934", "zu leicht befunden", "found wanting", "Direct witness."):
        assert part in page


def test_private_evidence_of_another_is_not_shown(as_user, carol: User, bob: User, claim: Claim):
    link_evidence(claim=claim, relation="supports", full_citation="A secret note", visibility="private", by=bob)
    assert "A secret note" not in page_of(as_user(carol), claim)
    assert "A secret note" in page_of(as_user(bob), claim)


def test_an_open_objection_makes_the_claim_contested(as_user, carol: User, claim: Claim, objection: DisagreementNote):
    page = page_of(as_user(carol), claim)
    assert "contested: an open objection" in " ".join(page.split())
    assert "A saying is no rule." in page


def test_a_claim_that_nobody_disputes_is_open(as_user, carol: User, claim: Claim, evidence: EvidenceLink):
    assert '<span class="claim__status">open</span>' in page_of(as_user(carol), claim)


def test_a_decided_claim_says_how(as_user, bob: User, carol: User, claim: Claim):
    take_position(claim=claim, stance="disagree", reason="Too broad.", by=bob)
    decide(claim=claim, outcome="upheld", rationale="The wording carries it.", by=carol)
    page = page_of(as_user(bob), claim)
    assert '<span class="claim__status">upheld</span>' in page
    assert "The wording carries it." in page
    assert "Too broad." in page  # the dissent is kept


def test_others_judgements_are_hidden_until_one_has_given_ones_own(as_user, bob: User, carol: User, claim: Claim):
    take_position(claim=claim, stance="disagree", reason="Too broad a rule.", by=bob)
    before = page_of(as_user(carol), claim)
    assert "Too broad a rule." not in before
    assert "you see the judgement after yours" in before
    take_position(claim=claim, stance="agree", by=carol)
    assert "Too broad a rule." in page_of(as_user(carol), claim)


def test_the_history_says_who_changed_which_words(as_user, alice: User, carol: User, claim: Claim):
    edit_claim(
        claim=claim, version=1, by=alice, statement="Whoever owns the weights rules the town.", claimant="author", visibility="seminar"
    )
    page = page_of(as_user(carol), claim)
    assert "Alice changed the claim" in page
    assert "removed: </span>scales</del>" in page
    assert "added: </span>weights</ins>" in page


def test_the_history_tells_nothing_of_what_is_private(as_user, bob: User, carol: User, claim: Claim):
    link_evidence(claim=claim, relation="supports", full_citation="Hidden", analytic_note="A secret thought", visibility="private", by=bob)
    assert "A secret thought" not in page_of(as_user(carol), claim)


def test_a_deleted_claim_leaves_a_tombstone_with_the_thread(as_user, alice: User, bob: User, claim: Claim):
    reply(to=claim, body="I wonder.", by=bob)
    delete_claim(claim=claim, by=alice)
    page = page_of(as_user(bob), claim)
    assert "This claim was deleted by its author." in page
    assert "I wonder." in page
    assert "Your judgement" not in page


def test_a_deleted_reply_leaves_a_tombstone(as_user, bob: User, claim: Claim):
    answer = reply(to=claim, body="Never mind me.", by=bob)
    delete_reply(answer=answer, by=bob)
    page = page_of(as_user(bob), claim)
    assert "Deleted by its author." in page
    body = page.split('id="discussion"', 1)[1].split("</section>", 1)[0]
    assert "Never mind me." not in body


def test_cited_pages_have_a_ruler_and_a_verdict_in_words(as_user, alice: User, claim: Claim, evidence: EvidenceLink):
    page = page_of(as_user(alice), claim)
    assert "Cited: 40–58, in particular 44." in page
    assert 'class="v wait"' in page


def test_a_citation_that_is_off_under_supporting_evidence_contests_the_claim(
    as_user, alice: User, claim: Claim, evidence: EvidenceLink, mention: CitationMention
):
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
    page = page_of(as_user(alice), claim)
    assert "supporting evidence with its citation off" in page
    assert "The quotation was not found in the text that we hold." in page
    assert 'class="v no"' in page


def test_an_observer_reads_and_writes_nothing(as_user, olga: User, claim: Claim, evidence: EvidenceLink, objection: DisagreementNote):
    page = page_of(as_user(olga), claim)
    main = page.split("<main", 1)[1]
    assert "<form" not in main
    assert "Add evidence" not in main


def test_only_its_author_is_offered_to_change_it(as_user, alice: User, bob: User, claim: Claim):
    edit = reverse("claim-edit", args=[claim.pk])
    assert edit in page_of(as_user(alice), claim)
    assert edit not in page_of(as_user(bob), claim)


def test_the_page_speaks_german(as_user, alice: User, claim: Claim, evidence: EvidenceLink):
    response = as_user(alice).get(reverse("claim-detail", args=[claim.pk]), headers={"Accept-Language": "de"})
    assert response.status_code == 200
    assert "Belege dafür" in response.content.decode()


@pytest.mark.parametrize("pieces", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_evidence(
    as_user, bob: User, carol: User, claim: Claim, mention: CitationMention, pieces: int, django_assert_max_num_queries
):
    for number in range(pieces):
        link = link_evidence(claim=claim, relation="supports", mention=mention, analytic_note=f"Reason {number}", by=bob)
        reply(to=link, body="Yes.", by=carol)
    client = as_user(carol)
    with django_assert_max_num_queries(45):
        page_of(client, claim)


def test_a_claim_of_another_reading_is_not_in_this_queue(
    as_user, alice: User, claim: Claim, reading: Reading, revision: Revision, objection: DisagreementNote
):
    other = Reading.objects.create(seminar=reading.seminar, edition=_copy_of(revision), created_by=alice)
    Claim.objects.create(reading=other, statement="Elsewhere.", created_by=alice)
    assert "Elsewhere." not in page_of(as_user(alice), claim)


def _copy_of(revision: Revision):
    edition = revision.edition
    edition.pk, edition.slug = None, f"copy-{now().timestamp():.0f}"
    edition.save()
    Revision.objects.create(edition=edition, number=1, text=revision.text)
    return edition


def test_every_button_says_what_it_is_about(
    as_user, bob: User, reading: Reading, claim: Claim, evidence: EvidenceLink, objection: DisagreementNote
):
    """Heard one by one, out of their place."""
    contest(reading=reading, evidence_link=evidence, ground="reading", statement="It is not there.", by=bob)
    page = page_of(as_user(bob), claim)
    heard = [
        " ".join(re.sub("<[^>]+>", "", words).split())
        for words in re.findall(r'<(?:a|summary) class="add"[^>]*>(.*?)</(?:a|summary)>', page)
    ]
    assert f"Change: {objection.statement}" in heard and "Reply: It is not there." in heard
    assert len(heard) == len(set(heard))


def test_what_is_deleted_is_not_read_out_with_a_button(as_user, alice: User, bob: User, claim: Claim, evidence: EvidenceLink):
    reply(to=evidence, body="I had an answer.", by=alice)
    words = evidence.analytic_note
    assert f": {words}" in page_of(as_user(alice), claim)
    delete_evidence(link=evidence, by=bob)
    assert words not in page_of(as_user(alice), claim).split("History", 1)[0]
