"""Who else has the reading open."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import now

from annotator.models import LastVisit, Membership


def address(reading):
    return reverse("reading-here", args=[reading.pk])


def test_outsiders_and_visitors_are_not_there(enter, reading, dora, client):
    assert enter(dora).post(address(reading)).status_code == 404
    assert client.post(address(reading)).status_code == 302


def test_members_hear_of_each_other_by_name(enter, reading, alice, bob):
    assert enter(alice).post(address(reading)).json() == {"names": [], "words": ""}
    assert enter(bob).post(address(reading)).json() == {"names": ["Alice"], "words": "Reading along: Alice"}


def test_who_has_gone_is_no_longer_named(enter, reading, alice, bob):
    enter(alice).post(address(reading))
    LastVisit.objects.update(seen_at=now() - timedelta(minutes=2))
    assert enter(bob).post(address(reading)).json()["names"] == []


def test_who_has_left_the_seminar_is_not_named(enter, reading, alice, bob):
    enter(bob).post(address(reading))
    Membership.objects.filter(user=bob).delete()
    assert enter(alice).post(address(reading)).json()["names"] == []
