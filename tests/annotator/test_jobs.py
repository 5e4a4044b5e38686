"""Jobs run once: leases, doorbells, failures, and a worker that is killed in the middle of its work."""

from datetime import timedelta

import psutil
import pytest
from django.db.models import Count
from django.utils.timezone import now

from annotator import jobs, tasks
from annotator.actions.verification import cancel, queue_check, tie_reference
from annotator.models import CitationCheck, Event, Job
from tests import world
from tests.children import wait_until
from tests.long_texts import article_citing, source_of_pages


@pytest.fixture
def job(reading, alice):
    return queue_check(reading=reading, by=alice)


def test_a_job_is_taken_once(job):
    assert Job.objects.take(job.pk)
    assert not Job.objects.take(job.pk)


def test_a_job_whose_worker_fell_silent_is_taken_again(job):
    Job.objects.take(job.pk)
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    assert jobs.left_behind() == [job.pk]
    assert Job.objects.take(job.pk)
    assert Job.objects.get().attempts == 2


def test_a_worker_that_lost_its_job_writes_nothing_more(job):
    Job.objects.take(job.pk)
    first = Job.objects.get()
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    Job.objects.take(job.pk)
    jobs.run(first)
    assert Job.objects.get().state == "running"
    assert not CitationCheck.objects.exists() and not Event.objects.filter(verb="checked").exists()


def test_a_cancelled_job_stops(job, alice):
    Job.objects.take(job.pk)
    taken = Job.objects.get()
    cancel(job=taken, by=alice)
    jobs.run(taken)
    assert Job.objects.get().state == "cancelled"


def test_an_unexpected_failure_is_said_and_not_repeated(job, monkeypatch):
    def fail(*_):
        raise RuntimeError("boom")

    monkeypatch.setitem(jobs.WORK, "check", fail)
    Job.objects.take(job.pk)
    jobs.run(Job.objects.get())
    failed = Job.objects.get()
    assert (failed.state, failed.error_code) == ("failed", "unexpected")
    assert "boom" not in failed.error
    assert jobs.left_behind() == []


def test_a_job_that_keeps_dying_is_given_up(job):
    Job.objects.update(attempts=5)
    Job.objects.take(job.pk)
    jobs.run(Job.objects.get())
    assert Job.objects.get().error_code == "gave_up"


def test_the_sweeper_rings_for_what_nobody_heard(job, monkeypatch):
    rung = []
    monkeypatch.setattr(tasks, "ring", rung.append)
    tasks.sweep()
    assert rung == []  # just queued: its own doorbell may still be heard
    Job.objects.update(created_at=now() - timedelta(minutes=1))
    tasks.sweep()
    assert rung == [job.pk]


def test_a_doorbell_that_rings_twice_does_the_work_once(reading, alice, django_capture_on_commit_callbacks, monkeypatch):
    rung = []
    monkeypatch.setattr(tasks.run_job, "delay", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        job = queue_check(reading=reading, by=alice)
    assert rung == [job.pk]
    tasks.run_job(job.pk)
    tasks.run_job(job.pk)
    assert Event.objects.filter(verb="checked").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(worker_process, seminar, alice):
    notes = 240
    pages = source_of_pages(120)
    reading = world.open_for(seminar, world.hold(seminar, article_citing(pages, notes=notes), by=alice, name="lang.txt"), by=alice)
    source = world.hold(seminar, "\f".join(pages), by=alice, name="quelle.txt", purpose="source")
    reference = reading.edition.references.first()
    job = tie_reference(reading=reading, reference=reference, held_as=source, by=alice)

    def kept():
        return CitationCheck.objects.filter(check_name="Q1").count()

    with worker_process(JOB_LEASE_SECONDS="2") as process:
        wait_until(lambda: kept() > 0, seconds=60)
        for victim in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
            victim.kill()
    broken_off = kept()
    assert 0 < broken_off < notes, "the worker was not killed in the middle"
    assert Job.objects.get(pk=job.pk).state == "running"

    with worker_process(JOB_LEASE_SECONDS="2"):
        wait_until(lambda: jobs.left_behind() == [job.pk], seconds=30)
        tasks.sweep()
        wait_until(lambda: Job.objects.get(pk=job.pk).state == "done", seconds=90)
    assert kept() == CitationCheck.objects.filter(check_name="Q1", code__startswith="confirmed").count() == notes
    doubled = CitationCheck.objects.current().values("mention", "check_name").annotate(times=Count("pk")).filter(times__gt=1)
    assert not doubled.exclude(mention=None).exists()
    assert not CitationCheck.objects.exclude(superseded_at=None).exists()
    assert Event.objects.filter(verb="checked").count() == 1
