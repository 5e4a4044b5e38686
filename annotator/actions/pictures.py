"""Ask for the picture of a sheet. Drawing it is a job: the web process never parses what somebody sent."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from annotator import tasks
from annotator.imports.pictures import AT_ONCE
from annotator.models import Job, Upload, User
from annotator.models.job import Kind
from editions.models import SheetPicture

TRY_AGAIN_AFTER = timedelta(hours=1)  # A busy machine may have been too slow.


@transaction.atomic
def picture_of(*, upload: Upload, sheet: int, sheets: int, by: Any) -> SheetPicture:
    """The picture of a sheet of the upload's file, which has so many; where it is not drawn yet it is asked for, with those beside it.

    `by` may be a visitor: whoever may read a text may see its pages.
    """
    known = SheetPicture.objects.of_file(upload.sha256)
    known.filter(sequence=sheet, drawn_at__lt=now() - TRY_AGAIN_AFTER).exclude(trouble="").update(drawn_at=None, trouble="")
    picture = known.filter(sequence=sheet).first()
    if picture is None:
        first = sheet - sheet % AT_ONCE
        known.want(upload.sha256, range(first, min(first + AT_ONCE, sheets)))
        picture = known.get(sequence=sheet)
    if picture.drawn_at is None:
        _queue(upload, by)
    return picture


def _queue(upload: Upload, by: Any) -> None:
    if Job.objects.unfinished().filter(kind=Kind.DRAW, edition=upload.edition).exists():
        return
    who = by if isinstance(by, User) else None
    try:
        with transaction.atomic():
            job = Job.objects.create(kind=Kind.DRAW, seminar=upload.seminar, edition=upload.edition, created_by=who)
    except IntegrityError:  # Two look at once.
        return
    transaction.on_commit(partial(tasks.ring, job.pk))
