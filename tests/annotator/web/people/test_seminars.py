from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.seminars import invite
from annotator.models import Invitation, Membership, Reading, Seminar, User
from annotator.models.seminar import Role
from editions.models import Revision
from tests import world

Enter = Callable[[User], Client]


def test_a_visitor_is_told_what_this_is(client: Client, db: None) -> None:
    page = client.get(reverse("home")).content.decode()
    assert "Read a scholarly text together" in page
    assert reverse("signup") in page


def test_a_visitor_hears_of_the_sample(client: Client, seminar: Seminar) -> None:
    Seminar.objects.update(is_sample=True)
    assert "Gewichte und Maße" in client.get(reverse("home")).content.decode()


def test_a_page_that_is_not_there_says_what_may_be_the_matter(client: Client, db: None) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert b"perhaps you have to log in first" in answer.content


def test_a_visitor_sees_no_seminar(client: Client, reading: Reading) -> None:
    assert "Gewichte und Maße" not in client.get(reverse("home")).content.decode()


def test_somebody_without_a_seminar_is_told_the_one_next_thing(enter: Enter, dora: User, reading: Reading) -> None:
    page = enter(dora).get(reverse("home")).content.decode()
    assert "Found one, or open the invitation link" in page
    assert "Gewichte und Maße" not in page


def test_a_member_sees_seminars_readings_and_figures(enter: Enter, bob: User, alice: User, reading: Reading, revision: Revision) -> None:
    words = world.place(revision, "Der Rat schwieg dazu")
    for visibility in ("seminar", "private"):
        make_claim(reading=reading, revision=revision.number, ranges=[words], statement="Silence.", visibility=visibility, by=alice)
    page = enter(bob).get(reverse("home")).content.decode()
    assert "Die Waage am Hafen" in page
    assert "one claim" in page  # alice's private one is not counted
    assert "4 members" in page


def test_the_queries_of_the_first_page_do_not_grow(
    enter: Enter, alice: User, reading: Reading, django_assert_max_num_queries: Callable
) -> None:
    for number in range(3):
        seminar = world.seminar_of(alice)
        world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name=f"text-{number}.txt"), by=alice)
    browser = enter(alice)
    with django_assert_max_num_queries(16):
        browser.get(reverse("home"))


def test_a_founder_is_owner(enter: Enter, dora: User) -> None:
    answer = enter(dora).post(reverse("seminar-create"), {"name": "Salzwege", "description": ""})
    seminar = Seminar.objects.get(name="Salzwege")
    assert answer.url == reverse("seminar-detail", args=[seminar.slug])
    assert seminar.memberships.get().role == Role.OWNER


def test_a_seminar_needs_a_name(enter: Enter, dora: User) -> None:
    answer = enter(dora).post(reverse("seminar-create"), {"name": "  "})
    assert answer.status_code == 422
    assert not Seminar.objects.exists()


def test_an_owner_renames_the_seminar_and_its_address_stays(enter: Enter, alice: User, seminar: Seminar) -> None:
    address = reverse("seminar-settings", args=[seminar.slug])
    assert "Gewichte und Maße" in enter(alice).get(address).content.decode()
    enter(alice).post(address, {"name": "Maße", "description": "Was wog was?"})
    slug = seminar.slug
    seminar.refresh_from_db()
    assert (seminar.name, seminar.description, seminar.slug) == ("Maße", "Was wog was?", slug)


def test_a_reviewer_does_not_rename_it(enter: Enter, carol: User, seminar: Seminar) -> None:
    assert enter(carol).post(reverse("seminar-settings", args=[seminar.slug]), {"name": "Mine"}).status_code == 403


def test_an_outsider_does_not_rename_it(enter: Enter, dora: User, seminar: Seminar) -> None:
    assert enter(dora).post(reverse("seminar-settings", args=[seminar.slug]), {"name": "Mine"}).status_code == 404


def addresses(seminar: Seminar) -> list[str]:
    member = seminar.memberships.earliest("pk").pk
    return [
        reverse("seminar-members", args=[seminar.slug]),
        reverse("seminar-invite", args=[seminar.slug]),
        reverse("membership-change", args=[seminar.slug, member]),
        reverse("membership-remove", args=[seminar.slug, member]),
    ]


@pytest.mark.parametrize("place", range(4))
def test_an_outsider_finds_nothing(place: int, enter: Enter, dora: User, seminar: Seminar) -> None:
    browser, address = enter(dora), addresses(seminar)[place]
    assert (browser.get(address) if place < 2 else browser.post(address)).status_code == 404


@pytest.mark.parametrize("place", range(4))
def test_a_visitor_is_asked_to_log_in(place: int, client: Client, seminar: Seminar) -> None:
    address = addresses(seminar)[place]
    answer = client.get(address) if place < 2 else client.post(address)
    assert answer.url.startswith(reverse("login"))


def membership(seminar: Seminar, user: User) -> Membership:
    return seminar.memberships.get(user=user)


def test_an_owner_changes_a_role(enter: Enter, alice: User, bob: User, seminar: Seminar) -> None:
    address = reverse("membership-change", args=[seminar.slug, membership(seminar, bob).pk])
    enter(alice).post(address, {"role": "reviewer"})
    assert membership(seminar, bob).role == Role.REVIEWER


def test_others_do_not(enter: Enter, bob: User, seminar: Seminar) -> None:
    address = reverse("membership-change", args=[seminar.slug, membership(seminar, bob).pk])
    page = enter(bob).post(address, {"role": "owner"}, follow=True).content.decode()
    assert membership(seminar, bob).role == Role.ANNOTATOR
    assert "Ask an owner" in page


def test_the_last_owner_stays_owner(enter: Enter, alice: User, seminar: Seminar) -> None:
    browser, own = enter(alice), membership(seminar, alice).pk
    page = browser.post(reverse("membership-change", args=[seminar.slug, own]), {"role": "annotator"}, follow=True).content.decode()
    assert "A seminar needs an owner" in page
    browser.post(reverse("membership-remove", args=[seminar.slug, own]))
    assert membership(seminar, alice).role == Role.OWNER


def test_a_member_leaves(enter: Enter, bob: User, seminar: Seminar) -> None:
    answer = enter(bob).post(reverse("membership-remove", args=[seminar.slug, membership(seminar, bob).pk]))
    assert answer.url == reverse("home")
    assert not seminar.memberships.filter(user=bob).exists()


def test_a_member_does_not_remove_another(enter: Enter, bob: User, carol: User, seminar: Seminar) -> None:
    enter(bob).post(reverse("membership-remove", args=[seminar.slug, membership(seminar, carol).pk]))
    assert membership(seminar, carol)


def test_an_owner_makes_a_link_and_withdraws_it(enter: Enter, alice: User, seminar: Seminar) -> None:
    browser, address = enter(alice), reverse("seminar-invite", args=[seminar.slug])
    browser.post(address, {"role": "observer", "max_uses": 3, "days": 7})
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.max_uses) == ("observer", 3)
    assert timedelta(days=6) < invitation.expires_at - now() <= timedelta(days=7)
    assert f"http://testserver{reverse('invitation-join', args=[invitation.token])}" in browser.get(address).content.decode()
    browser.post(reverse("invitation-withdraw", args=[seminar.slug, invitation.pk]))
    assert invitation.token not in browser.get(address).content.decode()


@pytest.mark.parametrize("wrong", [{"max_uses": 0}, {"days": 0}, {"days": 4000}, {"role": "owner"}])
def test_an_invitation_without_measure_is_refused(wrong: dict[str, object], enter: Enter, alice: User, seminar: Seminar) -> None:
    data = {"role": "annotator", "max_uses": 3, "days": 7} | wrong
    assert enter(alice).post(reverse("seminar-invite", args=[seminar.slug]), data).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["bob", "carol", "olga"])
def test_only_owners_invite(name: str, enter: Enter, seminar: Seminar, request: pytest.FixtureRequest) -> None:
    answer = enter(request.getfixturevalue(name)).get(reverse("seminar-invite", args=[seminar.slug]))
    assert answer.status_code == 403
    assert b"Ask an owner" in answer.content


@pytest.fixture
def invitation(seminar: Seminar, alice: User) -> Invitation:
    return invite(seminar=seminar, by=alice, max_uses=1)


def link(invitation: Invitation) -> str:
    return reverse("invitation-join", args=[invitation.token])


def test_a_visitor_with_a_link_is_shown_the_way(client: Client, invitation: Invitation) -> None:
    page = client.get(link(invitation)).content.decode()
    assert "Alice invites you to read along" in page
    assert f"{reverse('signup')}?next={link(invitation)}" in page


def test_looking_at_an_invitation_uses_nothing_up(enter: Enter, dora: User, invitation: Invitation) -> None:
    enter(dora).get(link(invitation))
    invitation.refresh_from_db()
    assert invitation.uses == 0


def test_one_click_and_one_is_in(enter: Enter, dora: User, invitation: Invitation) -> None:
    answer = enter(dora).post(link(invitation))
    assert answer.url == reverse("seminar-detail", args=[invitation.seminar.slug])
    assert membership(invitation.seminar, dora).role == Role.ANNOTATOR


def test_a_member_goes_straight_to_the_seminar(enter: Enter, bob: User, invitation: Invitation) -> None:
    assert enter(bob).get(link(invitation)).url == reverse("seminar-detail", args=[invitation.seminar.slug])


@pytest.mark.parametrize("spoilt", [{"revoked_at": now()}, {"uses": 1}, {"expires_at": now() - timedelta(days=1)}])
def test_a_link_that_is_over_says_so(spoilt: dict[str, object], enter: Enter, dora: User, invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**spoilt)
    for answer in (enter(dora).get(link(invitation)), enter(dora).post(link(invitation))):
        assert answer.status_code == 410
        assert b"Ask for another one" in answer.content
    assert not Membership.objects.filter(user=dora).exists()


def test_an_unknown_link_says_no_more(client: Client, db: None) -> None:
    assert client.get(reverse("invitation-join", args=["unknown"])).status_code == 410


LETTERS = {"emails": "ida@example.org\nkurt@example.org, ida@example.org", "role": "observer", "days": 7}


def test_a_letter_carries_a_link_for_one(enter: Enter, alice: User, dora: User, seminar: Seminar) -> None:
    enter(alice).post(reverse("seminar-write", args=[seminar.slug]), LETTERS)
    assert [letter.to for letter in mail.outbox] == [["ida@example.org"], ["kurt@example.org"]]
    invitation = Invitation.objects.get(email="ida@example.org")
    assert (invitation.role, invitation.max_uses) == ("observer", 1)
    assert f"http://testserver{link(invitation)}" in str(mail.outbox[0].body)
    assert mail.outbox[0].subject == f"Alice invites you to read along: {seminar.name}"
    enter(dora).post(link(invitation))
    assert membership(seminar, dora).role == Role.OBSERVER
    assert not Invitation.objects.open().filter(email="ida@example.org").exists()


def test_nobody_gets_two_letters_at_once(enter: Enter, alice: User, seminar: Seminar) -> None:
    browser = enter(alice)
    for _ in range(2):
        browser.post(reverse("seminar-write", args=[seminar.slug]), LETTERS)
    assert len(mail.outbox) == Invitation.objects.count() == 2


def test_a_letter_is_sent_again_until_it_is_withdrawn(enter: Enter, alice: User, seminar: Seminar) -> None:
    browser = enter(alice)
    browser.post(reverse("seminar-write", args=[seminar.slug]), LETTERS | {"emails": "ida@example.org"})
    invitation = Invitation.objects.get()
    assert "sent to ida@example.org" in browser.get(reverse("seminar-invite", args=[seminar.slug])).content.decode()
    again = reverse("invitation-resend", args=[seminar.slug, invitation.pk])
    browser.post(again)
    assert [letter.body for letter in mail.outbox] == [mail.outbox[0].body] * 2
    browser.post(reverse("invitation-withdraw", args=[seminar.slug, invitation.pk]))
    assert "Ask for another one" in browser.post(again, follow=True).content.decode()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("emails", ["", "ida@example.org, nowhere", " ".join(f"n{n}@example.org" for n in range(101))])
def test_no_letter_is_written_when_one_address_is_none(emails: str, enter: Enter, alice: User, seminar: Seminar) -> None:
    answer = enter(alice).post(reverse("seminar-write", args=[seminar.slug]), LETTERS | {"emails": emails})
    assert answer.status_code == 422
    assert not mail.outbox and not Invitation.objects.exists()


def test_where_no_letter_gets_out_the_link_is_there_all_the_same(
    enter: Enter, alice: User, seminar: Seminar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("annotator.actions.letters.send_mail", refused)
    page = enter(alice).post(reverse("seminar-write", args=[seminar.slug]), LETTERS, follow=True).content.decode()
    assert "copy its link" in page
    assert link(Invitation.objects.get(email="ida@example.org")) in page


@pytest.mark.parametrize(("name", "status"), [("bob", 403), ("carol", 403), ("dora", 404)])
def test_only_owners_write_letters(name: str, status: int, enter: Enter, seminar: Seminar, request: pytest.FixtureRequest) -> None:
    browser = enter(request.getfixturevalue(name))
    assert browser.post(reverse("seminar-write", args=[seminar.slug]), LETTERS).status_code == status
    assert not mail.outbox
