import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from annotator.models import User

NEWCOMER = {"name": "Ida Krug", "username": "ida", "email": "ida@example.org", "password": "eleven letters"}
Enter = Callable[[User], Client]


def test_a_newcomer_is_logged_in_at_once(client: Client, db: None) -> None:
    answer = client.post(reverse("signup"), NEWCOMER)
    assert answer.status_code == 302
    assert answer.url == reverse("home")
    assert b"You are in no seminar yet" in client.get(reverse("home")).content
    assert User.objects.get(username="ida").shown_name == "Ida Krug"


def test_after_signing_up_one_goes_on_to_where_one_came_from(client: Client, db: None) -> None:
    assert client.post(reverse("signup"), NEWCOMER | {"next": "/join/abc/"}).url == "/join/abc/"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(address: str, client: Client, db: None) -> None:
    assert client.post(reverse("signup"), NEWCOMER | {"next": address}).url == reverse("home")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("username", "ALICE", "This user name is taken"),
        ("username", "two words", "Enter a valid username"),
        ("email", "Alice@Example.org", "There is an account with this e-mail"),
        ("email", "nowhere", "Enter a valid email address"),
        ("password", "12345678", "This password is"),
        ("password", "short", "too short"),
        ("name", "", "This field is required"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_else_is_lost(
    field: str, value: str, sentence: str, client: Client, alice: User
) -> None:
    answer = client.post(reverse("signup"), NEWCOMER | {field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert 'aria-invalid="true"' in page
    assert field == "name" or "Ida Krug" in page
    assert User.objects.count() == 1


def test_one_logs_in_and_goes_on(client: Client, alice: User) -> None:
    data = {"username": "alice", "password": "long enough 1", "next": reverse("profile")}
    assert client.post(reverse("login"), data).url == reverse("profile")


def test_a_wrong_password_is_refused_in_words(client: Client, alice: User) -> None:
    page = client.post(reverse("login"), {"username": "alice", "password": "wrong"}).content.decode()
    assert "Please enter a correct username and password" in page
    assert 'value="alice"' in page


def test_one_logs_out_by_a_button_not_by_a_link(enter: Enter, alice: User) -> None:
    browser = enter(alice)
    assert browser.get(reverse("logout")).status_code == 405
    browser.post(reverse("logout"))
    assert browser.get(reverse("profile")).status_code == 302


def test_a_forgotten_password_is_replaced_by_letter(client: Client, alice: User) -> None:
    client.post(reverse("password_reset"), {"email": "alice@example.org"})
    letter = str(mail.outbox[0].body)
    assert "Dear Alice" in letter
    link = re.search(r"http://testserver(\S+)", letter)
    assert link
    form = client.get(link.group(1), follow=True)
    done = client.post(form.request["PATH_INFO"], {"new_password1": "a new long one", "new_password2": "a new long one"})
    assert done.url == reverse("password_reset_complete")
    assert client.login(username="alice", password="a new long one")


def test_a_letter_is_promised_to_strangers_too_so_that_nobody_learns_who_has_an_account(client: Client, alice: User) -> None:
    known = client.post(reverse("password_reset"), {"email": "alice@example.org"})
    unknown = client.post(reverse("password_reset"), {"email": "nobody@example.org"})
    assert known.url == unknown.url
    assert len(mail.outbox) == 1


def test_a_used_link_says_what_to_do(client: Client, db: None) -> None:
    page = client.get(reverse("password_reset_confirm", args=["MQ", "spoilt-token"]))
    assert b"This link has expired" in page.content


def test_the_password_is_changed_while_logged_in(enter: Enter, alice: User) -> None:
    data = {"old_password": "long enough 1", "new_password1": "a new long one", "new_password2": "a new long one"}
    assert enter(alice).post(reverse("password_change"), data).url == reverse("password_change_done")


def test_one_says_how_one_wants_to_be_named(enter: Enter, alice: User) -> None:
    enter(alice).post(reverse("profile"), {"name": "Alice Ott", "email": "alice@example.org"})
    alice.refresh_from_db()
    assert (alice.shown_name, alice.single_keys) == ("Alice Ott", False)


def test_another_persons_address_is_refused(enter: Enter, alice: User, bob: User) -> None:
    answer = enter(alice).post(reverse("profile"), {"name": "Alice", "email": "BOB@example.org"})
    assert answer.status_code == 422
    assert b"Another account has this e-mail" in answer.content


@pytest.mark.parametrize("page", ["profile", "password_change", "seminar-create"])
def test_visitors_are_asked_to_log_in(page: str, client: Client, db: None) -> None:
    address = reverse(page)
    assert client.get(address).url == f"{reverse('login')}?next={address}"


@pytest.mark.parametrize("page", ["home", "login", "signup", "password_reset", "password_reset_done", "password_reset_complete"])
def test_the_pages_of_the_door_open(page: str, client: Client, db: None) -> None:
    assert client.get(reverse(page)).status_code == 200


def test_a_letter_can_be_written_in_german(client: Client, alice: User) -> None:
    client.post(reverse("set_language"), {"language": "de"})
    assert client.get(reverse("home")).headers["Content-Language"] == "de"
