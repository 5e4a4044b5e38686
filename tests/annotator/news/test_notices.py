"""Who is told of what, and who is not."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest, dismiss
from annotator.actions.evidence import link_evidence
from annotator.actions.replies import edit_reply, reply
from annotator.actions.reviews import decide
from annotator.actions.verification import attest
from annotator.models import LastVisit, Membership, Notice
from annotator.news.telling import hidden_actors, tell
from annotator.news.unseen import new_in, unread_notices
from annotator.notices import names_in
from tests import world


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Write to bob@example.org.", set()),
        ("Nobody is @ the door.", set()),
        ("See @bob.", {"bob"}),
        ("@Bob, and (@carol): look", {"bob", "carol"}),
        ("@anna.maria-1!", {"anna.maria-1"}),
    ],
)
def test_the_names_that_a_text_calls(text, names):
    assert names_in(text) == names


def told(user):
    return list(Notice.objects.visible_to(user).values_list("kind", flat=True))


def test_nobody_is_told_of_their_own_doings(claim, alice):
    reply(to=claim, body="@alice and nobody else", by=alice)
    assert told(alice) == []


def test_the_author_is_told_of_a_reply_and_so_is_who_replied_before(claim, alice, bob, carol):
    reply(to=claim, body="Who says so?", by=bob)
    reply(to=claim, body="I ask too.", by=carol)
    assert told(alice) == ["reply", "reply"]
    assert told(bob) == ["reply"]
    assert told(carol) == []


def test_an_objection_evidence_and_a_decision_are_told_to_the_author_of_the_claim(claim, reading, alice, bob, carol):
    link_evidence(claim=claim, relation="supports", url="https://example.org/", by=bob)
    contest(reading=reading, claim=claim, ground="wording", statement="Somebody did.", by=bob)
    decide(claim=claim, outcome="rejected", rationale="Somebody did.", by=carol)
    assert told(alice) == ["decision", "objection", "evidence"]


def test_who_objected_is_told_that_it_is_dismissed(claim, reading, bob, carol):
    note = contest(reading=reading, claim=claim, ground="wording", statement="Somebody did.", by=bob)
    dismiss(note=note, reason="Off the point.", by=carol)
    assert told(bob) == ["closed"]


def test_who_relies_on_a_citation_is_told_that_it_was_looked_up(claim, reading, revision, alice, bob):
    mention = revision.mentions.filter(passage__number=1).get()
    link_evidence(claim=claim, relation="supports", mention=mention, by=bob)
    attest(reading=reading, mention=mention, decision="correct_as_cited", reason="I have the book.", by=alice)
    assert told(bob) == ["verdict"]


def test_members_who_are_named_are_told_once_and_outsiders_never(claim, alice, bob, carol, dora):
    answer = reply(to=claim, body="@carol and @dora should see this.", by=bob)
    edit_reply(answer=answer, version=1, body="@carol and @dora should really see this.", by=bob)
    assert told(carol) == ["mention"]
    assert Notice.objects.filter(user=dora).count() == 0


def test_a_private_claim_tells_nobody_whom_it_names(reading, revision, alice, bob):
    words = world.place(revision, "Die Gilde dagegen schrieb")
    make_claim(reading=reading, revision=1, ranges=[words], statement="@bob must not know.", visibility="private", by=alice)
    assert told(bob) == []
    assert unread_notices(bob) == 0


def test_who_has_left_the_seminar_reads_no_notices_of_it(claim, bob, alice, carol):
    reply(to=claim, body="@carol", by=bob)
    assert unread_notices(carol) == 1
    Membership.objects.filter(user=carol).delete()
    assert unread_notices(carol) == 0


def test_what_others_did_since_the_last_visit_is_new(claim, reading, alice, bob):
    assert new_in([reading], bob) == {}
    LastVisit.objects.note(user=bob, reading=reading, newest=0)
    assert new_in([reading], bob) == {reading.pk: 1}
    reply(to=claim, body="I wrote this myself.", by=bob)
    assert new_in([reading], bob) == {reading.pk: 1}
    LastVisit.objects.note(user=bob, reading=reading, newest=reading.events.latest("pk").pk)
    assert new_in([reading], bob) == {}


def test_another_visit_begins_where_the_one_before_ended(reading, bob):
    LastVisit.objects.note(user=bob, reading=reading, newest=5)
    LastVisit.objects.note(user=bob, reading=reading, newest=7)
    assert LastVisit.objects.get().since_event is None
    LastVisit.objects.update(seen_at=now() - timedelta(hours=2))
    LastVisit.objects.note(user=bob, reading=reading, newest=9)
    visit = LastVisit.objects.get()
    assert (visit.since_event, visit.seen_event) == (7, 9)


def test_a_reviewer_who_reviews_blind_is_not_told_whose_claim_it_is(claim, reading, alice, bob, carol):
    reading.blind_review = True
    reading.save()
    events = reading.events.filter(claim=claim)
    assert [happening.sentence for happening in tell(events, carol)] == ["Name withheld made a claim"]
    assert [happening.sentence for happening in tell(events, bob)] == ["Alice made a claim"]
    assert hidden_actors(events, carol) == {events.get().pk}
