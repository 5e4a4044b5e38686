"""Celery tasks are doorbells: the `Job` row is the truth, and whoever takes it first does the work."""

from celery import shared_task

from annotator import jobs
from annotator.models import Job


@shared_task(acks_late=True, ignore_result=True)
def run_job(job_id: int) -> None:
    if Job.objects.take(job_id):
        for made in jobs.run(Job.objects.get(pk=job_id)):
            ring(made)


@shared_task(ignore_result=True)
def sweep() -> None:
    """Ring again for what a dead worker or a lost message has left."""
    for job_id in jobs.left_behind():
        ring(job_id)


def ring(job_id: int) -> None:
    """Queue the job. Safe to call twice; a broker that is down is the sweeper's business, the row is kept."""
    try:
        run_job.delay(job_id)
    except run_job.OperationalError:
        jobs.log.warning("The broker is not reachable; job %s waits for the next sweep.", job_id)
