"""Where a reader searches: readings that they may see, each with its current text."""

from dataclasses import dataclass, replace
from typing import Any

from annotator.models import Reading
from annotator.models.sight import Sight
from editions.models import Revision
from editions.search.index import config_of


@dataclass(frozen=True, slots=True)
class Scope:
    """`readings` by pk, in the order of their titles; `texts` are the current revisions by pk, each with the reading that shows it.

    `configs` are the languages by revision; `within` is the one reading that is searched, None where all are; `sight` is what the user
    may see there.
    """

    sight: Sight
    within: Reading | None
    readings: dict[int, Reading]
    texts: dict[int, Reading]
    configs: dict[int, str]

    def narrowed_to(self, reading: Reading) -> "Scope":
        """One of the readings alone, with its own text."""
        texts = {pk: reading for pk, shown in self.texts.items() if shown.edition_id == reading.edition_id}
        return replace(self, within=reading, readings={reading.pk: reading}, texts=texts, configs={pk: self.configs[pk] for pk in texts})


def scope_of(user: Any) -> Scope:
    """All that the user may read; in three queries."""
    readings = Reading.objects.visible_to(user).select_related("edition", "seminar").order_by("edition__title", "pk")
    found = {reading.pk: reading for reading in readings}
    shown: dict[int, Reading] = {}
    for reading in found.values():
        shown.setdefault(reading.edition_id, reading)
    current = Revision.objects.filter(edition__in=shown, published_at__isnull=False).order_by("edition", "-number").distinct("edition")
    rows = list(current.values_list("pk", "edition", "language"))
    configs = {pk: config_of(language or shown[edition].edition.language) for pk, edition, language in rows}
    return Scope(Sight.of(user), None, found, {pk: shown[edition] for pk, edition, _ in rows}, configs)
