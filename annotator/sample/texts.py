"""The four texts of the sample, brought in as a reader would bring them: uploaded, imported by a job, confirmed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from annotator import tasks
from annotator.actions import uploads
from annotator.actions.editions import describe_edition
from annotator.actions.verification import tie_reference
from annotator.models import Reading, Seminar, Upload, User
from annotator.models.upload import Purpose
from annotator.sample.printing import printed

TEXTS = Path(__file__).parent / "texts"
PATIENCE = 120.0  # seconds for a worker that was faster than we are


@dataclass(frozen=True, slots=True)
class Text:
    """A file of the sample, and its title page as the owner of the seminar describes it. `is_printed`: brought as a PDF of it."""

    file: str
    title: str
    subtitle: str
    creators: tuple[str, ...]
    language: str
    csl: dict[str, Any] = field(default_factory=dict, hash=False)
    is_printed: bool = False

    @property
    def name(self) -> str:
        """Of the file as it is brought."""
        return str(Path(self.file).with_suffix(".pdf")) if self.is_printed else self.file

    @property
    def content(self) -> bytes:
        written = (TEXTS / self.file).read_bytes()
        return printed(written.decode()) if self.is_printed else written


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read together, the source of it that we hold, and words by which its reference is told."""

    text: Text
    source: Text
    cited_as: str


RECHNUNGSBUCH = Article(
    Text(
        "rechnungsbuch.txt",
        "Das dritte Rechnungsbuch",
        "Die Ahrenflether Brauerzunft und der Malzpfennig von 1587",
        ("Henrike Lohbeck",),
        "de",
        {
            "type": "article-journal",
            "container-title": "Marschenland. Blätter für Regionalgeschichte",
            "volume": "12",
            "page": "41-48",
            "issued": {"date-parts": [[2019]]},
        },
    ),
    Text(
        "petri-bedencken.txt",
        "Bedencken von der Brauer Gerechtigkeit",
        "",
        ("Johann Petri",),
        "de",
        {
            "type": "chapter",
            "container-title": "Quellen zur Geschichte der Unterelbestädte",
            "volume": "II",
            "editor": [{"family": "Siemsen", "given": "Karl"}],
            "publisher-place": "Kiel",
            "page": "140-151",
            "issued": {"date-parts": [[1902]]},
        },
    ),
    "Bedencken von der Brauer Gerechtigkeit",
)
WATER_FOR_INK = Article(
    Text(
        "water-for-ink.txt",
        "Water for Ink",
        "Hester Vane’s Tidebook and the Readers of Carrow Quay, 1788–1803",
        ("Imogen Sallow",),
        "en",
        {
            "type": "article-journal",
            "container-title": "The Reading Room",
            "volume": "19",
            "page": "201-208",
            "issued": {"date-parts": [[2017]]},
        },
    ),
    Text(
        "vane-tidebook.txt",
        "The Tidebook of Hester Vane",
        "The Third Quire",
        ("Hester Vane",),
        "en",
        {
            "type": "book",
            "editor": [{"family": "Kell", "given": "Ambrose"}],
            "publisher": "Lanthorn Press",
            "publisher-place": "Harwick",
            "page": "58-68",
            "issued": {"date-parts": [[1911]]},
        },
        is_printed=True,
    ),
    "The Tidebook of Hester Vane",
)
ARTICLES = (RECHNUNGSBUCH, WATER_FOR_INK)


class SampleBroken(Exception):
    """The sample's own files no longer do what the sample needs; the text says what is wrong."""


def open_article(article: Article, seminar: Seminar, by: User) -> Reading:
    """Upload the article and its source, open the reading, tie the one to the other, and queue the check of its pages."""
    source = _import(article.source, Purpose.SOURCE, seminar, by)
    uploads.confirm(upload=source, by=by)
    reading = uploads.confirm(upload=_import(article.text, Purpose.READING, seminar, by), by=by)
    references = reading.edition.references.all() if reading else ()
    reference = next((cited for cited in references if article.cited_as in cited.raw), None)
    if reading is None or reference is None:
        raise SampleBroken(f"{article.text.file}: no reference to {article.cited_as!r} was read.")
    tie_reference(reading=reading, reference=reference, held_as=source.edition, by=by)
    return reading


def _import(text: Text, purpose: str, seminar: Seminar, by: User) -> Upload:
    content = ContentFile(text.content, name=text.name)
    upload = uploads.receive(seminar=seminar, file=content, name=text.name, by=by, purpose=purpose)
    try:
        job = tasks.finish(upload.jobs.get(), seconds=PATIENCE)
    except TimeoutError as late:
        raise SampleBroken(str(late)) from None
    upload.refresh_from_db()
    if upload.edition is None:
        raise SampleBroken(f"{text.file}: {job.error or job.get_state_display()}")
    describe_edition(
        edition=upload.edition,
        seminar=seminar,
        by=by,
        title=text.title,
        subtitle=text.subtitle,
        creators=list(text.creators),
        language=text.language,
        csl=text.csl,
    )
    return upload
