"""At the door: confirmed addresses, patience with guessers, the second factor, single sign-on."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from annotator.models import User

NEWCOMER = {"name": "Ida Krug", "username": "ida", "email": "ida@example.org", "password": "eleven letters"}
ALICE = {"username": "alice", "password": "long enough 1"}
Enter = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet(db: None) -> None:
    cache.clear()


def is_in(client: Client) -> bool:
    return client.get(reverse("profile")).status_code == 200


def link_in(letter: object) -> str:
    found = re.search(r"http://testserver(\S+)", str(letter.body))
    assert found
    return found.group(1)


@pytest.fixture
def letters_are_sent(settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


# --- Confirmed addresses ----------------------------------------------------------------------------------------------------


def test_without_letters_nobody_has_to_confirm(client: Client, db: None) -> None:
    client.post(reverse("signup"), NEWCOMER)
    assert is_in(client)
    assert not mail.outbox


@pytest.mark.usefixtures("letters_are_sent")
def test_a_newcomer_confirms_the_address_and_goes_on_to_where_they_came_from(client: Client, db: None) -> None:
    waiting = client.post(reverse("signup"), NEWCOMER | {"next": "/join/abc/"}, follow=True)
    assert "Look into your mail" in waiting.content.decode()
    assert not is_in(client)
    assert mail.outbox[0].to == ["ida@example.org"]
    assert "Dear Ida Krug" in str(mail.outbox[0].body)
    address = link_in(mail.outbox[0])
    assert "Is ida@example.org your address?" in client.get(address).content.decode()
    assert not EmailAddress.objects.get().verified  # Opening the link confirms nothing: mail programs open links too.
    assert client.post(address).url == "/join/abc/"
    assert is_in(client)


@pytest.mark.usefixtures("letters_are_sent")
def test_an_unconfirmed_address_does_not_log_in_later_either(client: Client, db: None) -> None:
    client.post(reverse("signup"), NEWCOMER)
    other = Client()
    other.post(reverse("login"), {"username": "ida", "password": NEWCOMER["password"]})
    assert not is_in(other)


@pytest.mark.usefixtures("letters_are_sent")
def test_who_was_here_before_letters_were_sent_is_let_in(client: Client, alice: User) -> None:
    client.post(reverse("login"), ALICE)
    assert is_in(client)


@pytest.mark.usefixtures("letters_are_sent")
def test_another_address_counts_once_it_is_confirmed(enter: Enter, alice: User) -> None:
    browser = enter(alice)
    browser.post(reverse("profile"), {"name": "Alice", "email": "ott@example.org"})
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    browser.post(link_in(mail.outbox[0]))
    alice.refresh_from_db()
    assert alice.email == "ott@example.org"


def test_without_letters_who_has_looked_at_their_addresses_still_gets_in(client: Client, enter: Enter, alice: User) -> None:
    assert enter(alice).get(reverse("account_email")).status_code == 200
    assert not EmailAddress.objects.get(user=alice).verified
    client.post(reverse("login"), ALICE)
    assert is_in(client)


def test_without_letters_another_address_counts_at_once(enter: Enter, alice: User) -> None:
    enter(alice).post(reverse("profile"), {"name": "Alice", "email": "ott@example.org"})
    alice.refresh_from_db()
    assert alice.email == "ott@example.org"


# --- Patience with guessers -------------------------------------------------------------------------------------------------


def test_wrong_passwords_are_counted_where_all_processes_see_it(client: Client, alice: User) -> None:
    client.post(reverse("login"), ALICE | {"password": "guessed"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM annotator_cache")
        assert any("login_failed" in key for (key,) in cursor.fetchall())


def test_after_five_wrong_passwords_even_the_right_one_waits(client: Client, alice: User) -> None:
    for _ in range(5):
        assert client.post(reverse("login"), ALICE | {"password": "wrong"}).status_code == 200
    refused = client.post(reverse("login"), ALICE)
    assert refused.status_code == 429
    assert "Too many failed login attempts" in refused.content.decode()
    assert not is_in(client)


def test_guessing_at_one_account_does_not_shut_out_another(client: Client, alice: User, bob: User) -> None:
    for _ in range(6):
        client.post(reverse("login"), ALICE | {"password": "wrong"})
    client.post(reverse("login"), ALICE | {"username": "bob"})
    assert is_in(client)


def test_letters_are_not_ordered_by_the_hundred(client: Client, alice: User) -> None:
    answers = [client.post(reverse("password_reset"), {"email": "alice@example.org"}).status_code for _ in range(61)]
    assert answers[:60] == [302] * 60
    assert answers[60] == 429


# --- The second factor ------------------------------------------------------------------------------------------------------


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_second_factor_is_set_up_and_asked_for(client: Client, alice: User) -> None:
    client.post(reverse("login"), ALICE)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))  # A browser left open does not change the locks.
    page = client.post(asked.url, {"password": ALICE["password"]}, follow=True).content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)
    assert secret
    assert 'src="data:image/svg+xml' in page
    codes = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret.group(1))}, follow=True).content.decode()
    assert len(re.findall(r"<li><code>\d+</code>", codes)) == 10
    client.post(reverse("logout"))
    assert client.post(reverse("login"), ALICE).url == reverse("mfa_authenticate")
    assert not is_in(client)


@pytest.fixture
def secret(alice: User) -> str:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(alice, secret)
    RecoveryCodes.activate(alice)
    return secret


def test_a_code_lets_in_and_leads_on(client: Client, alice: User, secret: str) -> None:
    client.post(reverse("login"), ALICE | {"next": "/join/abc/"})
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).url == "/join/abc/"
    assert is_in(client)


def test_a_wrong_code_does_not(client: Client, alice: User, secret: str) -> None:
    client.post(reverse("login"), ALICE)
    assert "Incorrect code" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert not is_in(client)


def test_a_recovery_code_lets_in_once(alice: User, secret: str) -> None:
    code = Authenticator.objects.get(user=alice, type="recovery_codes").wrap().get_unused_codes()[0]
    for browser, expected in ((Client(), True), (Client(), False)):
        browser.post(reverse("login"), ALICE)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(browser) is expected


@pytest.mark.usefixtures("secret")
def test_the_administration_has_no_door_of_its_own(client: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(is_staff=True, is_superuser=True)
    assert client.post("/admin/login/", ALICE).url.startswith(reverse("login"))
    assert client.get("/admin/").status_code == 302


@pytest.mark.usefixtures("secret")
def test_the_password_alone_gives_no_token(client: Client, alice: User) -> None:
    assert client.post(reverse("api-token"), ALICE).status_code == 400


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "usersessions_list", "socialaccount_connections", "account_email"])
def test_pages_about_the_account_are_ours_and_closed_to_visitors(name: str, client: Client, alice: User) -> None:
    assert client.get(reverse(name)).url.startswith(reverse("login"))
    client.post(reverse("login"), ALICE)
    page = client.get(reverse(name), follow=True)
    assert page.status_code == 200
    assert "css/people.css" in page.content.decode()
    assert " style=" not in page.content.decode() and "<script>" not in page.content.decode()


def test_one_logs_out_everywhere_else(alice: User) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post(reverse("login"), ALICE)
    here.post(reverse("usersessions_list"))
    assert is_in(here)
    assert not is_in(there)
