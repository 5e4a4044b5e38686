from collections.abc import Callable

import pytest
from django.test import Client

from annotator import jobs
from annotator.models import Job, Seminar, Upload, User
from annotator.models.job import Kind
from editions.models import Revision
from tests import world
from tests.annotator.printed_book import book


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """A browser in which the user is logged in."""

    def entered(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return entered


@pytest.fixture
def upload(seminar: Seminar, alice: User) -> Upload:
    return world.bring(seminar, book(), by=alice, name="faehre.pdf")


@pytest.fixture
def printed(upload: Upload) -> Revision:
    assert upload.edition is not None
    return upload.edition.current_revision


@pytest.fixture
def draw() -> Callable[[], None]:
    """Draws what is asked for, as a worker does."""

    def run() -> None:
        for job in Job.objects.unfinished().filter(kind=Kind.DRAW):
            assert Job.objects.take(job.pk)
            jobs.run(Job.objects.get(pk=job.pk))

    return run
