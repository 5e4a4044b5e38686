"""How far an import is, in steps and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.models import Job, Upload
from annotator.models.job import State
from annotator.templatetags.thousands import thousands
from annotator.web.jobs_shown import JobShown

STEPS: dict[str, Any] = {
    "reading": _("Reading the file"),
    "segmenting": _("Telling pages, passages and notes apart"),
    "citations": _("Reading the citations"),
    "storing": _("Storing the text"),
}


@dataclass(frozen=True, slots=True)
class Step:
    label: Any
    state: str  # done, now, later


@dataclass(frozen=True, slots=True)
class Progress(JobShown):
    """`job` is the newest import of the upload."""

    steps: tuple[Step, ...]
    percent: int

    @property
    def is_cancelled(self) -> bool:
        return self.job is not None and self.job.state == State.CANCELLED

    @property
    def why(self) -> Any:
        """Why it failed, and what to do."""
        return REASONS.get(self.job.error_code, self.job.error) if self.job else ""

    @property
    def now(self) -> Any:
        """What is being done, in words."""
        if self.job is None or self.is_waiting:
            return _("Waiting for its turn")
        if self.job.step == "reading" and self.job.total > len(STEPS):
            pages = {"page": thousands(self.job.done + 1), "count": thousands(self.job.total // len(STEPS))}
            return gettext("Reading page %(page)s of %(count)s") % pages
        return next((step.label for step in self.steps if step.state == "now"), _("Done"))


# The readers say in English why a file cannot be read; by code, so that a person reads it in their own language.
REASONS: dict[str, Any] = {
    "empty": _("The file is empty. Check that it was saved or copied completely, and choose it again."),
    "blank": _("The file holds only white space. Choose the file that holds the text."),
    "too_large": _("The file is too large. Split it, or ask the administrator to raise the limit."),
    "too_many_pages": _("The file has too many pages. Split it, or ask the administrator to raise the limit."),
    "binary": _(
        "The file holds no text that can be read. Save the text as PDF, Word (.docx), EPUB, HTML or plain text, and choose that file."
    ),
    "wrong_encoding": _("The file’s character encoding cannot be told. Open it in an editor, save it as UTF-8, and choose it again."),
    "unknown_format": _(
        "This kind of file is not read. Save it as PDF, Word (.docx), OpenDocument (.odt), EPUB, HTML, TEI, JATS or plain text."
    ),
    "encrypted": _("The file is under a password. Save a copy without one, and choose that file."),
    "broken": _("The file is damaged or incomplete. Open it in the program that made it, save it anew, and choose that file."),
    "no_text_layer": _(
        "The PDF holds pictures of pages and no text. Let OCRmyPDF add a text layer (ocrmypdf in.pdf out.pdf), and choose the result."
    ),
    "parser_crashed": _("The file makes the reader crash. Save it anew in another program, or in another format, and choose that file."),
    "too_much_memory": _("Reading the file takes more memory than is allowed. Split it, or save it without pictures."),
    "too_slow": _("Reading the file takes longer than is allowed. Split it, or save it in another format."),
    "being_corrected": _("This text is being corrected already. Finish or discard that first, then try again."),
    "entities": _("The file refers to parts outside itself, which is refused. Save it with them written out."),
    "too_expansive": _(
        "The file unpacks to far more than its size lets expect, which is refused. Take pictures and attachments out, and save it again."
    ),
}


@dataclass(frozen=True, slots=True)
class Import:
    """An upload that nobody has confirmed yet, as the lists show it."""

    upload: Upload
    progress: Progress


def imports_of(uploads: Iterable[Upload]) -> list[Import]:
    """Prefetch the jobs."""
    return [Import(upload, progress_of(upload)) for upload in uploads]


def progress_of(upload: Upload) -> Progress:
    job = max((job for job in upload.jobs.all() if job.kind == "import"), key=lambda job: job.pk, default=None)
    reached = list(STEPS).index(job.step) if job and job.step in STEPS else 0
    over = upload.edition_id is not None or (job is not None and job.state == State.DONE)
    steps = (Step(label, _state(place, reached, over, job)) for place, label in enumerate(STEPS.values()))
    return Progress(job, tuple(steps), 100 if over else job.percent if job else 0)


def _state(place: int, reached: int, over: bool, job: Job | None) -> str:
    if over or place < reached:
        return "done"
    return "now" if place == reached and job and job.state == State.RUNNING else "later"
