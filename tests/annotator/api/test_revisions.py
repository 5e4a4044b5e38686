"""Corrections of a text, and places of quotations, through the API."""

import pytest
from django.urls import reverse

from annotator import jobs
from annotator.models import Anchor, Job
from annotator.models.job import Kind
from tests.world import place


@pytest.fixture
def revisions(reading):
    return reverse("api-revisions", args=[reading.pk])


@pytest.fixture
def correction(revision):
    """A typo in the words that the claim quotes."""
    ref = place(revision, "wer die Gewichte prüfte").passage
    words = revision.passages.get(ref=ref).text.replace("Gewichte prüfte", "Gewichter prüfte")
    return {"revision": 1, "kind": "words", "passage": ref, "words": words, "reason": "So im Druck"}


def carry(edition) -> None:
    job = Job.objects.get(kind=Kind.CARRY, edition=edition, state="waiting")
    Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))


def test_a_correction_is_answered_with_the_revision_and_its_job(api, alice, edition, claim, revisions, correction):
    answer = api(alice).post(revisions, correction, format="json")
    assert answer.status_code == 202
    made = answer.json()
    assert (made["number"], made["published_at"], made["is_current"]) == (2, None, False)
    assert Job.objects.get(pk=made["job"]).kind == Kind.CARRY
    carry(edition)
    newest = api(alice).get(revisions).json()["results"][0]
    assert (newest["number"], newest["is_current"], newest["reason"]) == (2, True, "So im Druck")
    assert newest["anchors"] == {"fuzzy": 1}


def test_who_read_an_older_revision_gets_a_conflict(api, alice, edition, revisions, correction):
    api(alice).post(revisions, correction, format="json")
    carry(edition)
    answer = api(alice).post(revisions, correction, format="json")
    assert (answer.status_code, answer.json()["code"], answer.json()["about"]) == (409, "stale_revision", {"current": 2})


def test_an_annotator_does_not_correct(api, bob, revisions, correction):
    assert api(bob).post(revisions, correction, format="json").status_code == 403


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"kind": "words", "passage": "p1"}, 422, "missing"),
        ({"kind": "words", "passage": "p99", "words": "Wort"}, 422, "not_correctable"),
        ({"kind": "split", "passage": "p2", "at": 0}, 422, "not_correctable"),
        ({"kind": "repairs"}, 422, "not_correctable"),
        ({"kind": "burn"}, 400, "invalid"),
    ],
)
def test_a_correction_that_cannot_be_done_says_why(api, alice, edition, revisions, sent, status, code):
    answer = api(alice).post(revisions, {"revision": 1, **sent}, format="json")
    assert (answer.status_code, answer.json().get("code", "invalid")) == (status, code)
    assert edition.revisions.count() == 1


@pytest.mark.parametrize(
    ("sent", "changed"),
    [
        ({"kind": "split", "passage": "p3", "at": 30}, lambda revision: revision.passages.filter(ref="p3-2").exists()),
        ({"kind": "kind", "passage": "p2", "to": "heading"}, lambda revision: revision.passages.get(ref="p2").kind == "heading"),
        ({"kind": "call", "note": "n3", "passage": "p3", "at": 8}, lambda revision: revision.note_calls.get(note__ref="n3").offset == 8),
        ({"kind": "join", "passage": "p1"}, lambda revision: not revision.passages.filter(ref="p2").exists()),
    ],
)
def test_every_kind_of_correction(api, alice, edition, revisions, sent, changed):
    assert api(alice).post(revisions, {"revision": 1, **sent}, format="json").status_code == 202
    carry(edition)
    assert changed(edition.current_revision)


def test_what_has_no_sure_place_is_listed_and_placed(api, alice, edition, reading, claim, revisions, correction):
    api(alice).post(revisions, correction, format="json")
    carry(edition)
    listed = api(alice).get(reverse("api-unplaced", args=[reading.pk])).json()["results"]
    assert [(one["status"], one["exact"]) for one in listed] == [("fuzzy", "wer die Gewichte prüfte")]
    address = reverse("api-anchor", args=[reading.pk, listed[0]["range"]])
    found = place(edition.current_revision, "Gewichter prüfte")
    selected = {"passage": found.passage, "start": found.start, "end": found.end, "exact": found.exact}
    answer = api(alice).put(address, {"revision": 2, "selected": selected}, format="json")
    assert (answer.status_code, answer.json()["status"], answer.json()["method"]) == (200, "anchored", "hand")
    assert api(alice).get(reverse("api-unplaced", args=[reading.pk])).json()["count"] == 0


def test_words_may_be_kept_without_a_place(api, alice, edition, reading, claim, revisions, correction):
    api(alice).post(revisions, correction, format="json")
    carry(edition)
    anchor = Anchor.objects.get(revision__number=2)
    address = reverse("api-anchor", args=[reading.pk, anchor.range_id])
    assert api(alice).put(address, {"revision": 1, "keep": True}, format="json").status_code == 409
    assert api(alice).put(address, {"revision": 2}, format="json").json()["code"] == "missing"
    assert api(alice).put(address, {"revision": 2, "start": 1, "end": 2}, format="json").json()["code"] == "no_such_candidate"
    assert api(alice).put(address, {"revision": 2, "keep": True}, format="json").json()["start"] is None
    kept = api(alice).get(reverse("api-unplaced", args=[reading.pk]), {"status": "kept"}).json()
    assert kept["count"] == 1
