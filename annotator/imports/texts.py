"""Turn an uploaded file into an edition; the work of an import job."""

from collections.abc import Callable

from django.db import transaction

from annotator import events
from annotator.models import Job, Upload
from annotator.models.event import Verb
from editions.citations.reading import read_citations
from editions.citing import citing_passages, missing_notes
from editions.importing import import_edition
from editions.readers import read_bytes
from editions.segmentation import segment

STEPS = ("reading", "segmenting", "citations", "storing")


def import_upload(job: Job, progress: Callable[[str, int, int], None]) -> None:
    """Read, segment and store the upload's file. A failed import leaves nothing behind but the job, which says why."""
    upload = job.upload
    assert upload is not None
    if upload.edition_id:
        return

    def say(step: str) -> None:
        progress(step, STEPS.index(step), len(STEPS))

    say("reading")
    with upload.file.open("rb"):
        source = read_bytes(upload.file.read(), name=upload.name)
    say("segmenting")
    segmented = segment(source)
    say("citations")
    citations = read_citations(citing_passages(segmented), segmented.language, missing=missing_notes(segmented))
    say("storing")
    with transaction.atomic():
        revision = import_edition(
            source=source, segmented=segmented, citations=citations, name=upload.name, source_sha256=upload.sha256
        )
        Upload.objects.filter(pk=upload.pk, edition=None).update(edition=revision.edition)
        events.record(Verb.IMPORTED, seminar=upload.seminar, by=job.created_by, job=job, after={"title": revision.edition.title})
        progress("storing", len(STEPS), len(STEPS))
