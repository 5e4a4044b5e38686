from typing import Any

from django.test import Client
from django.urls import reverse

from annotator.actions.claims import delete_claim, edit_claim, make_claim
from annotator.actions.replies import reply
from annotator.models import Claim, Event, Reading, Upload, User
from annotator.models.annotation import Visibility
from editions.models import Revision
from tests import world
from tests.annotator.web.reading.conftest import WORDS


def changes(client: Client, reading: Reading, since: int) -> Any:
    return client.get(reverse("reading-changes", args=(reading.pk,), query={"since": since}))


def newest() -> int:
    return Event.objects.order_by("pk").last().pk  # type: ignore[union-attr]


def test_nothing_new_is_an_empty_answer(as_bob: Client, reading: Reading, claim: Claim) -> None:
    assert changes(as_bob, reading, newest()).status_code == 204


def test_what_somebody_else_has_written_comes_with_its_passage(as_bob: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    answer = changes(as_bob, reading, 0).json()
    assert answer["since"] == newest()
    assert f'data-a="claim-{claim.pk}"' in answer["passages"][world.place(revision, WORDS).passage]
    assert answer["cards"].keys() == {f"claim-{claim.pk}"}


def test_what_is_private_never_comes(as_bob: Client, reading: Reading, revision: Revision, alice: User) -> None:
    before = newest() if Event.objects.exists() else 0
    words = world.place(revision, WORDS)
    make_claim(reading=reading, revision=1, ranges=[words], statement="Mine.", visibility=Visibility.PRIVATE, by=alice)
    assert changes(as_bob, reading, before).status_code == 204


def test_a_changed_claim_comes_with_its_words(as_bob: Client, reading: Reading, claim: Claim, alice: User) -> None:
    before = newest()
    edit_claim(claim=claim, version=1, by=alice, statement="Hardly anybody looked.", claimant="author", visibility="seminar")
    assert "Hardly anybody looked." in changes(as_bob, reading, before).json()["cards"][f"claim-{claim.pk}"]


def test_a_reply_comes_on_its_card(as_bob: Client, reading: Reading, claim: Claim, alice: User) -> None:
    before = newest()
    reply(to=claim, body="Who could have?", by=alice)
    assert "Who could have?" in changes(as_bob, reading, before).json()["cards"][f"claim-{claim.pk}"]


def test_a_deleted_claim_goes_from_its_passage(as_bob: Client, reading: Reading, revision: Revision, claim: Claim, alice: User) -> None:
    before = newest()
    delete_claim(claim=claim, by=alice)
    answer = changes(as_bob, reading, before).json()
    assert answer["gone"] == [f"claim-{claim.pk}"]
    assert "data-a" not in answer["passages"][world.place(revision, WORDS).passage]


def test_what_its_author_made_private_goes_from_the_page_and_takes_its_words_along(
    as_bob: Client, reading: Reading, revision: Revision, claim: Claim, alice: User
) -> None:
    before = newest()
    edit_claim(claim=claim, version=claim.version, statement="Nothing for others.", claimant="author", visibility="private", by=alice)
    answer = changes(as_bob, reading, before)
    assert answer.json()["gone"] == [f"claim-{claim.pk}"]
    assert f"claim-{claim.pk}" not in "".join(answer.json()["passages"].values())
    assert "Nothing for others." not in answer.content.decode()


def test_what_was_private_before_is_not_told_of(as_bob: Client, reading: Reading, claim: Claim, alice: User) -> None:
    edit_claim(claim=claim, version=claim.version, statement="Mine.", claimant="author", visibility="private", by=alice)
    claim.refresh_from_db()
    before = newest()
    edit_claim(claim=claim, version=claim.version, statement="Still mine.", claimant="author", visibility="private", by=alice)
    assert changes(as_bob, reading, before).status_code == 204


def test_a_stranger_is_not_told_that_something_went(client: Client, reading: Reading, claim: Claim, alice: User, dora: User) -> None:
    Upload.objects.update(is_public=True)
    client.force_login(dora)
    before = newest()
    edit_claim(claim=claim, version=claim.version, statement="Mine.", claimant="author", visibility="private", by=alice)
    assert changes(client, reading, before).status_code == 204
