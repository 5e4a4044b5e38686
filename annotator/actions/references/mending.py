"""Mend the description of a cited work."""

from typing import Any

from django.db import transaction
from django.db.models import F

from annotator.actions.errors import StaleVersion
from annotator.actions.references.rights import must_mend, record
from annotator.actions.verification import queue_check
from annotator.models import Reading, User
from annotator.models.event import Verb
from editions.citations.ranges import parse_page_range
from editions.models import Reference


@transaction.atomic
def mend(*, reading: Reading, reference: Reference, csl: dict[str, Any], version: int, by: User, source: str = "hand") -> list[str]:
    """Write the given CSL-JSON fields; an empty value takes a field away. Gives back the names of the fields that have changed.

    `source` says where the values come from: "hand", or the name of an imported file. Raises StaleVersion.
    """
    must_mend(reading, reference, by)
    changed = [name for name, value in csl.items() if (reference.csl.get(name) or None) != (value or None)]
    if not changed:
        return []
    before = {name: reference.csl.get(name) for name in changed}
    described = {name: value for name, value in (reference.csl | csl).items() if value}
    first, last = extent_of_pages(described) if "page" in changed else (reference.extent_first, reference.extent_last)
    saved = Reference.objects.filter(pk=reference.pk, version=version, merged_into=None).update(
        csl=described,
        by_hand=sorted({*reference.by_hand, *changed}),
        extent_first=first,
        extent_last=last,
        version=F("version") + 1,
    )
    reference.refresh_from_db()
    if not saved:
        raise StaleVersion(version=reference.version, standing={})
    after = {"reference": reference.label, "reference_id": reference.pk, "source": source, **{name: csl[name] for name in changed}}
    record(Verb.MENDED, reading, by, before, after)
    queue_check(reading=reading, by=by)
    return changed


def extent_of_pages(csl: dict[str, Any]) -> tuple[int | None, int | None]:
    """First and last page of the item in its container, where its pages are one arabic range."""
    try:
        pages = parse_page_range(str(csl.get("page") or ""))
    except ValueError:
        return None, None
    return (pages.first, pages.last) if isinstance(pages.first, int) and isinstance(pages.last, int) else (None, None)
