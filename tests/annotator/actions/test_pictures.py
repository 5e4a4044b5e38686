"""Asking for the picture of a sheet queues its drawing once, with the sheets beside it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import now

from annotator import jobs
from annotator.actions.pictures import picture_of
from annotator.models import Job, Seminar, Upload, User
from annotator.models.job import Kind, State
from editions.models import SheetPicture
from tests import world
from tests.annotator.printed_book import book


@pytest.fixture
def upload(seminar: Seminar, alice: User) -> Upload:
    return world.bring(seminar, book(), by=alice, name="faehre.pdf")


@pytest.mark.parametrize(("sheet", "sheets", "asked_for"), [(0, 3, range(3)), (9, 30, range(8, 16)), (29, 30, range(24, 30))])
def test_a_sheet_is_asked_for_with_those_beside_it(upload: Upload, bob: User, sheet: int, sheets: int, asked_for: range) -> None:
    picture = picture_of(upload=upload, sheet=sheet, sheets=sheets, by=bob)
    assert picture.sequence == sheet
    assert picture.drawn_at is None
    assert list(SheetPicture.objects.values_list("sequence", flat=True)) == list(asked_for)
    job = Job.objects.get(kind=Kind.DRAW)
    assert (job.edition, job.seminar, job.created_by) == (upload.edition, upload.seminar, bob)


def test_asking_again_queues_no_second_job(upload: Upload, bob: User) -> None:
    for sheet in (0, 1, 0):
        picture_of(upload=upload, sheet=sheet, sheets=3, by=bob)
    assert Job.objects.filter(kind=Kind.DRAW).count() == 1


def test_a_job_that_was_lost_is_queued_anew(upload: Upload, bob: User) -> None:
    picture_of(upload=upload, sheet=0, sheets=3, by=bob)
    Job.objects.update(state=State.CANCELLED)
    picture_of(upload=upload, sheet=0, sheets=3, by=bob)
    assert Job.objects.unfinished().filter(kind=Kind.DRAW).count() == 1


def test_a_visitor_may_ask(upload: Upload) -> None:
    picture_of(upload=upload, sheet=0, sheets=3, by=AnonymousUser())
    assert Job.objects.get(kind=Kind.DRAW).created_by is None


def test_what_is_drawn_costs_no_job_whoever_asks(upload: Upload, bob: User, dora: User) -> None:
    picture_of(upload=upload, sheet=0, sheets=3, by=bob)
    job = Job.objects.get(kind=Kind.DRAW)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))
    elsewhere = world.bring(world.seminar_of(dora), book(), by=dora, name="faehre.pdf")
    assert picture_of(upload=elsewhere, sheet=2, sheets=3, by=dora).image
    assert not Job.objects.unfinished().filter(kind=Kind.DRAW).exists()


@pytest.mark.parametrize(("hours", "is_tried_again"), [(0, False), (2, True)])
def test_what_could_not_be_drawn_is_tried_again_after_a_while(upload: Upload, bob: User, hours: int, is_tried_again: bool) -> None:
    then = now() - timedelta(hours=hours)
    SheetPicture.objects.create(source_sha256=upload.sha256, sequence=0, trouble="too_slow", drawn_at=then)
    picture = picture_of(upload=upload, sheet=0, sheets=3, by=bob)
    assert (picture.trouble == "") == is_tried_again
    assert Job.objects.filter(kind=Kind.DRAW).exists() == is_tried_again


def test_the_bell_is_rung_once_the_row_is_there(
    upload: Upload, bob: User, django_capture_on_commit_callbacks: Callable[..., list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    monkeypatch.setattr("annotator.tasks.ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        picture_of(upload=upload, sheet=0, sheets=3, by=bob)
    assert rung == [Job.objects.get(kind=Kind.DRAW).pk]
