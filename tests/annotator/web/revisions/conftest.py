from collections.abc import Callable

import pytest
from django.test import Client

from annotator import jobs
from annotator.actions.claims import make_claim
from annotator.actions.quotations import SelectedRange
from annotator.actions.revisions import correct_passage
from annotator.models import Claim, Job, User
from annotator.models.job import State
from tests.world import place


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """A browser in which the user is logged in."""

    def entered(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return entered


@pytest.fixture
def work(db) -> Callable[[], None]:
    """What the worker does with everything that waits."""

    def done() -> None:
        for job in Job.objects.filter(state=State.WAITING).order_by("pk"):
            if Job.objects.take(job.pk):
                jobs.run(Job.objects.get(pk=job.pk))
                job.refresh_from_db()
                assert job.state == State.DONE, job.error

    return done


@pytest.fixture
def says(reading) -> Callable[..., Claim]:
    """Somebody's claim about words of the text as it stands."""

    def said(words: str, by: User, **fields) -> Claim:
        revision = reading.edition.current_revision
        found = place(revision, words)
        ranges = [SelectedRange(found.passage, found.start, found.end, found.exact)]
        return make_claim(reading=reading, revision=revision.number, ranges=ranges, statement=f"Über: {words}", by=by, **fields)

    return said


@pytest.fixture
def corrected(edition, seminar, alice, work) -> Callable[..., None]:
    """The text after a correction by alice, with everything carried over."""

    def correct(old: str, new: str, reason: str = "Druckfehler") -> None:
        revision = edition.current_revision
        passage = revision.passages.get(ref=place(revision, old).passage)
        correct_passage(
            edition=edition,
            seminar=seminar,
            by=alice,
            revision=revision.number,
            passage=passage.ref,
            words=passage.text.replace(old, new),
            reason=reason,
        )
        work()

    return correct
