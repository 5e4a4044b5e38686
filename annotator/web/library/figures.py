"""What a reading amounts to, in four numbers: as many as its reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from annotator.models import Attestation, Claim, DisagreementNote, Reading, Upload
from annotator.models.attestation import Decision
from annotator.news.unseen import new_in
from editions.models import CitationMention

# What a person can say of a failed citation so that it no longer counts as off.
IN_ORDER = (Decision.CORRECT_AS_CITED, Decision.EXTRACTION_ERROR, Decision.OTHER_EDITION, Decision.DISMISSED)


PUBLISHED = Q(revision__edition__revisions__published_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Figures:
    claims: int = 0
    contested: int = 0
    disagreements: int = 0
    citations_off: int = 0


@dataclass(frozen=True, slots=True)
class ReadingOnShelf:
    """A reading as the lists show it."""

    reading: Reading
    figures: Figures
    upload: Upload | None
    new: int = 0  # what others have done since the user last had it open


def on_shelf(readings: Sequence[Reading], user: Any) -> list[ReadingOnShelf]:
    figures = figures_of(readings, user)
    uploads = Upload.objects.filter(edition__in=[reading.edition_id for reading in readings])
    brought = {(upload.seminar_id, upload.edition_id): upload for upload in uploads}
    new = new_in(readings, user)
    return [
        ReadingOnShelf(reading, figures[reading.pk], brought.get((reading.seminar_id, reading.edition_id)), new.get(reading.pk, 0))
        for reading in readings
    ]


def figures_of(readings: Sequence[Reading], user: Any) -> dict[int, Figures]:
    """The figures by the reading's pk, in four queries however many readings."""
    claims = Claim.objects.visible_to(user).alive().filter(reading__in=readings)
    made = _by_reading(claims)
    contested = _by_reading(claims.contested(user))
    disagreements = _by_reading(DisagreementNote.objects.visible_to(user).alive().open().filter(reading__in=readings))
    off = _citations_off(readings)
    return {
        reading.pk: Figures(
            made.get(reading.pk, 0), contested.get(reading.pk, 0), disagreements.get(reading.pk, 0), off.get(reading.edition_id, 0)
        )
        for reading in readings
    }


def _by_reading(annotations: QuerySet[Any]) -> dict[int, int]:
    return dict(annotations.order_by().values_list("reading").annotate(Count("pk", distinct=True)))


def _citations_off(readings: Sequence[Reading]) -> dict[int, int]:
    """By edition: citations of the current text with a failed check that nobody has found to be in order."""
    failed = CitationMention.objects.filter(
        revision__edition__in=[reading.edition_id for reading in readings],
        checks__superseded_at=None,
        checks__severity="error",
        checks__result="failed",
    ).exclude(attestations__in=Attestation.objects.standing().filter(decision__in=IN_ORDER))
    current = failed.annotate(newest=Max("revision__edition__revisions__number", filter=PUBLISHED)).filter(revision__number=F("newest"))
    found: dict[int, int] = {}
    for edition, _ in current.order_by().values_list("revision__edition", "pk").distinct():
        found[edition] = found.get(edition, 0) + 1
    return found
