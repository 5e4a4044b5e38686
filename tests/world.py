"""The people and the texts that tests are about. All of it is invented.

alice founded the seminar and writes claims, bob reads along, carol reviews, olga only observes, dora is an outsider.
"""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile

from annotator.actions.seminars import found_seminar
from annotator.models import Membership, Reading, Seminar, Upload, User
from annotator.models.seminar import Role
from annotator.models.upload import Purpose
from editions.citations.reading import read_citations
from editions.citing import citing_passages, missing_notes
from editions.importing import import_edition
from editions.models import Edition, Revision
from editions.readers import read_bytes, source_of_text
from editions.segmentation import segment

# Two printed pages, three notes: one full citation with a pinpoint, one "ebd.", one archive.
TEXT = """12

Die Waage am Hafen

Ein Versuch über Gewichte

Wer die Waage hält, der hält die Stadt, hat man in Sandhafen lange
gesagt, und niemand fragte, wer die Gewichte prüfte.1 Erst der Streit um
den Kornpfennig brachte an den Tag, dass »die Steine des Rates um ein
Zehntel zu leicht befunden worden sind«.2 Der Rat schwieg dazu ein Jahr
lang.

Die Gilde dagegen schrieb. Ihre Briefe liegen noch heute beisammen,
und sie reden von nichts anderem als von den Steinen

1 Anselm Verhoog, Maß und Gewicht in Sandhafen, Emden 1934, S. 40–58,
hier S. 44.
2 Ebd., S. 51.
\f13

und von der Ehre derer, die sie prägten.3 Man hat das für Eigennutz
gehalten; es war wohl eher Buchführung.

3 Stadtarchiv Sandhafen, Gilden, Nr. 12, Bl. 7.
"""

SOURCE = """50

Anselm Verhoog

Maß und Gewicht in Sandhafen

Im Herbst wurden die Gewichte der Stadt zum ersten Mal seit Menschen-
gedenken gegen das Urmaß gehalten, und es waren die Schöffen selbst,
die das Ergebnis zu Papier brachten.
\f51

Darin heißt es ohne Umschweife, dass die Steine des Rates um ein
Zehntel zu leicht befunden worden sind, und zwar alle ohne Ausnahme.
\f52

Was daraus folgte, ist bekannt. Die Steine wurden eingezogen, und
niemand hat sie wieder gesehen.
"""


@dataclass(frozen=True)
class Place:
    """Words of a reading's text, as a client sends them."""

    passage: str
    start: int
    end: int
    exact: str


def person(name: str) -> User:
    return User.objects.create_user(username=name, email=f"{name}@example.org", password="long enough 1", name=name.capitalize())


def seminar_of(alice: User, **others: User) -> Seminar:
    """A seminar owned by alice; `others` are members by role."""
    seminar = found_seminar(name="Gewichte und Maße", by=alice)
    for role, user in others.items():
        Membership.objects.create(seminar=seminar, user=user, role=Role(role))
    return seminar


def hold(seminar: Seminar, text: str, *, by: User, name: str = "text.txt", purpose: str = Purpose.READING) -> Edition:
    """The text imported through the one write path, and held by the seminar."""
    source = source_of_text(text)
    segmented = segment(source)
    citations = read_citations(citing_passages(segmented), segmented.language, missing=missing_notes(segmented))
    revision = import_edition(source=source, segmented=segmented, citations=citations, name=name, source_sha256=name.ljust(64, "0"))
    sha256 = f"{seminar.pk}-{name}".ljust(64, "0")
    Upload.objects.create(
        seminar=seminar,
        edition=revision.edition,
        purpose=purpose,
        file=f"uploads/{name}",
        name=name,
        size=len(text),
        sha256=sha256,
        uploaded_by=by,
    )
    return revision.edition


def bring(seminar: Seminar, data: bytes, *, by: User, name: str, purpose: str = Purpose.READING) -> Upload:
    """A file that is held, its bytes too, and that was imported without a job."""
    source = read_bytes(data, name=name)
    segmented = segment(source)
    sha256 = hashlib.sha256(data).hexdigest()
    citations = read_citations(citing_passages(segmented), segmented.language, missing=missing_notes(segmented))
    revision = import_edition(source=source, segmented=segmented, citations=citations, name=name, source_sha256=sha256)
    upload = Upload(seminar=seminar, edition=revision.edition, purpose=purpose, name=name, size=len(data), sha256=sha256, uploaded_by=by)
    upload.file.save(name, ContentFile(data))
    return upload


def open_for(seminar: Seminar, edition: Edition, *, by: User, **fields: object) -> Reading:
    return Reading.objects.create(seminar=seminar, edition=edition, created_by=by, **fields)


def place(revision: Revision, words: str) -> Place:
    """Where the words stand; they must lie within one passage."""
    at = revision.text.index(words)
    passage = revision.passages.get(start__lte=at, end__gte=at + len(words))
    return Place(passage.ref, at - passage.start, at - passage.start + len(words), words)
