"""Run background work so that it happens once: leases, progress, failures, cancelling."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from annotator import events
from annotator.imports.carrying import carry_over
from annotator.imports.pictures import draw_sheets
from annotator.imports.texts import import_upload
from annotator.models import Job
from annotator.models.job import LEASE, MAX_ATTEMPTS, Kind, State
from annotator.verification.rereading import reread_edition
from annotator.verification.run import check_edition
from editions.readers.errors import UnreadableSource

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
Work = Callable[[Job, Progress], list[int] | None]  # gives back the ids of jobs that it has made, which wait to be rung for
WORK: dict[str, Work] = {
    Kind.IMPORT: import_upload,
    Kind.CHECK: check_edition,
    Kind.CARRY: carry_over,
    Kind.READ: reread_edition,
    Kind.DRAW: draw_sheets,
}


class Stopped(Exception):
    """The job was cancelled, or another worker has taken it over."""


def run(job: Job) -> list[int]:
    """Do the work of a job that has been taken, and write down how it ended. Gives back the ids of jobs that it has made."""
    made: list[int] | None = None
    if job.attempts > MAX_ATTEMPTS:
        _finish(job, State.FAILED, "gave_up", _("This has failed several times. Try again, or use another file."))
        return []
    try:
        with _lease_kept(job):
            made = WORK[job.kind](job, _progress_of(job))
        _finish(job, State.DONE)
    except Stopped:
        log.info("Job %s was stopped.", job.pk)
    except UnreadableSource as error:
        _finish(job, State.FAILED, error.code, str(error))
    except Exception:
        log.exception("Job %s failed.", job.pk)
        _finish(job, State.FAILED, "unexpected", _("Something went wrong on our side. The file is kept; try again."))
    return made or []


def left_behind() -> list[int]:
    """Ids of jobs that nobody works on, although their doorbell should have been heard."""
    overdue = Q(state=State.RUNNING) | Q(created_at__lt=now() - timedelta(seconds=10))
    return list(Job.objects.due().filter(overdue).values_list("pk", flat=True))


def _progress_of(job: Job) -> Progress:
    """Writes progress under the lease; raises Stopped when the lease is somebody else's."""

    def progress(step: str, done: int, total: int) -> None:
        moved = _mine(job).update(step=step, done=done, total=total, lease_until=now() + LEASE)
        if not moved:
            raise Stopped
        events.report_progress(job)

    return progress


def _mine(job: Job) -> "QuerySet[Job]":
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


def _finish(job: Job, state: str, code: str = "", error: str = "") -> None:
    with transaction.atomic():
        if _mine(job).update(state=state, error_code=code, error=error, finished_at=now(), lease_until=None):
            events.report_progress(job)


@contextmanager
def _lease_kept(job: Job) -> Iterator[None]:
    """Renews the lease while a long step says nothing."""
    over = threading.Event()

    def renew() -> None:
        try:
            while not over.wait(LEASE.total_seconds() / 3):
                _mine(job).update(lease_until=now() + LEASE)
        finally:
            connection.close()

    thread = threading.Thread(target=renew, name=f"lease-{job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=5)
