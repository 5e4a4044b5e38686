"""The letters about what is new."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.digests import choose_letters
from annotator.actions.replies import reply
from annotator.models import Membership, User
from annotator.news.digest import send_due, stopped_by, stopping_token
from tests import world

LATER = timedelta(days=1, minutes=1)


@pytest.fixture
def daily(alice: User) -> User:
    """Alice, who has asked for a letter every day."""
    choose_letters(user=alice, digest="daily", language="en")
    return User.objects.get(pk=alice.pk)


def test_nobody_is_written_to_who_has_not_asked(claim, alice, bob):
    reply(to=claim, body="Who says so?", by=bob)
    assert send_due(now() + LATER) == 0


def test_the_letter_tells_what_concerns_one_and_leads_there(daily, claim, bob, settings):
    settings.PUBLIC_URL = "https://texts.example.org"
    reply(to=claim, body="Who says so?", by=bob)
    assert send_due(now() + LATER) == 1
    [letter] = mail.outbox
    assert letter.to == [daily.email]
    assert "Bob replied: Nobody looked." in letter.body
    assert f"https://texts.example.org/claims/{claim.pk}/" in letter.body
    assert "one thing is new" in letter.body


def test_a_letter_can_be_ended_with_one_click_of_the_mail_program(daily, claim, bob, client):
    reply(to=claim, body="Who says so?", by=bob)
    send_due(now() + LATER)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    assert client.get(path).status_code == 200
    assert User.objects.get(pk=daily.pk).digest == "daily"
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert User.objects.get(pk=daily.pk).digest == "off"


def test_a_link_that_was_not_made_here_ends_nothing(alice, client):
    assert stopped_by(stopping_token(alice)) == alice.pk
    assert stopped_by(f"{alice.pk}") is None
    assert client.post("/letters/stop/made-up/").status_code == 404


def test_it_is_not_told_twice(daily, claim, bob):
    reply(to=claim, body="Who says so?", by=bob)
    assert send_due(now() + LATER) == 1
    assert send_due(now() + LATER) == 0
    assert send_due(now() + 2 * LATER) == 0


def test_a_weekly_letter_waits_for_a_week(alice, claim, bob):
    choose_letters(user=alice, digest="weekly", language="")
    reply(to=claim, body="Who says so?", by=bob)
    assert send_due(now() + LATER) == 0
    assert send_due(now() + 7 * LATER) == 1


def test_no_letter_comes_without_news(daily, claim):
    assert send_due(now() + LATER) == 0


def test_what_one_may_not_see_is_not_in_the_letter(daily, reading, revision, bob):
    words = world.place(revision, "Der Rat schwieg dazu")
    make_claim(reading=reading, revision=1, ranges=[words], statement="@alice must not know.", visibility="private", by=bob)
    assert send_due(now() + LATER) == 0


def test_who_has_left_the_seminar_hears_no_more_of_it(claim, bob, carol, alice):
    choose_letters(user=carol, digest="daily", language="")
    reply(to=claim, body="@carol", by=bob)
    Membership.objects.filter(user=carol).delete()
    assert send_due(now() + LATER) == 0


def test_a_german_reader_is_written_to_in_german(alice, claim, bob):
    choose_letters(user=alice, digest="daily", language="de")
    reply(to=claim, body="Who says so?", by=bob)
    send_due(now() + LATER)
    [letter] = mail.outbox
    assert letter.subject == "Neues in Ihren Seminaren"
    assert "Das betrifft Sie:" in letter.body and "Bob hat geantwortet" in letter.body


def test_a_letter_that_could_not_be_sent_is_tried_again(daily, claim, bob, monkeypatch):
    reply(to=claim, body="Who says so?", by=bob)

    def refuse(self: object) -> int:
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        assert send_due(now() + LATER) == 0
    assert send_due(now() + LATER) == 1
