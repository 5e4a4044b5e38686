"""Every act on a claim and in a seminar, in a browser and with the keyboard alone: from the field to the button, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest, settle
from annotator.actions.evidence import link_evidence
from annotator.actions.relations import relate
from annotator.actions.replies import reply
from annotator.actions.reviews import decide
from annotator.actions.seminars import invite
from annotator.models import Claim, ClaimRelation, DisagreementNote, EvidenceLink, Invitation, Membership, Reading, Reply, Review, User
from tests import children, world


@dataclass
class Said:
    """A claim of alice with everything on it; bob disputes it, carol reviews."""

    reading: Reading
    alice: User
    bob: User
    carol: User
    claim: Claim
    other: Claim
    link: EvidenceLink
    note: DisagreementNote
    answer: Reply


@pytest.fixture
def said(db: None) -> Said:
    alice, bob, carol = (world.person(name) for name in ("alice", "bob", "carol"))
    seminar = world.seminar_of(alice, reviewer=carol, annotator=bob)
    reading = world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)
    words = [world.place(reading.edition.current_revision, "niemand fragte, wer die Gewichte prüfte")]
    claim = make_claim(reading=reading, revision=1, ranges=words, statement="Nobody looked.", by=alice)
    other = make_claim(reading=reading, revision=1, ranges=words, statement="Somebody looked.", by=bob)
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", by=alice)
    note = contest(reading=reading, claim=claim, ground="wording", statement="The council did.", by=bob)
    return Said(reading, alice, bob, carol, claim, other, link, note, reply(to=claim, body="Who says so?", by=alice))


@dataclass(frozen=True)
class Act:
    """`who` opens the page `name` of the thing, chooses, writes and sends; `done` tells whether it came to something."""

    who: str
    name: str
    of: Callable[[Said], list[Any]]
    done: Callable[[Said], bool]
    before: Callable[[Said], Any] = lambda said: None
    chosen: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


def settled(said: Said) -> None:
    settle(note=said.note, reason="Agreed.", by=said.bob)


def decided(said: Said) -> None:
    decide(claim=said.claim, outcome="upheld", rationale="It stands.", by=said.carol)


def related(said: Said) -> None:
    relate(subject=said.claim, object=said.other, kind="contradicts", by=said.alice)


ACTS = {
    "decide": Act(
        "carol",
        "claim-decide",
        lambda said: [said.claim.pk],
        lambda said: Review.objects.filter(outcome="qualified").exists(),
        chosen={"outcome": "qualified"},
        written={"rationale": "But for the ferrymen."},
    ),
    "reopen a decision": Act(
        "carol", "claim-reopen", lambda said: [said.claim.pk], lambda said: not Review.objects.filter(reopened_at=None).exists(), decided
    ),
    "change a claim": Act(
        "alice",
        "claim-edit",
        lambda said: [said.claim.pk],
        lambda said: Claim.objects.filter(statement__endswith="At all.").exists(),
        written={"statement": " At all."},
    ),
    "delete a claim": Act(
        "alice", "claim-delete", lambda said: [said.claim.pk], lambda said: not Claim.objects.alive().filter(pk=said.claim.pk).exists()
    ),
    "settle": Act(
        "bob",
        "disagreement-settle",
        lambda said: [said.note.pk],
        lambda said: DisagreementNote.objects.get().state == "settled",
        written={"reason": "Agreed."},
    ),
    "dismiss": Act(
        "carol",
        "disagreement-dismiss",
        lambda said: [said.note.pk],
        lambda said: DisagreementNote.objects.get().state == "dismissed",
        written={"reason": "It is about another year."},
    ),
    "reopen an objection": Act(
        "bob", "disagreement-reopen", lambda said: [said.note.pk], lambda said: DisagreementNote.objects.get().state == "open", settled
    ),
    "change evidence": Act(
        "alice",
        "evidence-edit",
        lambda said: [said.link.pk],
        lambda said: EvidenceLink.objects.get().analytic_note == "Because.",
        written={"analytic_note": "Because."},
    ),
    "delete evidence": Act("alice", "evidence-delete", lambda said: [said.link.pk], lambda said: not EvidenceLink.objects.alive().exists()),
    "change a reply": Act(
        "alice",
        "reply-edit",
        lambda said: [said.answer.pk],
        lambda said: Reply.objects.get().body.endswith("And when?"),
        written={"body": " And when?"},
    ),
    "delete a reply": Act("alice", "reply-delete", lambda said: [said.answer.pk], lambda said: Reply.objects.get().deleted_at is not None),
    "delete a relation": Act(
        "alice",
        "relation-delete",
        lambda said: [said.claim.pk, ClaimRelation.objects.get().pk],
        lambda said: not ClaimRelation.objects.exists(),
        related,
    ),
    "set the rules": Act(
        "alice",
        "reading-settings",
        lambda said: [said.reading.pk],
        lambda said: Reading.objects.get().policy == "own_first",
        chosen={"policy": "own_first"},
    ),
    "describe the seminar": Act(
        "alice",
        "seminar-settings",
        lambda said: [said.reading.seminar.slug],
        lambda said: Reading.objects.get().seminar.description == "Mondays.",
        written={"description": "Mondays."},
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_it_is_done_with_the_keyboard_alone(sign_in: Callable[[User], Page], said: Said, act: Act) -> None:
    act.before(said)
    page = sign_in(getattr(said, act.who))
    page.goto(reverse(act.name, args=act.of(said)))
    form = page.locator("main form").filter(has=page.locator("button.primary, button.danger")).first
    for name, value in act.chosen.items():
        choose(page, form.locator(f"[name={name}]"), value)
    for name, words in act.written.items():
        form.locator(f"[name={name}]").focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(words)
    form.locator("button.primary, button.danger").first.focus()
    page.keyboard.press("Enter")
    children.wait_until(lambda: act.done(said), seconds=10)


def choose(page: Page, field: Any, value: str) -> None:
    """By the arrow keys and the space bar, as the control asks."""
    if field.first.evaluate("(each) => each.tagName") == "SELECT":
        field.first.select_option(value)
        return
    page.locator(f"[name={field.first.get_attribute('name')}][value={value}]").first.focus()
    page.keyboard.press("Space")


def test_a_role_is_changed_and_an_invitation_withdrawn(sign_in: Callable[[User], Page], said: Said) -> None:
    invitation = invite(seminar=said.reading.seminar, by=said.alice)
    page = sign_in(said.alice)
    page.goto(reverse("seminar-invite", args=[said.reading.seminar.slug]))
    withdraw = page.locator(f"form[action='{reverse('invitation-withdraw', args=[said.reading.seminar.slug, invitation.pk])}'] button")
    withdraw.focus()
    page.keyboard.press("Enter")
    expect(withdraw).to_have_count(0)
    assert Invitation.objects.get().revoked_at is not None
    member = Membership.objects.get(user=said.bob)
    page.goto(reverse("seminar-members", args=[said.reading.seminar.slug]))
    role = page.locator(f"form[action='{reverse('membership-change', args=[said.reading.seminar.slug, member.pk])}']")
    role.locator("select").select_option("observer")
    role.locator("button").focus()
    page.keyboard.press("Enter")
    children.wait_until(lambda: Membership.objects.get(user=said.bob).role == "observer", seconds=10)
