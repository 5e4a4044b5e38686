"""Draw the sheets of PDFs that somebody wants to look at; the work of a job."""

import zlib
from collections.abc import Callable, Sequence
from functools import partial

from django.core.files.base import ContentFile
from django.utils.timezone import now

from annotator.imports.sandbox import Limits, ParserFailed, draw_safely
from annotator.models import Job, Upload
from editions.models import SheetPicture
from editions.models.sheet_picture import SheetPictureQuerySet
from editions.readers.errors import UnreadableSource
from editions.readers.pdf.pictures import DrawnSheet

AT_ONCE = 8  # sheets: what a person leafs through next is drawn with what they ask for
LIMITS = Limits(memory=1_000_000_000, seconds=60)
FILE_GONE, NO_SUCH_SHEET, UNEXPECTED = "file_gone", "no_such_sheet", "unexpected"


def draw_sheets(job: Job, progress: Callable[[str, int, int], None]) -> None:
    """Draw what is wanted of the edition's files, a few sheets at a time. A sheet that cannot be drawn is marked, and holds up no other."""
    assert job.edition is not None
    for upload in job.edition.uploads.order_by("pk"):
        wanted = SheetPicture.objects.of_file(upload.sha256).wanted()
        drawn, data = 0, None
        while sheets := list(wanted.values_list("sequence", flat=True)[:AT_ONCE]):
            data = data or _file_of(upload)
            if data is None:
                _refuse(wanted, FILE_GONE)
                break
            say = partial(progress, "drawing", drawn, drawn + len(sheets))
            say()
            _draw(upload.sha256, data, sheets, say)
            drawn += len(sheets)


def _file_of(upload: Upload) -> bytes | None:
    try:
        with upload.file.open("rb"):
            return bytes(upload.file.read())
    except FileNotFoundError:
        return None


def _draw(sha256: str, data: bytes, sheets: Sequence[int], while_waiting: Callable[[], None]) -> None:
    of_file = SheetPicture.objects.of_file(sha256)
    try:
        drawn = draw_safely(data, sheets, limits=LIMITS, while_waiting=while_waiting)
    except (UnreadableSource, ParserFailed) as error:
        if len(sheets) > 1:  # One of them is to blame.
            for sheet in sheets:
                _draw(sha256, data, [sheet], while_waiting)
        else:
            _refuse(of_file.filter(sequence__in=sheets), getattr(error, "code", UNEXPECTED))
        return
    for one in drawn:
        _store(sha256, one)
    _refuse(of_file.filter(sequence__in=sheets).wanted(), NO_SUCH_SHEET)


def _store(sha256: str, drawn: DrawnSheet) -> None:
    picture = SheetPicture(source_sha256=sha256, sequence=drawn.sequence)
    picture.image.save("", ContentFile(drawn.png), save=False)
    stored = (
        SheetPicture.objects.of_file(sha256)
        .wanted()
        .filter(sequence=drawn.sequence)
        .update(
            image=picture.image.name,
            width=drawn.width,
            height=drawn.height,
            letters=drawn.letters,
            boxes=zlib.compress(drawn.boxes),
            drawn_at=now(),
        )
    )
    if not stored:  # Somebody else was faster, or nobody wants it any more.
        picture.image.storage.delete(str(picture.image.name))


def _refuse(pictures: SheetPictureQuerySet, trouble: str) -> None:
    pictures.update(trouble=trouble, drawn_at=now())
