"""The four texts of the sample, brought in as a reader would bring them: uploaded, imported by a job, confirmed."""

from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from django.core.files.base import ContentFile

from annotator import jobs
from annotator.actions import uploads
from annotator.actions.verification import tie_reference
from annotator.models import Job, Reading, Seminar, Upload, User
from annotator.models.upload import Purpose

TEXTS = Path(__file__).parent / "texts"
PATIENCE = 120.0  # seconds for a worker that was faster than we are


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read together, the source of it that we hold, and words by which its reference is told."""

    file: str
    source: str
    cited_as: str


RECHNUNGSBUCH = Article("rechnungsbuch.txt", "petri-bedencken.txt", "Bedencken von der Brauer Gerechtigkeit")
WATER_FOR_INK = Article("water-for-ink.txt", "vane-tidebook.txt", "The Tidebook of Hester Vane")
ARTICLES = (RECHNUNGSBUCH, WATER_FOR_INK)


class SampleBroken(Exception):
    """The sample's own files no longer do what the sample needs; the text says what is wrong."""


def open_article(article: Article, seminar: Seminar, by: User) -> Reading:
    """Upload the article and its source, open the reading, tie the one to the other, and queue the check of its pages."""
    source = _import(article.source, Purpose.SOURCE, seminar, by)
    uploads.confirm(upload=source, by=by)
    reading = uploads.confirm(upload=_import(article.file, Purpose.READING, seminar, by), by=by)
    references = reading.edition.references.all() if reading else ()
    reference = next((cited for cited in references if article.cited_as in cited.raw), None)
    if reading is None or reference is None:
        raise SampleBroken(f"{article.file}: no reference to {article.cited_as!r} was read.")
    tie_reference(reading=reading, reference=reference, held_as=source.edition, by=by)
    return reading


def _import(name: str, purpose: str, seminar: Seminar, by: User) -> Upload:
    content = ContentFile((TEXTS / name).read_bytes(), name=name)
    upload = uploads.receive(seminar=seminar, file=content, name=name, by=by, purpose=purpose)
    job = upload.jobs.get()
    if Job.objects.take(job.pk):
        jobs.run(Job.objects.get(pk=job.pk))
    _wait_for(job)
    upload.refresh_from_db()
    if upload.edition is None:
        raise SampleBroken(f"{name}: {job.error or job.get_state_display()}")
    return upload


def _wait_for(job: Job) -> None:
    """Another worker may have heard the doorbell first."""
    began = monotonic()
    job.refresh_from_db()
    while not job.is_finished:
        if monotonic() - began > PATIENCE:
            raise SampleBroken(f"The import of {job.upload} did not end.")
        sleep(0.2)
        job.refresh_from_db()
