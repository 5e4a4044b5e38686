import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.models import Claim, Event, Reading, User
from editions.models import Edition, Revision
from tests import world

OURS = [model for model in admin.site._registry if model._meta.app_label in {"annotator", "editions"}]
READ_ONLY = [
    "editions_revision",
    "editions_passage",
    "annotator_event",
    "annotator_citationcheck",
    "annotator_attestation",
    "annotator_claim",
]


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("root", "root@example.org", "long enough 1"))
    return client


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_list_opens_and_can_be_searched(model: type, administrator: Client, reading: Reading) -> None:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    query = {"q": "Waage"} if admin.site._registry[model].search_fields else {}
    assert administrator.get(reverse(name), query).status_code == 200


@pytest.mark.parametrize("name", READ_ONLY)
def test_what_is_immutable_cannot_be_added(name: str, administrator: Client) -> None:
    assert administrator.get(reverse(f"admin:{name}_add")).status_code == 403


def test_a_revision_cannot_be_changed(administrator: Client, revision: Revision) -> None:
    administrator.post(reverse("admin:editions_revision_change", args=[revision.pk]), {"text": "forged"})
    revision.refresh_from_db()
    assert "forged" not in revision.text


def test_an_event_cannot_be_deleted(administrator: Client, reading: Reading) -> None:
    event = Event.objects.earliest("pk")
    assert administrator.post(reverse("admin:annotator_event_delete", args=[event.pk]), {"post": "yes"}).status_code == 403


def test_a_private_claim_is_nobody_elses(administrator: Client, reading: Reading, revision: Revision, bob: User) -> None:
    words = world.place(revision, "Der Rat schwieg dazu")
    claim = make_claim(
        reading=reading, revision=revision.number, ranges=[words], statement="For my eyes only.", visibility="private", by=bob
    )
    assert b"For my eyes only" not in administrator.get(reverse("admin:annotator_claim_changelist")).content
    change = reverse("admin:annotator_claim_change", args=[claim.pk])
    assert administrator.get(change).status_code == 302
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_the_description_of_a_text_can_be_mended(administrator: Client, edition: Edition) -> None:
    data = {"title": "Die Waage", "subtitle": "", "creators": "[]", "language": "de", "csl": "{}"}
    administrator.post(reverse("admin:editions_edition_change", args=[edition.pk]), data)
    edition.refresh_from_db()
    assert edition.title == "Die Waage"


def test_members_do_not_get_in(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(reverse("admin:index")).status_code == 302
