"""Read the citations of a text again, when the reader has learnt something since: the work of a job."""

from collections.abc import Callable
from dataclasses import asdict

from django.db import transaction
from django.utils.timezone import now

from annotator import events
from annotator.models import CitationCheck, Job
from annotator.models.event import Verb
from annotator.models.job import Kind, State
from editions.citing import citations_of
from editions.models import CitationMention, Edition, Reference
from editions.rereading import read_again
from editions.stored import segmented_of

Progress = Callable[[str, int, int], None]


def reread_edition(job: Job, progress: Progress) -> list[int]:
    """Bring the citations of the current revision to what is read now; gives back the check that follows.

    All or nothing. What is no longer found keeps its results as earlier ones, and every word that people have said of it.
    """
    assert job.edition is not None
    revision = job.edition.current_revision
    progress("reading", 0, 2)
    citations = citations_of(segmented_of(revision), revision.language)
    progress("reading", 1, 2)
    with transaction.atomic():
        # A corrected text cannot be published, nor a decision be taken, while the citations change under it.
        edition = Edition.objects.select_for_update(no_key=True).get(pk=job.edition.pk)
        if edition.current_revision.pk != revision.pk:
            return []  # A corrected text is out since, and its citations were read when it was made.
        reread = read_again(revision, citations)
        gone = CitationMention.every.filter(revision=revision, retired_at__isnull=False)
        CitationCheck.objects.current().filter(mention__in=gone).update(superseded_at=now())
        _drop_misread_works(edition)
        events.record(Verb.READ_AGAIN, seminar=job.seminar, reading=job.reading, by=job.created_by, job=job, after=asdict(reread))
        check = _check_of(job)
        progress("reading", 2, 2)
    return [check.pk]


def _check_of(job: Job) -> Job:
    waiting = Job.objects.filter(kind=Kind.CHECK, edition=job.edition, state=State.WAITING).first()
    fields = {"seminar": job.seminar, "reading": job.reading, "edition": job.edition, "created_by": job.created_by}
    return waiting or Job.objects.create(kind=Kind.CHECK, **fields)


def _drop_misread_works(edition: Edition) -> None:
    """Works that only a misreading had made: nothing cites them any more, and nobody has touched them."""
    cited = CitationMention.every.filter(revision__edition=edition)
    used = {pk for name in ("reference", "mediating", "candidates") for pk in cited.values_list(name, flat=True) if pk}
    untouched = Reference.objects.filter(edition=edition, by_hand=[], held_as=None, merged_into=None, merged=None, evidence_links=None)
    untouched.exclude(pk__in=used).delete()
