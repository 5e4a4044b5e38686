"""Add works to a text's bibliography that nothing in it was read as, and take them away again while nothing rests on them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.actions.references import extent_of_pages
from annotator.models import Event, Reading, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text
from editions.bibliography.entries import written_name, year_of
from editions.models import Edition, Reference

LEFT_OUT = ("id",)


@transaction.atomic
def add_works(*, reading: Reading, works: Iterable[dict[str, Any]], source: str, by: User) -> list[Reference]:
    """Each CSL-JSON item as a work of its own; `source` is the file's name, or "hand". Raises Missing where one has no title."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    # Two who add at once would give two works the same number.
    edition = Edition.objects.select_for_update(no_key=True).get(pk=reading.edition_id)
    free = (edition.references.aggregate(last=Max("key"))["last"] or 0) + 1
    return [_add(reading, edition, csl, key, source, by) for key, csl in enumerate(works, start=free)]


def _add(reading: Reading, edition: Edition, csl: dict[str, Any], key: int, source: str, by: User) -> Reference:
    described = {name: value for name, value in csl.items() if value and name not in LEFT_OUT}
    if not str(described.get("title") or "").strip():
        raise Missing(_("Give the work a title."), field="title")
    first, last = extent_of_pages(described)
    work = Reference.objects.create(
        edition=edition,
        key=key,
        raw=written(described),
        csl=described,
        by_hand=sorted(described),
        extent_first=first,
        extent_last=last,
    )
    after = {"reference": work.label, "reference_id": work.pk, "source": source}
    events.record(Verb.ADDED, seminar=reading.seminar, reading=reading, by=by, after=after)
    return work


@transaction.atomic
def remove_work(*, reading: Reading, reference: Reference, by: User) -> None:
    """Take away a work that was added. Raises Closed when the text cites it, or evidence or a merge rests on it."""
    if reference.edition_id != reading.edition_id or not may_mend_text(by, reading.seminar):
        raise NotAllowed
    if not is_removable(reference):
        raise Closed(_("This work is cited, merged with another one, or given as evidence; it stays."))
    label = reference.label
    reference.delete()
    events.record(Verb.REMOVED, seminar=reading.seminar, reading=reading, by=by, after={"reference": label})


def is_removable(reference: Reference) -> bool:
    """Whether a person has added the work, and nothing rests on it."""
    added = Event.objects.filter(verb=Verb.ADDED, after__reference_id=reference.pk).exists()
    rests = (reference.mentions, reference.mediated_mentions, reference.candidate_for, reference.merged, reference.evidence_links)
    return added and reference.merged_into_id is None and not any(related.exists() for related in rests)


def removable(reading: Reading) -> set[int]:
    """The works of the text that can be taken away again, by pk. Two queries and one for each work that was added."""
    added = Event.objects.filter(verb=Verb.ADDED, reading__edition=reading.edition_id).values_list("after__reference_id", flat=True)
    return {work.pk for work in reading.edition.references.standing().filter(pk__in=list(added)) if is_removable(work)}


def written(csl: dict[str, Any]) -> str:
    """The work in a line, as a bibliography would print it."""
    people = "; ".join(written_name(one) for one in csl.get("author") or csl.get("editor") or ())
    place = " ".join(part for part in (str(csl.get("publisher-place") or ""), year_of(csl)) if part)
    container = f"in: {csl['container-title']}" if csl.get("container-title") else ""
    pages = f"S. {csl['page']}" if csl.get("page") else ""
    return ", ".join(part for part in (people, str(csl.get("title") or ""), container, place, pages) if part)
