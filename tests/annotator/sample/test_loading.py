from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from annotator import jobs
from annotator.actions.samples import remove_sample
from annotator.exports import FORMS, export
from annotator.models import CitationCheck, Claim, DisagreementNote, EvidenceLink, Job, Reading, Reply, Seminar, User
from annotator.models.job import Kind, State
from annotator.models.terms import AGAINST, FOR
from annotator.sample.loading import PeopleHere, load, remove
from annotator.sample.people import PASSWORD, known_logins
from annotator.verification.verdicts import verdicts_of
from editions.models import Edition, Revision
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar() -> Seminar:
    return load().seminar


@pytest.fixture
def checked(seminar: Seminar) -> Seminar:
    """The sample after the worker has done what is queued."""
    _work_off_the_queue()
    return seminar


@dataclass(frozen=True)
class Findings:
    """What the checks of one article come to: codes by note, and notes by verdict."""

    codes: dict[int | None, set[str]]
    notes: dict[str, list[int | None]]


@pytest.fixture(scope="module")
def findings(django_db_setup: None, django_db_blocker: Any) -> list[Findings]:
    """Of the German and the English article; loaded and checked once, and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        seminar = load().seminar
        _work_off_the_queue()
        found = [_findings(reading) for reading in readings(seminar)]
        transaction.set_rollback(True)
    return found


def _work_off_the_queue() -> None:
    for job in Job.objects.unfinished():
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}


def _findings(reading: Reading) -> Findings:
    revision = reading.edition.current_revision
    codes: dict[int | None, set[str]] = defaultdict(set)
    notes: dict[str, list[int | None]] = defaultdict(list)
    found = CitationCheck.objects.current().filter(revision=revision, mention__isnull=False)
    for note, code in found.values_list("mention__passage__number", "code"):
        codes[note].add(code.replace("confirmed_normalised", "confirmed_exact"))
    verdicts = verdicts_of(revision, reading)
    for mention in revision.mentions.select_related("passage"):
        notes[verdicts[mention.pk].status].append(mention.passage.number)
    return Findings(codes, notes)


def readings(seminar: Seminar) -> list[Reading]:
    return list(seminar.readings.order_by("created_at"))


def test_it_says_that_it_is_a_sample(seminar: Seminar) -> None:
    assert seminar.is_sample
    assert "ample" in seminar.name
    assert "invented" in seminar.description


def test_two_articles_are_read_and_their_sources_held(seminar: Seminar) -> None:
    assert [reading.edition.title for reading in readings(seminar)] == ["Das dritte Rechnungsbuch", "Water for Ink"]
    assert Edition.objects.filter(held_for__edition__readings__seminar=seminar).distinct().count() == 2


def test_the_checks_wait_for_the_worker(seminar: Seminar) -> None:
    waiting = Job.objects.filter(kind=Kind.CHECK)
    assert [job.state for job in waiting] == [State.WAITING, State.WAITING]
    assert not CitationCheck.objects.exists()


@pytest.mark.parametrize("place", [0, 1], ids=["German", "English"])
def test_a_newcomer_sees_every_kind_of_verdict(place: int, findings: list[Findings]) -> None:
    notes = findings[place].notes
    assert len(notes["verified"]) >= 5
    assert len(notes["plausible"]) >= 3
    assert notes["doubtful"]
    assert notes["contradicted"]
    assert notes["unchecked"]


@pytest.mark.parametrize(
    ("place", "note", "code"),
    [
        (0, 3, "confirmed_exact"),
        (0, 7, "confirmed_exact"),
        (0, 11, "possible"),
        (0, 13, "elsewhere"),
        (0, 14, "dangling"),
        (0, 17, "runs_over"),
        (0, 21, "range_conflict"),
        (0, 18, "archival_only"),
        (0, 22, "confirmed_exact"),
        (0, 26, "confirmed_exact"),
        (1, 2, "confirmed_exact"),
        (1, 6, "confirmed_exact"),
        (1, 11, "possible"),
        (1, 12, "archival_only"),
        (1, 14, "elsewhere"),
        (1, 15, "dangling"),
        (1, 18, "runs_over"),
        (1, 20, "range_conflict"),
        (1, 24, "confirmed_exact"),
    ],
)
def test_what_the_checks_find(place: int, note: int, code: str, findings: list[Findings]) -> None:
    assert code in findings[place].codes[note]


@pytest.mark.parametrize(("place", "note"), [(0, 14), (1, 15)], ids=["German", "English"])
def test_only_the_short_title_that_leads_nowhere_is_contradicted(place: int, note: int, findings: list[Findings]) -> None:
    assert findings[place].notes["contradicted"] == [note]


def test_people_argue_on_both_sides(seminar: Seminar) -> None:
    for reading in readings(seminar):
        links = EvidenceLink.objects.filter(reading=reading)
        assert links.filter(relation__in=FOR).exists()
        assert links.filter(relation__in=AGAINST).exists()
        assert DisagreementNote.objects.filter(reading=reading).count() >= 3
    assert Reply.objects.count() >= 8


def test_some_claims_are_contested_some_decided_and_some_bare(seminar: Seminar) -> None:
    claims = Claim.objects.filter(reading__seminar=seminar)
    alice = User.objects.get(username="alice")
    assert claims.contested(alice).exists()
    assert claims.without_evidence(alice).exists()
    assert claims.filter(reviews__reopened_at=None, reviews__isnull=False).count() == 2


def test_evidence_whose_citation_is_off_makes_its_claim_contested(checked: Seminar) -> None:
    alice = User.objects.get(username="alice")
    assert Claim.objects.citation_off(alice).filter(reading__seminar=checked).count() >= 2


def test_the_outsider_sees_nothing_of_it(seminar: Seminar) -> None:
    dora = User.objects.get(username="dora")
    assert not Seminar.objects.visible_to(dora).exists()
    assert not Claim.objects.visible_to(dora).exists()


def test_everybody_can_log_in(seminar: Seminar) -> None:
    assert [login.username for login in known_logins()] == ["alice", "bob", "carol", "dora"]
    assert all(User.objects.get(username=login.username).check_password(PASSWORD) for login in known_logins())


def test_loading_twice_does_nothing_twice(seminar: Seminar) -> None:
    before = _everything()
    assert load().seminar == seminar
    assert _everything() == before


def test_it_is_not_loaded_among_real_people() -> None:
    person("erika")
    with pytest.raises(PeopleHere):
        load()
    assert not Seminar.objects.exists()
    assert User.objects.count() == 1


def test_asked_for_among_real_people_it_has_passwords_of_its_own() -> None:
    person("erika")
    loaded = load(among_people=True)
    assert not known_logins()
    passwords = {login.password for login in loaded.logins}
    assert len(passwords) == 4
    assert User.objects.get(username="bob").check_password(loaded.logins[1].password)


def test_a_real_alice_keeps_her_account() -> None:
    alice = person("alice")
    with pytest.raises(CommandError, match="alice"):
        call_command("load_sample", "--among-people", verbosity=0)
    alice.refresh_from_db()
    assert alice.check_password("long enough 1")


def test_removing_leaves_nothing_behind(checked: Seminar) -> None:
    assert remove()
    assert _everything() == Counter()
    assert not Edition.objects.exists()
    assert not Revision.objects.exists()


def test_removing_spares_what_is_not_the_sample(seminar: Seminar) -> None:
    erika = person("erika")
    assert remove()
    assert list(User.objects.all()) == [erika]
    assert not remove()


def test_it_can_be_loaded_again_after_its_owner_has_removed_it_on_the_web(seminar: Seminar) -> None:
    remove_sample(seminar=seminar, by=User.objects.get(username="alice"))
    assert load().logins


def test_a_sample_reading_can_be_exported_in_every_form(seminar: Seminar) -> None:
    bob = User.objects.get(username="bob")
    for form in FORMS:
        for reading in readings(seminar):
            assert b"".join(export(reading, form=form, user=bob).chunks)


def test_the_commands_say_what_they_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_sample")
    call_command("load_sample")
    call_command("remove_sample")
    said = capsys.readouterr().out
    assert f"bob / {PASSWORD} (annotator)" in said
    assert "was loaded before" in said
    assert "is gone" in said


def test_a_worker_that_takes_the_import_first_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Job.objects.take

    def taken_by_another(job_id: int) -> bool:
        assert take(job_id)
        jobs.run(Job.objects.get(pk=job_id))
        return False

    monkeypatch.setattr(type(Job.objects), "take", lambda _manager, job_id: taken_by_another(job_id))
    assert load().logins


def _everything() -> Counter[Any]:
    kinds = (Seminar, User, Reading, Claim, EvidenceLink, DisagreementNote, Reply, Job, Edition)
    return +Counter({kind.__name__: kind.objects.count() for kind in kinds})
