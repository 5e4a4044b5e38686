"""Every address of this room: outsiders find nothing, visitors are asked to log in, others' work cannot be changed."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.relations import relate
from annotator.actions.replies import reply
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Reply, User

ADDRESSES = [
    ("claim-detail", "claim"),
    ("claim-edit", "claim"),
    ("claim-delete", "claim"),
    ("claim-judge", "claim"),
    ("claim-decide", "claim"),
    ("claim-reopen", "claim"),
    ("claim-evidence", "claim"),
    ("claim-contest", "claim"),
    ("claim-reply", "claim"),
    ("claim-relate", "claim"),
    ("claim-quote", "claim"),
    ("relation-delete", "relation"),
    ("quotation-detach", "quotation"),
    ("evidence-edit", "evidence"),
    ("evidence-delete", "evidence"),
    ("evidence-contest", "evidence"),
    ("evidence-reply", "evidence"),
    ("disagreement-detail", "objection"),
    ("disagreement-edit", "objection"),
    ("disagreement-delete", "objection"),
    ("disagreement-settle", "objection"),
    ("disagreement-dismiss", "objection"),
    ("disagreement-reopen", "objection"),
    ("disagreement-reply", "objection"),
    ("reply-edit", "answer"),
    ("reply-delete", "answer"),
    ("review-queue", "reading"),
    ("claim-map", "reading"),
    ("claim-map-export", "reading"),
    ("reading-agreement", "reading"),
    ("agreement-csv", "reading"),
]
READ_ONLY = {
    "claim-detail",
    "disagreement-detail",
    "review-queue",
    "claim-map",
    "claim-map-export",
    "reading-agreement",
    "agreement-csv",
}
OWN = [
    ("claim-quote", "claim"),
    ("quotation-detach", "quotation"),
    ("claim-edit", "claim"),
    ("claim-delete", "claim"),
    ("evidence-edit", "evidence"),
    ("evidence-delete", "evidence"),
    ("disagreement-edit", "objection"),
    ("disagreement-delete", "objection"),
    ("disagreement-settle", "objection"),
    ("reply-edit", "answer"),
    ("reply-delete", "answer"),
]


@pytest.fixture
def answer(claim: Claim, bob: User) -> Reply:
    return reply(to=claim, body="I wonder.", by=bob)


@pytest.fixture
def subjects(
    claim: Claim, evidence: EvidenceLink, objection: DisagreementNote, answer: Reply, reading: Reading, bob: User
) -> dict[str, list[int]]:
    """What an address is filled with."""
    other = Claim.objects.create(reading=reading, statement="The council knew.", created_by=bob)
    relation = relate(subject=claim, object=other, kind="entails", by=bob)
    rows = {"claim": claim, "evidence": evidence, "objection": objection, "answer": answer, "reading": reading}
    within = {"relation": relation.pk, "quotation": claim.quotations.get().pk}
    return {name: [row.pk] for name, row in rows.items()} | {name: [claim.pk, pk] for name, pk in within.items()}


def ask(client: Client, name: str, pks: list[int]):
    return (client.get if name in READ_ONLY else client.post)(reverse(name, args=pks))


@pytest.mark.parametrize(("name", "subject"), ADDRESSES)
def test_an_outsider_finds_nothing(as_user, dora: User, subjects: dict[str, list[int]], name: str, subject: str):
    assert ask(as_user(dora), name, subjects[subject]).status_code == 404


@pytest.mark.parametrize(("name", "subject"), ADDRESSES)
def test_a_visitor_is_asked_to_log_in(client: Client, subjects: dict[str, list[int]], name: str, subject: str):
    response = ask(client, name, subjects[subject])
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


@pytest.mark.parametrize(("name", "subject"), OWN)
def test_what_another_wrote_cannot_be_changed(as_user, carol: User, subjects: dict[str, list[int]], name: str, subject: str):
    assert as_user(carol).get(reverse(name, args=subjects[subject])).status_code == 403


@pytest.mark.parametrize(
    ("name", "subject", "sent"),
    [
        ("claim-delete", "claim", {}),
        ("claim-judge", "claim", {"stance": "agree"}),
        ("relation-delete", "relation", {}),
        ("quotation-detach", "quotation", {}),
        ("claim-contest", "claim", {"ground": "wording", "statement": "No.", "visibility": "seminar"}),
        ("claim-reply", "claim", {"body": "Hm."}),
        ("evidence-delete", "evidence", {}),
        ("disagreement-dismiss", "objection", {"reason": "No."}),
        ("reply-delete", "answer", {}),
    ],
)
def test_an_observer_changes_nothing(as_user, olga: User, subjects: dict[str, list[int]], name: str, subject: str, sent: dict[str, str]):
    assert as_user(olga).post(reverse(name, args=subjects[subject]), sent).status_code == 403


def test_a_private_claim_is_found_by_its_author_only(as_user, alice: User, carol: User, claim: Claim):
    Claim.objects.filter(pk=claim.pk).update(visibility="private")
    address = reverse("claim-detail", args=[claim.pk])
    assert as_user(alice).get(address).status_code == 200
    assert as_user(carol).get(address).status_code == 404


@pytest.mark.parametrize("name", ["reading-agreement", "agreement-csv"])
def test_agreement_is_for_owners_and_reviewers(as_user, alice: User, bob: User, carol: User, reading: Reading, name: str):
    assert [as_user(person).get(reverse(name, args=[reading.pk])).status_code for person in (alice, carol, bob)] == [200, 200, 403]
