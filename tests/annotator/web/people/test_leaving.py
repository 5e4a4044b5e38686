"""Taking one's data along, and deleting one's account."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from annotator.actions.api_tokens import make_token
from annotator.actions.claims import make_claim
from annotator.actions.positions import take_position
from annotator.actions.quotations import SelectedRange
from annotator.actions.replies import reply
from annotator.actions.reviews import decide
from annotator.actions.seminars import change_role, found_seminar
from annotator.models import Claim, DeletedAccount, Event, Position, Quotation, Reading, Reply, Seminar, User
from editions.models import Edition, Revision
from tests import world

Enter = Callable[[User], Client]
PASSWORD = {"password": "long enough 1"}


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def claim_of_bob(reading: Reading, revision: Revision, bob: User) -> Claim:
    return say(reading, revision, bob, "Niemand prüfte die Gewichte.")


def say(reading: Reading, revision: Revision, who: User, statement: str, visibility: str = "seminar") -> Claim:
    found = world.place(revision, "wer die Gewichte prüfte")
    ranges = [SelectedRange(found.passage, found.start, found.end, found.exact)]
    return make_claim(reading=reading, revision=1, ranges=ranges, statement=statement, visibility=visibility, by=who)


def unzipped(content: bytes) -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def test_ones_own_data_is_all_of_ones_own_and_nothing_else(
    enter: Enter, bob: User, alice: User, claim_of_bob: Claim, reading: Reading, revision: Revision
) -> None:
    say(reading, revision, alice, "Das Wort einer anderen.")
    say(reading, revision, bob, "Nur für mich.", "private")
    answer = enter(bob).get(reverse("account-export"))
    files = unzipped(answer.content)
    assert answer.headers["Content-Type"] == "application/zip"
    assert files["account.json"]["email"] == "bob@example.org"  # type: ignore[index]
    assert [row["statement"] for row in files["claims.json"]] == [claim_of_bob.statement, "Nur für mich."]  # type: ignore[attr-defined]
    assert "wer die Gewichte prüfte" in str(files["quotations.json"])
    assert "Das Wort einer anderen" not in str(files)
    assert "password" not in str(files)


# What points at an account, and the file of the export that tells of it.
POINTS_AT_AN_ACCOUNT = {
    "ApiToken": "api_tokens",
    "Attestation": "attestations",
    "Authenticator": "second_factor",
    "Claim": "claims",
    "ClaimRelation": "relations",
    "DisagreementNote": "disagreements",
    "EmailAddress": "addresses",
    "Event": "activity",
    "EvidenceLink": "evidence",
    "Invitation": "invitations",
    "Job": "jobs",
    "LastVisit": "visits",
    "Membership": "memberships",
    "Notice": "notices",
    "Position": "positions",
    "Quotation": "quotations",
    "Reading": "readings",
    "Reply": "replies",
    "Review": "reviews",
    "Seminar": "seminars_founded",
    "SocialAccount": "single_sign_on",
    "Upload": "uploads",
    "UserSession": "sessions",
}
# Rights in the administration, and what was done with them there.
NOT_ABOUT_A_READER = {"User_groups", "User_user_permissions", "LogEntry"}


def test_the_export_forgets_nothing_that_points_at_an_account(enter: Enter, bob: User) -> None:
    fields = User._meta.get_fields(include_hidden=True)
    pointing = {field.related_model.__name__ for field in fields if field.auto_created and not field.concrete}
    assert pointing - NOT_ABOUT_A_READER == set(POINTS_AT_AN_ACCOUNT)
    files = unzipped(enter(bob).get(reverse("account-export")).content)
    assert {f"{name}.json" for name in POINTS_AT_AN_ACCOUNT.values()} | {"account.json"} == set(files)


def test_what_is_known_of_oneself_is_in_it_without_secrets(client: Client, bob: User, claim_of_bob: Claim) -> None:
    client.post(reverse("login"), {"username": "bob", **PASSWORD}, headers={"User-Agent": "A browser"})
    secret = make_token(name="my script", by=bob)
    files = unzipped(client.get(reverse("account-export"), headers={"User-Agent": "A browser"}).content)
    assert files["api_tokens.json"][0]["name"] == "my script" and secret not in str(files)  # type: ignore[index]
    assert files["sessions.json"][0]["user_agent"] == "A browser"  # type: ignore[index]
    assert client.session.session_key not in str(files)
    assert [row["verb"] for row in files["activity.json"]] == ["created"]  # type: ignore[attr-defined]


def test_the_list_of_files_names_them(enter: Enter, alice: User, edition: Edition) -> None:
    files = unzipped(enter(alice).get(reverse("account-export")).content)
    assert [row["name"] for row in files["uploads.json"]] == ["waage.txt"]  # type: ignore[attr-defined]


def test_without_the_password_nothing_is_deleted(enter: Enter, bob: User, seminar: Seminar) -> None:
    answer = enter(bob).post(reverse("account-delete"), {"password": "guessed"})
    assert answer.status_code == 422
    assert "This is not your password" in answer.content.decode()
    assert User.objects.filter(pk=bob.pk).exists()


def test_who_has_no_password_types_the_user_name(enter: Enter, bob: User) -> None:
    bob.set_unusable_password()
    bob.save()
    browser = enter(bob)
    assert browser.post(reverse("account-delete"), {"username": "alice"}).status_code == 422
    assert browser.post(reverse("account-delete"), {"username": "bob"}).url == reverse("home")


def test_the_work_stays_under_a_former_member_and_the_thread_with_it(enter: Enter, bob: User, alice: User, claim_of_bob: Claim) -> None:
    reply(to=claim_of_bob, body="Woher weißt du das?", by=alice)
    reply(to=claim_of_bob, body="Aus den Briefen.", by=bob)
    take_position(claim=claim_of_bob, stance="agree", by=bob)
    enter(bob).post(reverse("account-delete"), PASSWORD)
    claim_of_bob.refresh_from_db()
    assert claim_of_bob.created_by is None
    assert [answer.body for answer in Reply.objects.all()] == ["Woher weißt du das?", "Aus den Briefen."]
    assert Position.objects.get().member is None
    for address in (reverse("claim-detail", args=[claim_of_bob.pk]), reverse("reading-cards", args=[claim_of_bob.reading_id])):
        page = enter(alice).get(address)
        assert page.status_code == 200
        assert "Bob" not in page.content.decode()
    assert "a former member" in enter(alice).get(reverse("claim-detail", args=[claim_of_bob.pk])).content.decode()


def test_private_notes_go(enter: Enter, bob: User, reading: Reading, revision: Revision) -> None:
    say(reading, revision, bob, "Nur für mich.", "private")
    enter(bob).post(reverse("account-delete"), PASSWORD)
    assert not Claim.objects.exists()
    assert not Quotation.objects.exists()


def test_the_name_goes_from_the_records_too(
    enter: Enter, alice: User, bob: User, carol: User, reading: Reading, revision: Revision
) -> None:
    change_role(membership=reading.seminar.memberships.get(user=bob), role="reviewer", by=alice)
    claim = say(reading, revision, alice, "So war es.")
    take_position(claim=claim, stance="disagree", by=bob, reason="Eben nicht.")
    decision = decide(claim=claim, outcome="upheld", rationale="Belegt.", by=carol)
    assert decision.dissents[0]["member"] == "Bob"
    enter(bob).post(reverse("account-delete"), PASSWORD)
    decision.refresh_from_db()
    assert decision.dissents == [{"member": "", "stance": "disagree", "reason": "Eben nicht."}]
    assert not any("Bob" in str((event.before, event.after)) for event in Event.objects.all())


def test_the_deletion_is_on_record_without_a_name(enter: Enter, bob: User) -> None:
    enter(bob).post(reverse("account-delete"), PASSWORD)
    record = DeletedAccount.objects.get()
    assert record.who == DeletedAccount.hash_of("Bob@Example.org")
    assert "bob" not in record.who


def test_the_only_owner_stays_while_others_are_in(enter: Enter, alice: User, bob: User, seminar: Seminar) -> None:
    browser = enter(alice)
    refused = browser.post(reverse("account-delete"), PASSWORD)
    assert refused.status_code == 422
    assert seminar.name in refused.content.decode()
    assert not DeletedAccount.objects.exists()
    change_role(membership=seminar.memberships.get(user=bob), role="owner", by=alice)
    assert browser.post(reverse("account-delete"), PASSWORD).url == reverse("home")
    assert seminar.memberships.filter(user=bob).exists()


def test_a_seminar_that_nobody_else_is_in_goes_too_after_a_warning(enter: Enter, dora: User) -> None:
    mine = found_seminar(name="Allein", by=dora)
    edition = world.hold(mine, world.TEXT, by=dora)
    world.open_for(mine, edition, by=dora)
    browser = enter(dora)
    assert "“Allein” is deleted with its texts" in browser.get(reverse("account-delete")).content.decode()
    browser.post(reverse("account-delete"), PASSWORD)
    assert not Seminar.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.parametrize("name", ["account-export", "account-delete"])
def test_visitors_are_asked_to_log_in(name: str, client: Client, db: None) -> None:
    assert client.get(reverse(name)).url.startswith(reverse("login"))
