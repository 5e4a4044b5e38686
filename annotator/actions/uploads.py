"""Bring a file into a seminar's library. Reading it is a job: the web process never parses what somebody sent."""

import hashlib
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator import events, tasks
from annotator.actions.errors import Closed, Missing, NotAllowed, UploadRefused
from annotator.actions.holdings import tie_what_matches
from annotator.actions.readings import open_reading
from annotator.actions.verification import queue_check
from annotator.models import Job, Reading, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.models.job import Kind, State
from annotator.models.upload import Purpose
from annotator.permissions import may_mend_text, may_upload
from editions.models import Edition


class AlreadyHeld(UploadRefused):
    """`detail["upload"]` is the upload that brought the same file."""

    code, status = "already_held", 409
    sentence = _("The seminar holds this file already.")


@transaction.atomic
def receive(
    *, seminar: Seminar, file: File, name: str, by: User, purpose: str = Purpose.READING, another_file_of: Edition | None = None
) -> Upload:
    """Store the file by its hash and queue its import: as a text of its own, or as the next revision of one that is held.

    Raises NotAllowed; UploadRefused for an empty file or one over the limit; AlreadyHeld when the seminar has the same bytes.
    """
    if not may_upload(by, seminar):
        raise NotAllowed
    _check_size(file)
    sha256 = _digest(file)
    held = Upload.objects.filter(seminar=seminar, sha256=sha256).first()
    if held and not _failed(held):
        raise AlreadyHeld(upload=held.pk)
    if held:
        return retry(upload=held, by=by)
    upload = Upload(seminar=seminar, purpose=purpose, name=Path(name).name[:255], size=file.size, sha256=sha256, uploaded_by=by)
    upload.file.save(upload.name, file, save=False)
    try:
        with transaction.atomic():
            upload.save()
    except IntegrityError:  # The same file twice at once: a double click.
        raise AlreadyHeld(upload=Upload.objects.get(seminar=seminar, sha256=sha256).pk) from None
    events.record(Verb.UPLOADED, seminar=seminar, by=by, after={"name": upload.name, "purpose": purpose})
    _queue_import(upload, by, another_file_of)
    return upload


@transaction.atomic
def retry(*, upload: Upload, by: User) -> Upload:
    """Import once more what failed."""
    if not may_upload(by, upload.seminar):
        raise NotAllowed
    if upload.edition_id or upload.jobs.unfinished().exists():
        raise Closed
    last = upload.jobs.first()
    _queue_import(upload, by, last.edition if last else None)
    return upload


@transaction.atomic
def confirm(*, upload: Upload, by: User) -> Reading | None:
    """Confirm the check list: the text opens to the seminar, or is held as a source; what it certainly is gets tied to what cites it.

    Gives back the reading, None for a source.
    """
    if not may_mend_text(by, upload.seminar):
        raise NotAllowed
    if upload.edition is None:
        raise Closed(_("This text has not been imported yet."))
    if not Upload.objects.filter(pk=upload.pk, confirmed_at=None).update(confirmed_at=now(), confirmed_by=by):
        raise Closed
    upload.refresh_from_db()
    assert upload.edition is not None
    if upload.purpose == Purpose.SOURCE:
        tie_what_matches(upload.seminar, by=by)
        return None
    reading = open_reading(seminar=upload.seminar, edition=upload.edition, by=by)
    tie_what_matches(upload.seminar, by=by)
    queue_check(reading=reading, by=by)
    return reading


@transaction.atomic
def change_purpose(*, upload: Upload, by: User, purpose: str) -> None:
    """Say that a file is a text to read, or a source, after all. Raises Closed once it is confirmed."""
    if not may_mend_text(by, upload.seminar):
        raise NotAllowed
    if purpose not in Purpose.values:
        raise Missing(field="purpose")
    if not Upload.objects.filter(pk=upload.pk, confirmed_at=None).update(purpose=purpose):
        raise Closed
    upload.refresh_from_db()


@transaction.atomic
def read_source(*, upload: Upload, by: User) -> Reading:
    """Read together what was held as a source; it stays a source as well."""
    if upload.edition is None or upload.confirmed_at is None:
        raise Closed(_("Confirm the text first."))
    reading = open_reading(seminar=upload.seminar, edition=upload.edition, by=by)
    tie_what_matches(upload.seminar, by=by)
    queue_check(reading=reading, by=by)
    return reading


def _queue_import(upload: Upload, by: User, edition: Edition | None) -> None:
    job = Job.objects.create(kind=Kind.IMPORT, seminar=upload.seminar, upload=upload, edition=edition, created_by=by)
    transaction.on_commit(partial(tasks.ring, job.pk))


def _failed(upload: Upload) -> bool:
    last = upload.jobs.first()
    return upload.edition_id is None and last is not None and last.state in (State.FAILED, State.CANCELLED)


def _check_size(file: File) -> None:
    most = settings.VARIORUM_MAX_UPLOAD_MB
    if not file.size:
        raise UploadRefused(_("This file is empty. Choose another one."))
    if file.size > most * 1024 * 1024:
        raise UploadRefused(_("This file is larger than %(most)s MB. Split it, or ask for a higher limit.") % {"most": most})


def _digest(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
