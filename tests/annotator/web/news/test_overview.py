"""The owner's overview of a seminar."""

from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest, settle
from annotator.models import LastVisit
from tests import world


def address(seminar):
    return reverse("seminar-overview", args=[seminar.slug])


def test_it_is_for_owners(enter, seminar, bob, carol, olga, dora, client):
    assert enter(dora).get(address(seminar)).status_code == 404
    for member in (bob, carol, olga):
        assert enter(member).get(address(seminar)).status_code == 403
    assert client.get(address(seminar)).status_code == 302


def test_it_leads_an_empty_seminar_to_its_first_text(enter, seminar, alice):
    page = enter(alice).get(address(seminar)).content.decode()
    assert "Nothing to read yet." in page and "No disagreement is open." in page


def test_it_says_who_has_read_and_written(enter, seminar, reading, claim, alice, bob):
    LastVisit.objects.note(user=bob, reading=reading, newest=0)
    answer = enter(alice).get(address(seminar))
    rows = {member.membership.user.username: member for member in answer.context["members"]}
    assert rows["alice"].written["claims"] == 1 and rows["alice"].opened == 0
    assert rows["bob"].written["claims"] == 0 and rows["bob"].opened == 1
    assert "1 of 1" in answer.content.decode()


def test_what_a_member_keeps_private_is_not_counted(enter, seminar, reading, revision, alice, bob):
    words = world.place(revision, "Der Rat schwieg dazu")
    make_claim(reading=reading, revision=1, ranges=[words], statement="For my eyes only.", visibility="private", by=bob)
    rows = {member.membership.user.username: member for member in enter(alice).get(address(seminar)).context["members"]}
    assert rows["bob"].written["claims"] == 0


def test_a_question_stands_there_until_it_is_settled(enter, seminar, reading, claim, alice, bob):
    note = contest(reading=reading, claim=claim, ground="wording", statement="Somebody did look.", by=bob)
    browser = enter(alice)
    page = browser.get(address(seminar)).content.decode()
    assert "Somebody did look." in page and f"/claims/{claim.pk}/#disagreement-{note.pk}" in page
    settle(note=note, by=bob)
    assert "Somebody did look." not in browser.get(address(seminar)).content.decode()


def test_the_queries_do_not_grow_with_the_readings(enter, seminar, reading, alice, django_assert_max_num_queries):
    browser = enter(alice)
    browser.get(address(seminar))
    with django_assert_max_num_queries(24) as few:
        browser.get(address(seminar))
    for number in range(3):
        world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name=f"text-{number}.txt"), by=alice)
    with django_assert_max_num_queries(len(few)):
        browser.get(address(seminar))


def test_it_speaks_german(enter, seminar, reading, alice):
    browser = enter(alice)
    browser.post(reverse("set_language"), {"language": "de"})
    assert "Wer was gelesen und geschrieben hat" in browser.get(address(seminar)).content.decode()
