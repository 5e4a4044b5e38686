"""Sheets are drawn by a job in a process of its own; one that cannot be drawn says why and holds up no other."""

import zlib
from collections.abc import Callable

import pytest

from annotator import jobs
from annotator.actions.holdings import delete_upload
from annotator.imports import pictures, sandbox
from annotator.imports.sandbox import Limits, draw_safely
from annotator.models import Job, Seminar, Upload, User
from annotator.models.job import Kind, State
from editions.models import SheetPicture
from editions.readers import UnreadableSource
from editions.readers.pdf.pictures import draw
from tests import world
from tests.annotator.printed_book import book


@pytest.fixture
def upload(seminar: Seminar, alice: User) -> Upload:
    return world.bring(seminar, book(), by=alice, name="faehre.pdf")


@pytest.fixture
def drawing(upload: Upload) -> Callable[..., Job]:
    """Draws these sheets as a worker does, and gives back the job as it ended."""

    def run(*sheets: int) -> Job:
        SheetPicture.objects.want(upload.sha256, sheets)
        job = Job.objects.create(kind=Kind.DRAW, seminar=upload.seminar, edition=upload.edition)
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))
        return Job.objects.get(pk=job.pk)

    return run


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "DRAWER", ("-m", "tests.annotator.imports.misdrawing"))


def test_what_is_drawn_apart_is_drawn_the_same() -> None:
    assert draw_safely(book(), [2, 0]) == draw(book(), [2, 0])


def test_the_wanted_sheets_are_drawn_and_kept(upload: Upload, drawing: Callable[..., Job]) -> None:
    assert drawing(0, 2).state == State.DONE
    expected = draw(book(), [0, 2])
    rows = list(SheetPicture.objects.of_file(upload.sha256))
    assert [row.sequence for row in rows] == [0, 2]
    for row, sheet in zip(rows, expected, strict=True):
        with row.image.open("rb") as image:
            assert image.read() == sheet.png
        assert (row.width, row.height, row.letters, zlib.decompress(row.boxes)) == (sheet.width, sheet.height, sheet.letters, sheet.boxes)
        assert row.drawn_at
        assert not row.trouble


def test_more_sheets_than_are_drawn_at_once_are_all_drawn(
    upload: Upload, drawing: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "AT_ONCE", 2)
    drawing(0, 1, 2)
    assert SheetPicture.objects.of_file(upload.sha256).exclude(image="").count() == 3


def test_a_second_run_draws_nothing_twice(upload: Upload, drawing: Callable[..., Job]) -> None:
    drawing(0)
    first = SheetPicture.objects.get()
    drawing(0)
    assert SheetPicture.objects.get().drawn_at == first.drawn_at


def test_a_sheet_that_the_file_does_not_have_is_marked(drawing: Callable[..., Job]) -> None:
    drawing(1, 9)
    assert list(SheetPicture.objects.values_list("sequence", "trouble")) == [(1, ""), (9, "no_such_sheet")]


def test_a_file_that_is_gone_is_said(upload: Upload, drawing: Callable[..., Job]) -> None:
    upload.file.storage.delete(upload.file.name)
    assert drawing(0, 1).state == State.DONE
    assert set(SheetPicture.objects.values_list("trouble", flat=True)) == {"file_gone"}


@pytest.mark.usefixtures("misbehaving")
def test_a_sheet_that_crashes_the_drawer_costs_itself_alone(drawing: Callable[..., Job]) -> None:
    assert drawing(0, 1, 2).state == State.DONE
    assert list(SheetPicture.objects.values_list("sequence", "trouble")) == [(0, ""), (1, "parser_crashed"), (2, "")]


@pytest.mark.usefixtures("misbehaving")
def test_a_mistake_of_ours_does_not_leave_a_sheet_wanted_for_ever(drawing: Callable[..., Job]) -> None:
    drawing(4)
    assert SheetPicture.objects.get().trouble == "unexpected"


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize(("sheet", "code"), [(5, "too_slow"), (6, "too_much_memory")])
def test_a_drawer_that_runs_on_or_eats_memory_is_ended(sheet: int, code: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        draw_safely(book(), [sheet], limits=Limits(memory=600_000_000, seconds=3))
    assert refused.value.code == code


def test_pictures_go_with_the_last_file(
    upload: Upload, drawing: Callable[..., Job], alice: User, dora: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    drawing(0)
    picture = SheetPicture.objects.get()
    storage, name = picture.image.storage, str(picture.image.name)
    assert storage.exists(name)
    elsewhere = world.bring(world.seminar_of(dora), book(), by=dora, name="faehre.pdf")
    Upload.objects.filter(pk=elsewhere.pk).update(file=upload.file.name)
    elsewhere.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        delete_upload(upload)
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        delete_upload(elsewhere)
    assert not storage.exists(name)
    assert not SheetPicture.objects.exists()
