"""The works that a text cites, what each is held as, and what it may be held as."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from annotator.models import Reading, Upload, User
from editions.matching import Cited, Held, candidates
from editions.models import Edition, Reference


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A reference with the number of its citations. `suggestion` is a held text that resembles it closely."""

    reference: Reference
    citations: int
    held: Edition | None
    is_hidden: bool  # held, but not for this person to read
    suggestion: Edition | None


def works_of(reading: Reading, readable: dict[int, Edition], *, most: int | None = None) -> list[CitedWork]:
    """All works that the text cites, in the order in which they are first cited; or the `most` often cited of them."""
    revision = reading.edition.current_revision
    counted = {
        name: dict(revision.mentions.filter(**{f"{name}__isnull": False}).order_by().values_list(name).annotate(Count("pk")))
        for name in ("reference", "mediating")
    }
    references = list(reading.edition.references.standing().order_by("key"))

    def citations(reference: Reference) -> int:
        return counted["reference"].get(reference.pk, 0) + counted["mediating"].get(reference.pk, 0)

    if most is not None and len(references) > most:
        references = sorted(references, key=citations, reverse=True)[:most]
    untied = [reference for reference in references if reference.held_as_id is None]
    suggestions = _suggestions(untied, [edition for edition in readable.values() if edition.pk != reading.edition_id])
    return [
        CitedWork(
            reference=reference,
            citations=citations(reference),
            held=readable.get(reference.held_as_id or 0),
            is_hidden=reference.held_as_id is not None and reference.held_as_id not in readable,
            suggestion=suggestions.get(reference.pk),
        )
        for reference in references
    ]


def held_texts(reading: Reading, user: User) -> Iterable[Edition]:
    """Texts of the seminar's library that a reference can be tied to."""
    held = Upload.objects.visible_to(user).filter(seminar=reading.seminar, edition__isnull=False).exclude(edition=reading.edition)
    return Edition.objects.filter(pk__in=held.values("edition"))


def _suggestions(references: list[Reference], editions: list[Edition]) -> dict[int, Edition]:
    if not references or not editions:
        return {}
    known = {edition.pk: edition for edition in editions}
    held = [
        Held(edition.pk, edition.title, edition.subtitle, tuple(edition.creators), edition.year, str(edition.csl.get("volume") or ""))
        for edition in editions
    ]
    best: dict[int, Edition] = {}
    for match in candidates([Cited(reference.pk, reference.csl) for reference in references], held):
        best.setdefault(match.reference_key, known[match.edition_key])
    return best
