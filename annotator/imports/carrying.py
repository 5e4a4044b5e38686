"""Carry what people have said of a text over to its next revision, and publish it; the work of a carry job.

Until then readers have the text as it was. Every step leaves out what is there already, so that a run that was broken off is finished
by the next one: nothing is lost, and nothing is carried twice.
"""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from annotator import events
from annotator.imports.carrying_anchors import BATCH, carried_anchors, count_missing, store
from annotator.imports.carrying_citations import carry_citations
from annotator.models import Job, Reading, Upload, User
from annotator.models.event import Verb
from annotator.models.job import Kind, State
from editions.citing import citations_of
from editions.importing import store_citations
from editions.models import Edition, Revision
from editions.stored import segmented_of

Progress = Callable[[str, int, int], None]


def carry_over(job: Job, progress: Progress) -> list[int]:
    """Publish the edition's coming revision with everything that was said of the one before. Gives back the jobs that this makes."""
    assert job.edition is not None
    new = job.edition.coming_revision
    if new is None:
        return []
    old = job.edition.current_revision
    _read_citations(new, progress)
    _carry_anchors(new, progress)
    with transaction.atomic():
        # Whoever annotates takes the same lock: nothing can be pointed at in the old text once the new one is out.
        Edition.objects.select_for_update(no_key=True).get(pk=job.edition.pk)
        store(carried_anchors(new))
        for before in _said_of(new, old):
            carry_citations(before, new)
        _publish(new, job)
        checks = _checks_of(job.edition, job.created_by)
        progress("published", 1, 1)
    return checks


def _said_of(new: Revision, old: Revision) -> list[Revision]:
    """Whose citations people have said something of: also that whose words are read again. The newest has the last word."""
    earlier = new.edition.revisions.filter(number=new.change.get("to", 0)) if new.change.get("kind") == "back" else []
    return [*earlier, old]


def _read_citations(revision: Revision, progress: Progress) -> None:
    if revision.mentions.exists():
        return
    progress("citations", 0, 0)
    segmented = segmented_of(revision)
    store_citations(revision, citations_of(segmented, revision.language))


def _carry_anchors(revision: Revision, progress: Progress) -> None:
    total = count_missing(revision)
    progress("anchors", 0, total)
    found = carried_anchors(revision)
    for start in range(0, len(found), BATCH):
        with transaction.atomic():
            store(found[start : start + BATCH])
            progress("anchors", min(start + BATCH, total), total)


def _publish(revision: Revision, job: Job) -> None:
    Revision.objects.filter(pk=revision.pk).update(published_at=now())
    if revision.change.get("kind") == "file":
        file = Upload.objects.filter(edition=revision.edition, sha256=revision.source_sha256, confirmed_at=None)
        file.update(confirmed_at=now(), confirmed_by=job.created_by)
    edition = revision.edition
    change = {name: value for name, value in revision.change.items() if name != "moved"}
    after = {"edition": edition.pk, "of": edition.title, "revision": revision.number, "reason": revision.reason, "change": change}
    readings: list[Reading | None] = [*edition.readings.all()]
    for reading in readings or [None]:
        events.record(Verb.CORRECTED, seminar=job.seminar, reading=reading, by=job.created_by, job=job, after=after)


def _checks_of(edition: Edition, by: User | None) -> list[int]:
    """Have the text's own citations checked again, and those of the texts that cite it."""
    concerned = Reading.objects.filter(Q(edition=edition) | Q(edition__references__held_as=edition)).order_by("edition_id", "pk")
    jobs = []
    for reading in concerned.distinct("edition_id").select_related("seminar", "edition"):
        waiting = Job.objects.filter(kind=Kind.CHECK, edition=reading.edition, state=State.WAITING).first()
        jobs.append(
            waiting or Job.objects.create(kind=Kind.CHECK, seminar=reading.seminar, reading=reading, edition=reading.edition, created_by=by)
        )
    return [job.pk for job in jobs]
