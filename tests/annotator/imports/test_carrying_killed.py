"""A worker that is killed while it carries annotations over to a corrected text: nothing is lost, and nothing is carried twice."""

from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from django.db import connection, transaction
from django.db.models import Count

from annotator import jobs, tasks
from annotator.actions.revisions import correct_passage
from annotator.imports.carrying_anchors import BATCH
from annotator.models import Anchor, Event, Job, Quotation, QuotationRange
from annotator.models.event import Verb
from annotator.models.quotation import AnchorStatus
from editions.models import Edition
from tests import world
from tests.children import wait_until
from tests.long_texts import source_of_pages

QUOTATIONS = 2 * BATCH + 500
LENGTH = 24  # code points that each of them quotes


@pytest.fixture
def edition(seminar, alice):
    return world.hold(seminar, "\f".join(source_of_pages(60)), by=alice, name="silben.txt")


@pytest.fixture
def quoted(edition, seminar, alice) -> dict[int, str]:
    """The words of each range, by its key: overlapping stretches all over the text."""
    reading = world.open_for(seminar, edition, by=alice)
    revision = edition.current_revision
    passages = [passage for passage in revision.passages.order_by("order") if passage.end - passage.start > 2 * LENGTH]
    step = max(1, sum(passage.end - passage.start - LENGTH for passage in passages) // (QUOTATIONS + len(passages)))
    places = [(passage, at) for passage in passages for at in range(passage.start, passage.end - LENGTH, step)][:QUOTATIONS]
    assert len(places) == QUOTATIONS
    quotations = Quotation.objects.bulk_create([Quotation(reading=reading, created_by=alice) for _ in places])
    ranges = QuotationRange.objects.bulk_create(
        [
            QuotationRange(quotation=quotation, order=0, exact=revision.text[at : at + LENGTH], prefix="", suffix="")
            for quotation, (_, at) in zip(quotations, places, strict=True)
        ]
    )
    Anchor.objects.bulk_create(
        [
            Anchor(range=one, revision=revision, passage=passage, start=at, end=at + LENGTH, status=AnchorStatus.ANCHORED, score=1.0)
            for one, (passage, at) in zip(ranges, places, strict=True)
        ]
    )
    return {one.pk: one.exact for one in ranges}


@contextmanager
def held_up() -> Iterator[None]:
    """What is written within the block holds the worker up, and is taken back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def waits_for_us() -> bool:
    """Whether another process has to wait until our transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")
        return bool(cursor.fetchone()[0])


def kill(process: psutil.Popen) -> None:
    for victim in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
        victim.kill()


def ring_again(job: Job) -> None:
    """What the sweeper does once the lease of the dead worker has run out."""
    wait_until(lambda: jobs.left_behind() == [job.pk], seconds=30)
    tasks.sweep()


@pytest.mark.django_db(transaction=True)
def test_all_anchors_are_carried_once_however_often_the_worker_dies(worker_process, edition, seminar, quoted, alice):
    old = edition.current_revision
    first = old.passages.exclude(kind="note").order_by("order").first()
    new = correct_passage(edition=edition, seminar=seminar, by=alice, revision=1, passage=first.ref, words=f"Neu: {first.text}")
    job = Job.objects.get(kind="carry")
    carried = Anchor.objects.filter(revision=new)

    in_the_second_batch = sorted(quoted)[BATCH + BATCH // 2]
    with worker_process(JOB_LEASE_SECONDS="2") as process, held_up():
        Anchor.objects.create(range_id=in_the_second_batch, revision=new, status=AnchorStatus.ORPHANED)
        wait_until(waits_for_us, seconds=90)
        kill(process)
    assert carried.count() == BATCH, "the worker was not killed within a batch"
    assert edition.current_revision == old

    with worker_process(JOB_LEASE_SECONDS="2") as process, held_up():
        Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
        ring_again(job)
        wait_until(waits_for_us, seconds=90)
        kill(process)
    assert carried.count() == QUOTATIONS, "the worker was not killed between the last batch and the publication"
    assert edition.current_revision == old

    with worker_process(JOB_LEASE_SECONDS="2"):
        ring_again(job)
        wait_until(lambda: Job.objects.get(pk=job.pk).state == "done", seconds=90)
    assert edition.current_revision == new
    assert {anchor.range_id: new.text[anchor.start : anchor.end] for anchor in carried} == quoted
    assert set(carried.values_list("status", flat=True)) == {AnchorStatus.SHIFTED}
    assert not Anchor.objects.values("range", "revision").annotate(times=Count("pk")).filter(times__gt=1).exists()
    assert Event.objects.filter(verb=Verb.CORRECTED).count() == Job.objects.filter(kind="carry").count() == 1
