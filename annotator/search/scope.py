"""Where a reader searches: readings that they may see, each with its current text."""

from dataclasses import dataclass
from typing import Any

from annotator.models import Reading
from editions.models import Revision
from editions.search.index import config_of


@dataclass(frozen=True, slots=True)
class Scope:
    """`readings` by pk; `texts` are the current revisions by pk, each with the reading that shows it; `configs` by revision.

    `within` is the one reading that is searched, None where all are.
    """

    user: Any
    within: Reading | None
    readings: dict[int, Reading]
    texts: dict[int, Reading]
    configs: dict[int, str]


def scope_of(user: Any, within: Reading | None = None) -> Scope:
    """All that the user may read, or one reading of it; in two queries."""
    readings = Reading.objects.visible_to(user).select_related("edition", "seminar").order_by("pk")
    found = {reading.pk: reading for reading in (readings.filter(pk=within.pk) if within else readings)}
    shown: dict[int, Reading] = {}
    for reading in found.values():
        shown.setdefault(reading.edition_id, reading)
    current = Revision.objects.filter(edition__in=shown, published_at__isnull=False).order_by("edition", "-number").distinct("edition")
    rows = list(current.values_list("pk", "edition", "language"))
    configs = {pk: config_of(language or shown[edition].edition.language) for pk, edition, language in rows}
    return Scope(user, within, found, {pk: shown[edition] for pk, edition, _ in rows}, configs)
