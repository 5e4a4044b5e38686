from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.reviews import decide
from annotator.exports import FORMS
from annotator.models import Claim, Reading, Seminar, User
from editions.models import Revision
from tests import world

Enter = Callable[[User], Client]


@pytest.fixture
def say(reading: Reading, revision: Revision, bob: User) -> Callable[..., Claim]:
    def claim(statement: str, **fields: str) -> Claim:
        words = world.place(revision, "Der Rat schwieg dazu")
        return make_claim(reading=reading, revision=1, ranges=[words], statement=statement, by=bob, **fields)

    return claim


def export(reading: Reading) -> str:
    return reverse("reading-export", args=[reading.pk])


@pytest.mark.parametrize("name", ["reading-export", "reading-settings"])
def test_an_outsider_finds_nothing(name: str, enter: Enter, dora: User, reading: Reading) -> None:
    assert enter(dora).get(reverse(name, args=[reading.pk])).status_code == 404


@pytest.mark.parametrize("name", ["reading-export", "reading-settings"])
def test_a_visitor_is_asked_to_log_in(name: str, client: Client, reading: Reading) -> None:
    assert client.get(reverse(name, args=[reading.pk])).url.startswith(reverse("login"))


@pytest.mark.parametrize("name", ["bob", "carol", "olga"])
def test_only_owners_set_the_rules(name: str, enter: Enter, reading: Reading, request: pytest.FixtureRequest) -> None:
    browser = enter(request.getfixturevalue(name))
    assert browser.post(reverse("reading-settings", args=[reading.pk]), {"policy": "own_first"}).status_code == 403
    reading.refresh_from_db()
    assert reading.policy == "open"


def test_the_rules_and_the_period_are_set(enter: Enter, alice: User, reading: Reading) -> None:
    data = {"policy": "reveal_at", "reveal_at": "2031-04-01T12:00", "starts_on": "2031-03-01", "ends_on": "2031-05-01"}
    answer = enter(alice).post(reverse("reading-settings", args=[reading.pk]), data)
    assert answer.url == reverse("reading-detail", args=[reading.pk])
    reading.refresh_from_db()
    assert reading.policy == "reveal_at"
    assert str(reading.starts_on) == "2031-03-01"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"policy": "reveal_at"}, "Name the day"),
        ({"policy": "open", "starts_on": "2031-03-02", "ends_on": "2031-03-01"}, "The end comes before the beginning"),
        ({"policy": "sometimes"}, "Select a valid choice"),
    ],
)
def test_rules_that_make_no_sense_are_refused_in_words(
    data: dict[str, str], sentence: str, enter: Enter, alice: User, reading: Reading
) -> None:
    answer = enter(alice).post(reverse("reading-settings", args=[reading.pk]), data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_dialogue_shows_the_first_three(enter: Enter, alice: User, reading: Reading, say: Callable[..., Claim]) -> None:
    for number in range(4):
        say(f"Statement {number}.")
    page = enter(alice).get(export(reading)).content.decode()
    assert "Statement 2." in page
    assert "Statement 3." not in page
    assert "The first 3 of 4." in page


def test_nothing_to_export_is_said(enter: Enter, alice: User, reading: Reading) -> None:
    assert "Nothing fits this choice yet" in enter(alice).get(export(reading)).content.decode()


def body(browser: Client, reading: Reading, **choice: str) -> str:
    answer = browser.get(export(reading), {"form": "markdown", "download": "1"} | choice)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_handed_out_under_its_name(form: str, enter: Enter, alice: User, reading: Reading, say: Callable[..., Claim]) -> None:
    say("A statement.")
    answer = enter(alice).get(export(reading), {"form": form, "download": "1", "threads": "on", "verdicts": "on"})
    assert answer.content
    assert answer.headers["Content-Type"] == FORMS[form].content_type
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert f".{FORMS[form].suffix}" in answer.headers["Content-Disposition"]


def test_only_what_one_chose_is_in_the_file(enter: Enter, alice: User, carol: User, reading: Reading, say: Callable[..., Claim]) -> None:
    plain, disputed, decided = say("Nobody minds."), say("Somebody minds."), say("Settled by now.")
    contest(reading=reading, claim=disputed, ground="reading", statement="Not so.", by=carol)
    decide(claim=decided, outcome="upheld", rationale="It is there.", by=carol)
    browser = enter(alice)
    assert all(claim.statement in body(browser, reading) for claim in (plain, disputed, decided))
    contested = body(browser, reading, scope="contested")
    assert disputed.statement in contested
    assert plain.statement not in contested
    assert decided.statement not in contested
    only_decided = body(browser, reading, scope="decided")
    assert decided.statement in only_decided
    assert disputed.statement not in only_decided


def test_a_private_claim_is_in_nobody_elses_file(enter: Enter, alice: User, bob: User, reading: Reading, say: Callable[..., Claim]) -> None:
    say("For my eyes only.", visibility="private")
    assert "For my eyes only." not in body(enter(alice), reading)
    assert "For my eyes only." not in enter(alice).get(export(reading)).content.decode()
    assert "For my eyes only." in body(enter(bob), reading)


def test_an_unknown_form_is_refused(enter: Enter, alice: User, reading: Reading) -> None:
    assert enter(alice).get(export(reading), {"form": "papyrus", "download": "1"}).status_code == 422


def test_the_sample_is_removed_by_its_owner_after_being_asked(enter: Enter, alice: User, carol: User, seminar: Seminar) -> None:
    address = reverse("sample-remove", args=[seminar.slug])
    assert enter(alice).get(address).status_code == 404  # no sample
    Seminar.objects.update(is_sample=True)
    assert enter(carol).post(address).status_code == 403
    assert "Remove the sample seminar?" in enter(alice).get(address).content.decode()
    assert Seminar.objects.exists()
    assert enter(alice).post(address).url == reverse("home")
    assert not Seminar.objects.exists()
