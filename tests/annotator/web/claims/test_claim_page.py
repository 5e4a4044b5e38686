"""The page of one claim: what it shows to whom."""

from django.test import Client
from django.urls import reverse

from annotator.models import Claim, DisagreementNote, EvidenceLink, User
from tests.annotator.web.claims.conftest import ASSERTED


def page_of(client: Client, claim: Claim) -> str:
    response = client.get(reverse("claim-detail", args=[claim.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_claim_is_the_headline(as_user, alice: User, claim: Claim):
    assert "<h1>Whoever owns the scales rules the town.</h1>" in page_of(as_user(alice), claim)


def test_the_quotation_stands_in_its_context(as_user, alice: User, claim: Claim):
    page = page_of(as_user(alice), claim)
    assert f"<mark>{ASSERTED}</mark>, hat man in Sandhafen lange" in page
    assert f"{reverse('reading-detail', args=[claim.reading.pk])}?a=claim-{claim.pk}" in page


def test_an_outsider_finds_nothing(as_user, dora: User, claim: Claim):
    assert as_user(dora).get(reverse("claim-detail", args=[claim.pk])).status_code == 404


def test_whoever_is_not_logged_in_is_asked_to(client: Client, claim: Claim):
    response = client.get(reverse("claim-detail", args=[claim.pk]))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_evidence_and_objections_stand_on_the_page(as_user, carol: User, claim: Claim, evidence: EvidenceLink, objection: DisagreementNote):
    page = page_of(as_user(carol), claim)
    assert "Verhoog saw the weights himself." in page
    assert "A saying is no rule." in page
