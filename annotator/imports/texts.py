"""Turn an uploaded file into an edition; the work of an import job."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from annotator import events
from annotator.imports.sandbox import read_safely
from annotator.models import Job, Upload
from annotator.models.event import Verb
from editions.citing import citations_of
from editions.importing import import_edition
from editions.models import Edition
from editions.readers.errors import UnreadableSource
from editions.revising import Kept, with_corrections, with_labels_of, with_refs_of
from editions.segmentation import Segmented
from editions.stored import corrections_of, segmented_of

STEPS = ("reading", "segmenting", "citations", "storing")


def import_upload(job: Job, progress: Callable[[str, int, int], None]) -> None:
    """Read, segment and store the upload's file. A failed import leaves nothing behind but the job, which says why.

    A job that names an edition brings another file of it: its next revision, which waits until somebody puts it in place.
    """
    upload = job.upload
    assert upload is not None
    if upload.edition_id:
        return

    def say(step: str) -> None:
        progress(step, STEPS.index(step), len(STEPS))

    def say_pages(read: int, count: int) -> None:
        """Of the step "reading", so that it takes its part of the whole."""
        if read < count:
            progress("reading", read, count * len(STEPS))
        else:
            say("segmenting" if count else "reading")

    say("reading")
    with upload.file.open("rb"):
        source, segmented = read_safely(upload.file.read(), upload.name, while_waiting=say_pages)
    say("segmenting")
    continued = _continuing(job.edition, segmented, source.raw)
    segmented = continued.segmented
    say("citations")
    citations = citations_of(segmented)
    say("storing")
    with transaction.atomic():
        _refuse_two_at_once(job.edition)
        revision = import_edition(
            source=source,
            segmented=segmented,
            citations=citations,
            name=upload.name,
            source_sha256=upload.sha256,
            edition=job.edition,
            change={name: list(refs) for name, refs in (("kept", continued.kept), ("lost", continued.lost)) if refs},
        )
        Upload.objects.filter(pk=upload.pk, edition=None).update(edition=revision.edition)
        events.record(Verb.IMPORTED, seminar=upload.seminar, by=job.created_by, job=job, after={"title": revision.edition.title})
        progress("storing", len(STEPS), len(STEPS))


def _continuing(edition: Edition | None, segmented: Segmented, raw: str) -> Kept:
    """Another file of a text keeps the passage numbers that people cite, and the page numbers and words that they have mended."""
    if edition is None:
        return Kept(segmented)
    standing = segmented_of(edition.current_revision)
    return with_corrections(with_labels_of(standing, with_refs_of(standing, segmented)), raw, corrections_of(edition))


def _refuse_two_at_once(edition: Edition | None) -> None:
    if edition is None:
        return
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    if edition.coming_revision is not None:
        raise UnreadableSource("being_corrected", _("This text is being corrected already. Finish or discard that first, then try again."))
