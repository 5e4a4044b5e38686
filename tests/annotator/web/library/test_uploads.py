import asyncio
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from annotator import jobs
from annotator.actions.uploads import receive
from annotator.models import Job, Reading, Seminar, Upload, User
from annotator.models.job import State
from annotator.web.library.sending import SentFile
from editions.models import Edition, Reference
from tests import world

Enter = Callable[[User], Client]


def work(upload: Upload) -> Upload:
    """Do the import that is queued."""
    for job in upload.jobs.unfinished():
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))
    return Upload.objects.get(pk=upload.pk)


@pytest.fixture
def waiting(seminar: Seminar, bob: User) -> Upload:
    return receive(seminar=seminar, file=ContentFile(world.TEXT.encode()), name="waage.txt", by=bob)


@pytest.fixture
def imported(waiting: Upload) -> Upload:
    return work(waiting)


@pytest.fixture
def failed(seminar: Seminar, bob: User) -> Upload:
    return work(receive(seminar=seminar, file=ContentFile(b"\x00\x01\x02GIF89a" * 50), name="picture.txt", by=bob))


def create(seminar: Seminar) -> str:
    return reverse("upload-create", args=[seminar.slug])


def page_of(upload: Upload) -> str:
    return reverse("upload-detail", args=[upload.pk])


def file(data: bytes = world.TEXT.encode(), name: str = "waage.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_file_is_brought_and_its_import_queued(enter: Enter, bob: User, seminar: Seminar) -> None:
    answer = enter(bob).post(create(seminar), {"file": file(), "purpose": "source"})
    upload = Upload.objects.get()
    assert answer.url == page_of(upload)
    assert (upload.name, upload.purpose, upload.uploaded_by) == ("waage.txt", "source", bob)
    assert upload.jobs.get().state == State.WAITING


def test_the_form_names_the_limit_and_the_formats(enter: Enter, bob: User, seminar: Seminar, settings: pytest.FixtureRequest) -> None:
    settings.VARIORUM_MAX_UPLOAD_MB = 7
    page = enter(bob).get(create(seminar)).content.decode()
    assert "at most 7 MB" in page
    assert "TXT" in page
    assert ".txt" in page.split('accept="', 1)[1].split('"', 1)[0].split(",")


def test_an_empty_file_is_refused_at_the_field(enter: Enter, bob: User, seminar: Seminar) -> None:
    answer = enter(bob).post(create(seminar), {"file": file(b""), "purpose": "source"})
    assert answer.status_code == 422
    assert "This file is empty" in answer.content.decode()
    assert 'value="source" required id="id_purpose_1" checked' in answer.content.decode() or "checked" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_over_the_limit_is_refused(enter: Enter, bob: User, seminar: Seminar, settings: pytest.FixtureRequest) -> None:
    settings.VARIORUM_MAX_UPLOAD_MB = 0
    answer = enter(bob).post(create(seminar), {"file": file(), "purpose": "reading"})
    assert answer.status_code == 422
    assert "larger than 0 MB" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_held_leads_to_where_it_is(enter: Enter, bob: User, seminar: Seminar, waiting: Upload) -> None:
    answer = enter(bob).post(create(seminar), {"file": file(name="copy.txt"), "purpose": "reading"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "holds this file already" in page
    assert f'href="{page_of(waiting)}"' in page


def test_no_file_is_said_in_words(enter: Enter, bob: User, seminar: Seminar) -> None:
    assert "Choose a file first." in enter(bob).post(create(seminar), {"purpose": "reading"}).content.decode()


def test_an_observer_brings_nothing(enter: Enter, olga: User, seminar: Seminar) -> None:
    enter(olga).post(create(seminar), {"file": file(), "purpose": "reading"})
    assert not Upload.objects.exists()


ADDRESSES = ["upload-detail", "upload-progress", "upload-file"]
ACTS = [
    "upload-publish",
    "upload-purpose",
    "upload-read",
    "upload-cancel",
    "upload-retry",
    "upload-discard",
    "upload-confirm",
    "edition-describe",
    "pages-count",
    "pages-label",
    "repairs-judge",
]


@pytest.mark.parametrize("name", ADDRESSES + ACTS)
def test_an_outsider_finds_nothing(name: str, enter: Enter, dora: User, imported: Upload) -> None:
    browser, address = enter(dora), reverse(name, args=[imported.pk])
    assert (browser.get(address) if name in ADDRESSES else browser.post(address)).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES[:2] + ACTS)
def test_a_visitor_is_asked_to_log_in(name: str, client: Client, imported: Upload) -> None:
    address = reverse(name, args=[imported.pk])
    assert (client.get(address) if name in ADDRESSES else client.post(address)).url.startswith(reverse("login"))


def test_an_outsider_does_not_bring_a_file(enter: Enter, dora: User, seminar: Seminar) -> None:
    assert enter(dora).post(create(seminar), {"file": file(), "purpose": "reading"}).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_no_link(name: str, enter: Enter, alice: User, imported: Upload) -> None:
    assert enter(alice).get(reverse(name, args=[imported.pk])).status_code == 405


def test_a_running_import_shows_its_steps(enter: Enter, bob: User, waiting: Upload) -> None:
    waiting.jobs.update(state=State.RUNNING, step="segmenting", done=1, total=4)
    page = enter(bob).get(page_of(waiting)).content.decode()
    assert "Telling pages, passages and notes apart" in page
    assert 'aria-current="step"' in page
    assert 'value="25"' in page


def test_progress_is_answered_only_when_something_has_changed(enter: Enter, bob: User, waiting: Upload) -> None:
    browser, address = enter(bob), reverse("upload-progress", args=[waiting.pk])
    first = browser.get(address)
    assert browser.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    waiting.jobs.update(state=State.RUNNING, step="storing", done=3, total=4)
    assert browser.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_progress_counts_the_pages_that_are_read(enter: Enter, bob: User, waiting: Upload) -> None:
    waiting.jobs.update(state="running", step="reading", done=16, total=501 * 4)
    page = enter(bob).get(reverse("upload-progress", args=[waiting.pk])).content.decode()
    assert "Reading page 17 of 501" in page
    waiting.jobs.update(done=0, total=4)
    page = enter(bob).get(reverse("upload-progress", args=[waiting.pk])).content.decode()
    assert "Reading the file" in page and "Reading page" not in page


def test_progress_says_when_it_is_over(enter: Enter, bob: User, waiting: Upload) -> None:
    browser, address = enter(bob), reverse("upload-progress", args=[waiting.pk])
    assert "data-finished" not in browser.get(address).content.decode()
    work(waiting)
    assert "data-finished" in browser.get(address).content.decode()


def test_an_import_is_cancelled_by_a_reviewer(enter: Enter, carol: User, waiting: Upload) -> None:
    enter(carol).post(reverse("upload-cancel", args=[waiting.pk]))
    assert waiting.jobs.get().state == State.CANCELLED
    assert "The import was cancelled" in enter(carol).get(page_of(waiting)).content.decode()


def test_a_failed_import_says_why_and_what_to_do(enter: Enter, bob: User, failed: Upload) -> None:
    page = enter(bob).get(page_of(failed)).content.decode()
    assert "The file holds no text that can be read." in page
    assert reverse("upload-retry", args=[failed.pk]) in page


def test_a_failed_import_is_tried_again(enter: Enter, bob: User, failed: Upload) -> None:
    enter(bob).post(reverse("upload-retry", args=[failed.pk]))
    assert failed.jobs.unfinished().count() == 1


def test_a_failed_import_is_taken_out_of_the_list(enter: Enter, bob: User, failed: Upload) -> None:
    enter(bob).post(reverse("upload-discard", args=[failed.pk]))
    assert not Upload.objects.exists()


def test_the_original_comes_back_byte_for_byte_and_never_as_a_page(enter: Enter, olga: User, imported: Upload) -> None:
    answer = enter(olga).get(reverse("upload-file", args=[imported.pk]))
    assert b"".join(answer.streaming_content) == world.TEXT.encode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="waage.txt"'
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_an_asynchronous_server_sends_the_file_a_piece_at_a_time(imported: Upload) -> None:
    async def pieces(answer: SentFile) -> list[bytes]:
        return [piece async for piece in answer]

    answer = SentFile(imported.file.open("rb"), as_attachment=True, filename="waage.txt")
    assert b"".join(asyncio.run(pieces(answer))) == world.TEXT.encode()
    answer.close()


def test_a_public_text_is_fetched_by_anybody(enter: Enter, alice: User, imported: Upload, client: Client) -> None:
    browser = enter(alice)
    browser.post(reverse("upload-confirm", args=[imported.pk]))
    page = browser.post(reverse("upload-publish", args=[imported.pk]), follow=True).content.decode()
    assert "Everybody may read this text" in page
    address = reverse("upload-file", args=[imported.pk])
    fetched = client.get(address)
    assert b"".join(fetched.streaming_content) == world.TEXT.encode()
    browser.post(reverse("upload-publish", args=[imported.pk]), {"close": "1"})
    assert client.get(address).status_code == 404


def test_a_visitor_does_not_get_the_original(client: Client, imported: Upload) -> None:
    assert client.get(reverse("upload-file", args=[imported.pk])).status_code == 404


def test_a_reviewer_confirms_and_the_reading_opens(enter: Enter, carol: User, imported: Upload) -> None:
    answer = enter(carol).post(reverse("upload-confirm", args=[imported.pk]))
    reading = Reading.objects.get()
    assert answer.url == reverse("reading-detail", args=[reading.pk])
    assert reading.edition == imported.edition
    assert Job.objects.filter(kind="check", reading=reading).exists()


def test_a_file_turns_out_to_be_a_source(enter: Enter, carol: User, imported: Upload) -> None:
    browser = enter(carol)
    browser.post(reverse("upload-purpose", args=[imported.pk]), {"purpose": "source"})
    assert "Confirm and hold the source" in browser.get(page_of(imported)).content.decode()
    browser.post(reverse("upload-confirm", args=[imported.pk]))
    assert not Reading.objects.exists()
    browser.post(reverse("upload-purpose", args=[imported.pk]), {"purpose": "reading"})
    imported.refresh_from_db()
    assert imported.purpose == "source"


def test_a_held_source_is_read_as_well(enter: Enter, carol: User, imported: Upload) -> None:
    browser = enter(carol)
    browser.post(reverse("upload-purpose", args=[imported.pk]), {"purpose": "source"})
    browser.post(reverse("upload-confirm", args=[imported.pk]))
    assert "Read it together as well" in browser.get(page_of(imported)).content.decode()
    answer = browser.post(reverse("upload-read", args=[imported.pk]))
    assert answer.url == reverse("reading-detail", args=[Reading.objects.get().pk])


def test_an_import_that_waits_is_on_the_first_page_of_whoever_confirms(
    enter: Enter, bob: User, carol: User, olga: User, imported: Upload
) -> None:
    for user, told in ((bob, True), (carol, True), (olga, False)):
        assert (page_of(imported) in enter(user).get(reverse("home")).content.decode()) is told


def test_an_annotator_is_told_who_confirms(enter: Enter, bob: User, imported: Upload) -> None:
    browser = enter(bob)
    assert "An owner or a reviewer of the seminar confirms" in browser.get(page_of(imported)).content.decode()
    browser.post(reverse("upload-confirm", args=[imported.pk]))
    assert not Reading.objects.exists()


def test_a_confirmed_source_shows_what_it_was_tied_to(enter: Enter, alice: User, seminar: Seminar, reading: Reading) -> None:
    source = work(receive(seminar=seminar, file=ContentFile(world.SOURCE.encode()), name="verhoog.txt", by=alice, purpose="source"))
    Edition.objects.filter(pk=source.edition_id).update(title="Maß und Gewicht in Sandhafen", creators=["Anselm Verhoog"])
    browser = enter(alice)
    page = browser.post(reverse("upload-confirm", args=[source.pk]), follow=True).content.decode()
    assert "tied to 1 cited work" in page
    assert "Not this one" in page
    reference = Reference.objects.get(held_as=source.edition)
    tie = reverse("holding-tie", args=[source.pk, reference.pk])
    page = browser.post(tie, {"untie": "1"}, follow=True).content.decode()
    assert "It is this one" in page
    reference.refresh_from_db()
    assert reference.held_as is None
    browser.post(tie)
    reference.refresh_from_db()
    assert reference.held_as == source.edition


def test_a_work_that_others_cite_is_not_tied_here(enter: Enter, dora: User, alice: User, reading: Reading, seminar: Seminar) -> None:
    elsewhere = world.seminar_of(dora)
    world.hold(elsewhere, world.SOURCE, by=dora, name="mine.txt", purpose="source")
    reference = Reference.objects.filter(edition=reading.edition).first()
    assert reference is not None
    answer = enter(dora).post(reverse("holding-tie", args=[elsewhere.uploads.get().pk, reference.pk]))
    assert answer.status_code == 404


def test_a_source_that_no_text_cites_does_not_promise_candidates(enter: Enter, carol: User, imported: Upload) -> None:
    Upload.objects.filter(pk=imported.pk).update(purpose="source")
    page = enter(carol).post(reverse("upload-confirm", args=[imported.pk]), follow=True).content.decode()
    assert "None of your texts cites it" in page and "see below" not in page
