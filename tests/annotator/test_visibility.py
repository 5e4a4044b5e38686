"""Who sees what: role × visibility × policy, as a table. This is the rule; docs/security.md shows it in words."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import now

from annotator.models import Claim, DisagreementNote, Event, EvidenceLink, Reading, Upload
from annotator.models.seminar import Seminar

EVERYBODY = ("alice", "bob", "carol", "olga", "dora", "visitor")


@pytest.fixture
def who(request, alice, bob, carol, olga, dora):
    return {"alice": alice, "bob": bob, "carol": carol, "olga": olga, "dora": dora, "visitor": AnonymousUser()}


def seen_by(who, queryset):
    """Names of those for whom `queryset` (a function of the user) gives something."""
    return {name for name, user in who.items() if queryset(user).exists()}


@pytest.mark.parametrize(
    ("visibility", "text_is_public", "readers"),
    [
        ("private", False, {"alice"}),
        ("private", True, {"alice"}),
        ("seminar", False, {"alice", "bob", "carol", "olga"}),
        ("seminar", True, {"alice", "bob", "carol", "olga"}),
        ("public", False, {"alice", "bob", "carol", "olga"}),
        ("public", True, set(EVERYBODY)),
    ],
)
def test_who_sees_an_annotation_of_alice(who, reading, alice, visibility, text_is_public, readers):
    Upload.objects.update(is_public=text_is_public)
    claim = Claim.objects.create(reading=reading, statement="…", visibility=visibility, created_by=alice)
    link = EvidenceLink.objects.create(
        reading=reading, claim=claim, relation="supports", url="https://example.org", visibility=visibility, created_by=alice
    )
    DisagreementNote.objects.create(
        reading=reading, evidence_link=link, ground="context", statement="…", visibility=visibility, created_by=alice
    )
    for model in (Claim, EvidenceLink, DisagreementNote):
        assert seen_by(who, model.objects.visible_to) == readers, model


@pytest.mark.parametrize("name", ["bob", "alice"])
def test_shared_evidence_on_a_private_claim_stays_private(who, reading, alice, name):
    claim = Claim.objects.create(reading=reading, statement="…", visibility="private", created_by=alice)
    EvidenceLink.objects.create(reading=reading, claim=claim, url="https://example.org", visibility="seminar", created_by=alice)
    assert EvidenceLink.objects.visible_to(who[name]).exists() == (name == "alice")


def test_under_own_first_an_annotator_sees_others_after_writing(who, reading, alice, bob):
    Reading.objects.update(policy="own_first")
    Claim.objects.create(reading=reading, statement="Von Alice.", created_by=bob)
    assert seen_by(who, Claim.objects.visible_to) == {"alice", "bob", "carol"}  # owner and reviewer lead the seminar
    Claim.objects.create(reading=reading, statement="Von Olga.", created_by=who["olga"], visibility="private")
    assert Claim.objects.visible_to(who["olga"]).count() == 2


@pytest.mark.parametrize(("hours", "readers"), [(1, {"alice", "bob", "carol"}), (-1, {"alice", "bob", "carol", "olga"})])
def test_under_reveal_at_others_show_from_that_time(who, reading, bob, hours, readers):
    Reading.objects.update(policy="reveal_at", reveal_at=now() + timedelta(hours=hours))
    Claim.objects.create(reading=reading, statement="Von Bob.", created_by=bob)
    assert seen_by(who, Claim.objects.visible_to) == readers


def test_somebody_who_was_removed_sees_nothing_and_what_they_wrote_stays(who, seminar, reading, bob):
    Claim.objects.create(reading=reading, statement="Von Bob.", created_by=bob)
    seminar.memberships.filter(user=bob).delete()
    assert seen_by(who, Claim.objects.visible_to) == {"alice", "carol", "olga"}


def test_an_outsider_finds_nothing_of_a_seminar(who, reading):
    for queryset in (Seminar.objects, Reading.objects, Upload.objects, Event.objects):
        assert "dora" not in seen_by(who, queryset.visible_to)
        assert "visitor" not in seen_by(who, queryset.visible_to)


def test_events_of_a_private_claim_are_seen_by_its_author_only(who, seminar, reading, alice):
    claim = Claim.objects.create(reading=reading, statement="…", visibility="private", created_by=alice)
    Event.objects.create(verb="created", seminar=seminar, reading=reading, claim=claim, actor=alice)
    assert seen_by(who, lambda user: Event.objects.visible_to(user).filter(claim=claim)) == {"alice"}
