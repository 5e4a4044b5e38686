"""Celery tasks are doorbells: the `Job` row is the truth, and whoever takes it first does the work."""

from collections.abc import Callable
from time import monotonic, sleep

from celery import shared_task

from annotator import jobs
from annotator.models import Job
from annotator.news import digest


@shared_task(acks_late=True, ignore_result=True)
def run_job(job_id: int) -> None:
    take(job_id)


def take(job_id: int) -> None:
    """Do the job here and now, unless somebody else does it."""
    if Job.objects.take(job_id):
        for made in jobs.run(Job.objects.get(pk=job_id)):
            ring(made)


def finish(job: Job, *, seconds: float = 600.0, glance: Callable[[Job], None] = lambda job: None) -> Job:
    """Do the job here, or wait for the worker that was faster. Raises TimeoutError. `glance` sees the job while it waits."""
    take(job.pk)
    give_up = monotonic() + seconds
    job.refresh_from_db()
    while not job.is_finished:
        if monotonic() > give_up:
            raise TimeoutError(f"{job} did not end within {seconds:.0f} s.")
        glance(job)
        sleep(0.2)
        job.refresh_from_db()
    return job


@shared_task(ignore_result=True)
def sweep() -> None:
    """Ring again for what a dead worker or a lost message has left."""
    for job_id in jobs.left_behind():
        ring(job_id)


@shared_task(ignore_result=True)
def write_letters() -> None:
    """Tell those who asked for it what is new."""
    digest.send_due()


def ring(job_id: int) -> None:
    """Queue the job. Safe to call twice; a broker that is down is the sweeper's business, the row is kept."""
    try:
        run_job.delay(job_id)
    except run_job.OperationalError:
        jobs.log.warning("The broker is not reachable; job %s waits for the next sweep.", job_id)
