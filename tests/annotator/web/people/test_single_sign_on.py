"""In through the university: OpenID Connect against a provider of our own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from annotator.environment import Environment, single_sign_on
from annotator.models import User
from tests.annotator.web.people.university import CLIENT, SECRET, University, open_university

IDA = {"sub": "4711", "name": "Ida Krug", "email": "ida@uni.example.org", "preferred_username": "krugi", "email_verified": True}
Enter = Callable[[User], Client]


@pytest.fixture
def university(settings: Any) -> Iterator[University]:
    with open_university() as university:
        told = {"OIDC_NAME": "Uni Sandhafen", "OIDC_SERVER_URL": university.address, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(Environment(told))
        yield university


def through(university: University, browser: Client, **query: str) -> Any:
    """Our button, the university's login, and back."""
    away = browser.get(reverse("openid_connect_login", args=["university"]), query)
    return browser.get(university.log_in(away.url))


def is_in(client: Client) -> bool:
    return client.get(reverse("profile")).status_code == 200


def test_without_a_university_there_is_no_button_and_no_address(client: Client, db: None) -> None:
    assert "Log in through" not in client.get(reverse("login")).content.decode()
    assert client.get(reverse("openid_connect_login", args=["university"])).status_code == 404


def test_a_member_of_the_university_gets_in_by_one_click(client: Client, db: None, university: University) -> None:
    university.person = IDA
    page = client.get(reverse("login")).content.decode()
    assert "Log in through Uni Sandhafen" in page
    assert through(university, client, next="/join/abc/").url == "/join/abc/"
    ida = User.objects.get()
    assert (ida.username, ida.shown_name, ida.email) == ("krugi", "Ida Krug", "ida@uni.example.org")
    assert not ida.has_usable_password()
    assert is_in(client)


def test_the_second_time_it_is_the_same_account(db: None, university: University) -> None:
    university.person = IDA
    for _ in range(2):
        through(university, Client())
    assert User.objects.count() == 1


def test_the_same_address_does_not_open_somebody_elses_account(client: Client, alice: User, university: University) -> None:
    university.person = IDA | {"email": alice.email}
    answer = through(university, client)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    assert "log in with its password first" in client.get(answer.url).content.decode()


def test_an_account_is_tied_to_the_university_and_then_opened_by_it(enter: Enter, alice: User, university: University) -> None:
    university.person = IDA
    through(university, enter(alice), process="connect")
    assert SocialAccount.objects.get().user == alice
    browser = Client()
    through(university, browser)
    assert browser.get(reverse("profile")).context["user"] == alice


def test_the_second_factor_is_asked_for_here_too(enter: Enter, alice: User, university: University) -> None:
    university.person = IDA
    through(university, enter(alice), process="connect")
    TOTP.activate(alice, "JBSWY3DPEHPK3PXP")
    browser = Client()
    assert through(university, browser).url == reverse("mfa_authenticate")
    assert not is_in(browser)


def test_who_cancels_at_the_university_is_told_the_way_back(client: Client, db: None, university: University) -> None:
    answer = through(university, client)
    assert "You have cancelled the login" in client.get(answer.url).content.decode()


def test_a_token_for_another_program_is_not_taken(client: Client, db: None, university: University) -> None:
    university.person, university.audience = IDA, "another program"
    assert "Single sign-on did not work" in through(university, client).content.decode()
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_is_not_taken(client: Client, db: None, university: University) -> None:
    university.person = IDA
    answer = client.get(reverse("openid_connect_callback", args=["university"]), {"code": "x", "state": "y"})
    assert "Single sign-on did not work" in answer.content.decode()


def test_a_university_that_does_not_answer_is_no_error_of_ours(client: Client, db: None, university: University) -> None:
    university.server.shutdown()
    university.server.server_close()
    answer = client.get(reverse("openid_connect_login", args=["university"]))
    assert answer.status_code == 503
    assert "Single sign-on did not work" in answer.content.decode()


def test_without_any_setting_there_is_no_single_sign_on() -> None:
    assert single_sign_on(Environment({"OIDC_NAME": "Uni"})) == {}


ALL = {"OIDC_SERVER_URL": "https://login.example.org/realms/staff/", "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}


def test_the_provider_of_the_environment() -> None:
    app = single_sign_on(Environment(ALL))["openid_connect"]["APPS"][0]
    assert (app["settings"]["server_url"], app["name"]) == ("https://login.example.org/realms/staff", "single sign-on")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET is missing"),
        ({"OIDC_CLIENT_ID": "", "OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing"),
        ({"OIDC_SERVER_URL": "login.example.org"}, "OIDC_SERVER_URL is 'login.example.org': set it to an address that begins with http"),
        ({"OIDC_SERVER_URL": "https://"}, "OIDC_SERVER_URL is 'https://': set it to the issuer's address"),
    ],
)
def test_a_wrong_value_stops_the_start_with_what_to_set(wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured) as stopped:
        single_sign_on(Environment(ALL | wrong))
    assert sentence in str(stopped.value)
    assert SECRET not in str(stopped.value)
