import pytest
from django.test import Client

from annotator import jobs
from annotator.actions.verification import queue_check
from annotator.models import CitationCheck, Job, Reading, User
from editions.models import CitationMention, Edition, Reference, Revision


@pytest.fixture
def as_user(client: Client):  # type: ignore[no-untyped-def]
    """A browser in which somebody is logged in."""

    def log_in(user: User) -> Client:
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def full(revision: Revision) -> CitationMention:
    """Note 1: a full citation with a range and a pinpoint."""
    return revision.mentions.get(passage__number=1)


@pytest.fixture
def ibid(revision: Revision) -> CitationMention:
    """Note 2: "Ebd., S. 51", which supports a quotation."""
    return revision.mentions.get(passage__number=2)


@pytest.fixture
def archival(revision: Revision) -> CitationMention:
    """Note 3: a document in an archive."""
    return revision.mentions.get(passage__number=3)


@pytest.fixture
def tied(full: CitationMention, source_edition: Edition) -> Reference:
    """The work of note 1, held by the seminar."""
    assert full.reference is not None
    full.reference.held_as = source_edition
    full.reference.save()
    return full.reference


@pytest.fixture
def check(reading: Reading, alice: User):  # type: ignore[no-untyped-def]
    """Checks the text as a worker would."""

    def run() -> Job:
        job = queue_check(reading=reading, by=alice)
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))
        job.refresh_from_db()
        assert job.state == "done", job.error
        return job

    return run


@pytest.fixture
def outcome(revision: Revision):  # type: ignore[no-untyped-def]
    """An outcome as a check would have kept it."""

    def keep(check_name: str, code: str, *, mention: CitationMention | None = None, **fields: object) -> CitationCheck:
        given = {"result": "failed", "severity": "error", "engine_version": "1", "fingerprint": f"{check_name}-{code}"} | fields
        return CitationCheck.objects.create(revision=revision, mention=mention, check_name=check_name, code=code, **given)

    return keep
