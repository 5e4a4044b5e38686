"""What concerns one's own work."""

from django.urls import reverse

from annotator.actions.replies import reply
from annotator.models import Membership, Notice

LIST = "/notifications/"


def test_a_visitor_is_asked_to_log_in(client):
    for address in (LIST, "/notifications/1/"):
        assert client.get(address).status_code == 302


def test_without_any_the_page_says_how_to_call_somebody(enter, dora):
    page = enter(dora).get(LIST).content.decode()
    assert "Nobody has answered you" in page and "Mark all as read" not in page


def test_the_header_counts_what_is_unread(enter, alice, bob, claim):
    reply(to=claim, body="Who says so?", by=bob)
    assert 'aria-label="1 unread notification"' in enter(alice).get(reverse("home")).content.decode()
    assert "unread" not in enter(bob).get(reverse("home")).content.decode()


def test_to_open_one_is_to_have_read_it(enter, alice, bob, claim):
    reply(to=claim, body="Who says so?", by=bob)
    notice = Notice.objects.get()
    browser = enter(alice)
    assert "Bob replied" in browser.get(LIST).content.decode()
    answer = browser.get(reverse("notification-open", args=[notice.pk]))
    assert answer.url == reverse("claim-detail", args=[claim.pk])
    assert "unread" not in browser.get(LIST).content.decode()


def test_anothers_notice_is_not_found(enter, alice, bob, dora, claim):
    reply(to=claim, body="Who says so?", by=bob)
    for person in (bob, dora):
        assert enter(person).get(reverse("notification-open", args=[Notice.objects.get().pk])).status_code == 404


def test_all_count_as_read_at_once(enter, alice, bob, carol, claim):
    reply(to=claim, body="Who says so? @carol", by=bob)
    enter(alice).post(reverse("notifications-read"))
    assert Notice.objects.unread().get().user == carol


def test_who_has_left_finds_none(enter, alice, bob, carol, claim):
    reply(to=claim, body="@carol", by=bob)
    Membership.objects.filter(user=carol).delete()
    assert "Bob replied" not in enter(carol).get(LIST).content.decode()


def test_the_queries_do_not_grow_with_the_notices(enter, alice, bob, claim, django_assert_max_num_queries):
    reply(to=claim, body="First", by=bob)
    browser = enter(alice)
    with django_assert_max_num_queries(12) as few:
        browser.get(LIST)
    for number in range(10):
        reply(to=claim, body=f"Answer {number}", by=bob)
    with django_assert_max_num_queries(len(few)):
        browser.get(LIST)


def test_the_page_speaks_german(enter, alice, bob, claim):
    reply(to=claim, body="Who says so?", by=bob)
    browser = enter(alice)
    browser.post(reverse("set_language"), {"language": "de"})
    page = browser.get(LIST).content.decode()
    assert "Mitteilungen" in page and "Antwort in Ihrem Gespräch" in page


def test_how_often_letters_come_is_chosen_here(enter, alice):
    browser = enter(alice)
    browser.post(reverse("set_language"), {"language": "de"})
    browser.post(reverse("letters-choose"), {"digest": "weekly"})
    alice.refresh_from_db()
    assert (alice.digest, alice.digest_language) == ("weekly", "de")
    browser.post(reverse("letters-choose"), {"digest": "hourly"})
    alice.refresh_from_db()
    assert alice.digest == "weekly"
