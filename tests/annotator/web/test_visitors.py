"""What is public is read without an account; for all else a visitor is asked to log in."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.quotations import SelectedRange
from annotator.models import Claim, Reading, Upload, User
from editions.models import Revision
from tests import world

OPEN, HIDDEN = "Für alle gesagt.", "Nur im Seminar gesagt."
OF_THE_READING = [
    "reading-detail",
    "reading-annotations",
    "reading-cards",
    "reading-checks",
    "citation-report",
    "citation-results",
    "claim-map",
    "reading-export",
    "reference-list",
    "references-export",
]
FOR_MEMBERS = ["review-queue", "reading-activity", "reading-compose"]


def say(reading: Reading, revision: Revision, who: User, statement: str, visibility: str) -> Claim:
    found = world.place(revision, "wer die Gewichte prüfte")
    ranges = [SelectedRange(found.passage, found.start, found.end, found.exact)]
    claim = make_claim(reading=reading, revision=1, ranges=ranges, statement=statement, visibility=visibility, by=who)
    link_evidence(claim=claim, relation="supports", full_citation=f"Beleg: {statement}", visibility=visibility, by=who)
    contest(reading=reading, claim=claim, ground="context", statement=f"Einwand: {statement}", visibility=visibility, by=who)
    return claim


@pytest.fixture
def claim(reading: Reading, revision: Revision, bob: User) -> Claim:
    """What everybody may read of a text that is not public yet; beside it, what the seminar keeps to itself."""
    say(reading, revision, bob, HIDDEN, "seminar")
    return say(reading, revision, bob, OPEN, "public")


@pytest.fixture
def public(claim: Claim) -> Claim:
    Upload.objects.update(is_public=True)
    return claim


@pytest.mark.parametrize("name", OF_THE_READING)
def test_a_visitor_reads_what_is_public(client: Client, public: Claim, name: str) -> None:
    answer = client.get(reverse(name, args=[public.reading_id]))
    assert answer.status_code == 200
    assert HIDDEN not in answer.getvalue().decode()


def test_a_visitor_reads_a_public_claim_with_what_is_said_of_it(client: Client, public: Claim) -> None:
    page = client.get(reverse("claim-detail", args=[public.pk])).content.decode()
    assert OPEN in page and f"Beleg: {OPEN}" in page and f"Einwand: {OPEN}" in page
    assert "Log in" in page


def test_a_visitor_finds_nothing_to_write_with(client: Client, public: Claim) -> None:
    for address in (reverse("claim-detail", args=[public.pk]), reverse("reading-detail", args=[public.reading_id])):
        page = client.get(address).content.decode()
        forms = [form.split('"')[0] for form in page.split('action="')[1:]]
        assert set(forms) <= {reverse("search"), reverse("set_language")}, address


def test_a_citation_of_a_public_text_is_shown(client: Client, public: Claim, revision: Revision) -> None:
    mention = revision.mentions.first()
    assert mention is not None
    answer = client.get(reverse("citation-detail", args=[public.reading_id, mention.pk]))
    assert answer.status_code == 200 and mention.raw in answer.content.decode()


@pytest.mark.parametrize("name", OF_THE_READING)
def test_of_a_held_text_a_visitor_learns_that_there_is_a_door(client: Client, claim: Claim, name: str) -> None:
    address = reverse(name, args=[claim.reading_id])
    assert client.get(address).url == f"{reverse('login')}?next={address}"
    nowhere = reverse(name, args=[claim.reading_id + 1000])
    assert client.get(nowhere).url == f"{reverse('login')}?next={nowhere}"


def test_what_the_seminar_keeps_to_itself_is_behind_the_door(client: Client, public: Claim) -> None:
    hidden = Claim.objects.get(statement=HIDDEN)
    assert client.get(reverse("claim-detail", args=[hidden.pk])).url.startswith(reverse("login"))


@pytest.mark.parametrize("name", FOR_MEMBERS)
def test_the_seminars_own_pages_are_for_members(client: Client, public: Claim, name: str) -> None:
    assert client.get(reverse(name, args=[public.reading_id])).url.startswith(reverse("login"))


def test_an_outsider_who_is_logged_in_is_not_sent_to_log_in(client: Client, claim: Claim, dora: User) -> None:
    client.force_login(dora)
    assert client.get(reverse("reading-detail", args=[claim.reading_id])).status_code == 404


def test_how_members_have_judged_is_not_told_to_visitors(client: Client, public: Claim, bob: User, alice: User) -> None:
    take_position(claim=public, stance="agree", by=bob)
    take_position(claim=public, stance="disagree", by=alice)
    page = client.get(reverse("claim-detail", args=[public.pk])).content.decode()
    assert "on both sides" not in page and 'id="judgements"' not in page and 'id="history"' not in page
