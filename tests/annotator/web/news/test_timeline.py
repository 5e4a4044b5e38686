"""What has happened in a reading."""

from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.replies import reply
from annotator.models import LastVisit
from tests import world


def address(reading):
    return reverse("reading-activity", args=[reading.pk])


def test_an_outsider_finds_no_timeline(enter, dora, reading):
    assert enter(dora).get(address(reading)).status_code == 404


def test_a_visitor_is_asked_to_log_in(client, reading):
    assert client.get(address(reading)).status_code == 302


def test_an_empty_timeline_leads_to_the_text(enter, bob, reading):
    reading.events.all().delete()
    page = enter(bob).get(address(reading)).content.decode()
    assert "Nothing has happened here yet." in page and reverse("reading-detail", args=[reading.pk]) in page


def test_what_others_keep_private_is_not_in_it(enter, alice, bob, reading, revision):
    words = world.place(revision, "Der Rat schwieg dazu")
    make_claim(reading=reading, revision=1, ranges=[words], statement="For my eyes only.", visibility="private", by=alice)
    assert "For my eyes only." not in enter(bob).get(address(reading)).content.decode()
    assert "For my eyes only." in enter(alice).get(address(reading)).content.decode()


def test_what_came_after_the_last_visit_is_marked(enter, bob, alice, claim, reading):
    before = reading.events.latest("pk").pk
    reply(to=claim, body="Who says so?", by=alice)
    LastVisit.objects.note(user=bob, reading=reading, newest=before)
    LastVisit.objects.update(since_event=before, since="2026-01-02T10:00:00Z")
    page = enter(bob).get(address(reading)).content.decode()
    assert page.count('class="is-new"') == 1
    assert "Your last visit was on 2 January 2026" in page


def test_it_is_sifted_by_person_and_kind(enter, alice, bob, claim, reading):
    reply(to=claim, body="Who says so?", by=bob)
    browser = enter(alice)
    of_bob = browser.get(address(reading), {"by": bob.pk}).content.decode()
    assert "Bob replied" in of_bob and "Alice made a claim" not in of_bob
    claims = browser.get(address(reading), {"kind": "claim"}).content.decode()
    assert "Alice made a claim" in claims and "Bob replied" not in claims


def test_to_choose_a_person_does_not_show_whose_claim_is_reviewed_blind(enter, alice, carol, claim, reading):
    reading.blind_review = True
    reading.save()
    browser = enter(carol)
    assert "Name withheld made a claim" in browser.get(address(reading)).content.decode()
    assert "made a claim" not in browser.get(address(reading), {"by": alice.pk}).content.decode()


def test_the_queries_do_not_grow_with_what_has_happened(enter, alice, bob, claim, reading, django_assert_max_num_queries):
    browser = enter(alice)
    browser.get(address(reading))
    with django_assert_max_num_queries(16) as few:
        browser.get(address(reading))
    for number in range(10):
        reply(to=claim, body=f"Answer {number}", by=bob)
    with django_assert_max_num_queries(len(few) + 1):  # The unread ones are counted.
        browser.get(address(reading))


def test_the_timeline_is_german_for_a_german_reader(enter, alice, claim, reading):
    browser = enter(alice)
    browser.post(reverse("set_language"), {"language": "de"})
    page = browser.get(address(reading)).content.decode()
    assert "Was geschehen ist" in page and "Eingrenzen" in page


def test_opening_the_text_is_a_visit_of_members_only(enter, alice, bob, claim, reading):
    browser = enter(bob)
    browser.get(reverse("reading-detail", args=[reading.pk]))
    assert LastVisit.objects.get().seen_event == reading.events.latest("pk").pk
    reply(to=claim, body="Who says so?", by=alice)
    assert "1 new since your last visit" in browser.get(reverse("home")).content.decode()
    assert "1 new since your last visit" in browser.get(reverse("seminar-detail", args=[reading.seminar.slug])).content.decode()
    browser.get(reverse("reading-detail", args=[reading.pk]))
    assert "since your last visit" not in browser.get(reverse("home")).content.decode()
