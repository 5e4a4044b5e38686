"""What a seminar's library holds of the works that its texts cite."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import Closed, NotAllowed
from annotator.actions.verification import tie_reference
from annotator.models import Event, Reading, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text, role_in
from editions.matching import Cited, Held, Match, candidates
from editions.models import Edition, Reference, SheetPicture


@dataclass(frozen=True, slots=True)
class Holding:
    """A cited work and a held edition that may be it. `score` is 1 for what is tied already."""

    reading: Reading
    reference: Reference
    edition: Edition
    score: float = 1.0
    is_certain: bool = False


def possible_holdings(seminar: Seminar, *, readings: Iterable[Reading] | None = None) -> list[Holding]:
    """Cited works that nothing is tied to yet, each with the held editions that it may be, best first."""
    held = _held(seminar)
    chosen = seminar.readings.select_related("edition", "seminar") if readings is None else readings
    by_edition = {reading.edition_id: reading for reading in chosen}
    found: list[Holding] = []
    for edition_id, references in _untied(by_edition).items():
        others = {key: edition for key, edition in held.items() if key != edition_id}
        matches = candidates((Cited(pk, reference.csl) for pk, reference in references.items()), [_as_held(one) for one in others.values()])
        found += [_holding(match, by_edition[edition_id], references, others) for match in matches]
    return found


def tied_holdings(seminar: Seminar, edition: Edition) -> list[Holding]:
    """Works cited by the seminar's readings that are held as `edition`."""
    readings = {reading.edition_id: reading for reading in seminar.readings.select_related("edition", "seminar")}
    references = Reference.objects.filter(held_as=edition, edition__in=readings)
    return [Holding(readings[reference.edition_id], reference, edition) for reference in references]


@transaction.atomic
def tie_what_matches(seminar: Seminar, *, by: User) -> list[Holding]:
    """Tie every cited work to the one held edition that it certainly is, and check again what cites it.

    What a person has untied is left alone. Does nothing for those who may not tie.
    """
    if not may_mend_text(by, seminar):
        return []
    refused = _refused(seminar)
    certain = [
        holding
        for holding in possible_holdings(seminar)
        if holding.is_certain and (holding.reference.pk, holding.edition.pk) not in refused
    ]
    for holding in certain:
        tie_reference(reading=holding.reading, reference=holding.reference, held_as=holding.edition, by=by)
    return certain


@transaction.atomic
def discard_upload(*, upload: Upload, by: User) -> None:
    """Take an import that nobody has confirmed out of the library, with its text. Raises Closed for a confirmed one."""
    own = upload.uploaded_by_id == by.pk and role_in(by, upload.seminar) is not None
    if not own and not may_mend_text(by, upload.seminar):
        raise NotAllowed
    if upload.confirmed_at or (upload.edition and upload.edition.readings.exists()):
        raise Closed(_("This text has been confirmed; it stays in the library."))
    events.record(Verb.DELETED, seminar=upload.seminar, by=by, before={"name": upload.name})
    delete_upload(upload)


def delete_upload(upload: Upload) -> None:
    """Delete the row, the edition that only it brought, and the file with its pictures when no other row needs it."""
    edition, storage, path = upload.edition, upload.file.storage, upload.file.name or ""
    upload.delete()
    if edition and not edition.uploads.exists() and not edition.readings.exists():
        edition.delete()
    if not Upload.objects.filter(file=path).exists():
        transaction.on_commit(partial(storage.delete, path))
        SheetPicture.objects.forget(upload.sha256)


def _held(seminar: Seminar) -> dict[int, Edition]:
    return {
        edition.pk: edition for edition in Edition.objects.filter(uploads__seminar=seminar, uploads__confirmed_at__isnull=False).distinct()
    }


def _untied(readings: dict[int, Reading]) -> dict[int, dict[int, Reference]]:
    references: dict[int, dict[int, Reference]] = defaultdict(dict)
    for reference in Reference.objects.standing().filter(edition__in=readings, held_as=None):
        references[reference.edition_id][reference.pk] = reference
    return references


def _as_held(edition: Edition) -> Held:
    return Held(edition.pk, edition.title, edition.subtitle, tuple(edition.creators), edition.year, str(edition.csl.get("volume") or ""))


def _holding(match: Match, reading: Reading, references: dict[int, Reference], editions: dict[int, Edition]) -> Holding:
    return Holding(reading, references[match.reference_key], editions[match.edition_key], match.score, match.is_certain)


def _refused(seminar: Seminar) -> set[tuple[int, int]]:
    """Pairs of reference and edition that somebody has untied."""
    untied = Event.objects.filter(seminar=seminar, verb=Verb.TIED, after__held_as=None).values_list(
        "after__reference_id", "before__held_as"
    )
    return {(reference, edition) for reference, edition in untied if reference and edition}
