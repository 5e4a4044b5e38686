"""Tokens for programs: shown once, kept hashed, withdrawn."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.api_tokens import MOST, TooManyTokens, make_token
from annotator.models import ApiToken, User
from annotator.models.api_token import digest_of

ALICE = {"username": "alice", "password": "long enough 1"}


@pytest.fixture
def inside(client: Client, alice: User) -> Client:
    """Alice's browser, in which she has just given her password again."""
    client.post(reverse("login"), ALICE)
    client.post(reverse("account_reauthenticate"), {"password": ALICE["password"]})
    return client


def readings(secret: str) -> int:
    return Client().get(reverse("api-seminars"), headers={"Authorization": f"Token {secret}"}).status_code


def test_a_token_is_shown_once_and_opens_the_door(inside: Client) -> None:
    page = inside.post(reverse("api-tokens"), {"name": "my script"})
    secret = page.context["secret"]
    assert secret in page.content.decode() and "no-store" in page.headers["Cache-Control"]
    assert secret not in inside.get(reverse("api-tokens")).content.decode()
    assert readings(secret) == 200


def test_the_secret_is_not_kept(alice: User) -> None:
    secret = make_token(name="my script", by=alice)
    kept = ApiToken.objects.values().get()
    assert secret not in str(kept) and kept["digest"] == digest_of(secret)


def test_a_token_of_the_same_name_is_replaced(alice: User) -> None:
    first, second = (make_token(name="my script", by=alice) for _ in range(2))
    assert (readings(first), readings(second)) == (401, 200)


def test_a_withdrawn_token_is_a_strangers(inside: Client, alice: User) -> None:
    secret = make_token(name="my script", by=alice)
    inside.post(reverse("api-token-withdraw", args=[ApiToken.objects.get().pk]))
    assert readings(secret) == 401


def test_a_token_of_somebody_who_may_no_longer_log_in_opens_nothing(alice: User) -> None:
    secret = make_token(name="my script", by=alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert readings(secret) == 401


def test_when_it_was_last_used_is_told(inside: Client, alice: User) -> None:
    secret = make_token(name="my script", by=alice)
    assert "not used yet" in inside.get(reverse("api-tokens")).content.decode()
    readings(secret)
    assert "last used" in inside.get(reverse("api-tokens")).content.decode()


def test_there_is_an_end_to_tokens(alice: User) -> None:
    for number in range(MOST):
        make_token(name=f"script {number}", by=alice)
    with pytest.raises(TooManyTokens):
        make_token(name="one more", by=alice)
    make_token(name="script 0", by=alice)


def test_a_nameless_token_is_not_made(inside: Client) -> None:
    assert inside.post(reverse("api-tokens"), {"name": " "}).status_code == 422
    assert not ApiToken.objects.exists()


def test_the_password_is_asked_for_once_more_and_then_the_token_is_made(client: Client, alice: User) -> None:
    client.post(reverse("login"), ALICE)
    asked = client.post(reverse("api-tokens"), {"name": "my script"})
    assert asked.url.startswith(reverse("account_reauthenticate")) and not ApiToken.objects.exists()
    page = client.post(asked.url, {"password": ALICE["password"]})
    assert "Copy it now" in page.content.decode()
    assert ApiToken.objects.get().name == "my script"


def test_nobody_else_withdraws_it(inside: Client, dora: User) -> None:
    make_token(name="hers", by=dora)
    assert inside.post(reverse("api-token-withdraw", args=[ApiToken.objects.get().pk])).status_code == 404
    assert "hers" not in inside.get(reverse("api-tokens")).content.decode()


@pytest.mark.django_db
def test_visitors_are_asked_to_log_in(client: Client) -> None:
    assert client.get(reverse("api-tokens")).url.startswith(reverse("login"))
    assert client.post(reverse("api-token-withdraw", args=[1])).url.startswith(reverse("login"))
