"""Let some citations of a work be those of another one."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError, Missing
from annotator.actions.references.mending import extent_of_pages
from annotator.actions.references.rights import must_be_at, must_mend, record
from annotator.actions.verification import queue_check
from annotator.models import Reading, User
from annotator.models.event import Verb
from editions.models import CitationMention, Reference
from editions.models.citation import Resolution


class NothingToMove(ActionError):
    code = "nothing_to_move"
    sentence = _("Choose the citations that mean another work, and leave at least one that does not.")


@transaction.atomic
def split(
    *,
    reading: Reading,
    reference: Reference,
    mentions: Iterable[CitationMention],
    csl: dict[str, Any],
    by: User,
    version: int | None = None,
) -> Reference:
    """Move citations to a work of its own, described by `csl`; those that point back to a moved one ("ebd.") go along.

    Raises Missing without a title, NothingToMove when none or all of the citations are chosen, and StaleVersion as `merge` does.
    """
    must_mend(reading, reference, by)
    must_be_at(reference, version)
    if not str(csl.get("title") or "").strip():
        raise Missing(_("Give the other work a title."), field="title")
    moving = with_followers(reference, mentions)
    if not moving or len(moving) >= _cited(reference).count():
        raise NothingToMove
    described = {name: value for name, value in csl.items() if value}
    first, last = extent_of_pages(described)
    full = next((mention for mention in moving if mention.form == "full"), moving[0])
    new = Reference.objects.create(
        edition=reference.edition,
        key=(reference.edition.references.aggregate(last=Max("key"))["last"] or 0) + 1,
        raw=full.raw,
        csl=described,
        by_hand=sorted(described),
        note_number=full.passage.number,
        extent_first=first,
        extent_last=last,
    )
    reference.version += 1
    reference.save(update_fields=["version"])
    pks = [mention.pk for mention in moving]
    CitationMention.objects.filter(pk__in=pks, reference=reference).update(reference=new, by_hand=True, resolution=Resolution.RESOLVED)
    CitationMention.objects.filter(pk__in=pks, mediating=reference).update(mediating=new, by_hand=True)
    after = {"reference": new.label, "reference_id": new.pk, "split_from": reference.pk, "mentions": pks, "citations": len(pks)}
    record(Verb.SPLIT, reading, by, {"reference": reference.label}, after)
    queue_check(reading=reading, by=by)
    return new


def with_followers(reference: Reference, mentions: Iterable[CitationMention]) -> list[CitationMention]:
    """The citations of the work that are chosen, and those whose chain of "ebd." leads to a chosen one."""
    chosen = {mention.pk for mention in mentions}
    cited = list(_cited(reference))
    by_place = {(mention.revision_id, mention.order): mention for mention in cited}
    moving: set[int] = set()
    for mention in cited:  # in the order of the text: what is pointed at comes first
        before = by_place.get((mention.revision_id, mention.steps[0]["mention"])) if mention.steps else None
        follows = before is not None and before.pk in moving and mention.form != "full" and not mention.by_hand
        if mention.pk in chosen or follows:
            moving.add(mention.pk)
    return [mention for mention in cited if mention.pk in moving]


def _cited(reference: Reference) -> Any:
    rows = CitationMention.objects.filter(reference=reference) | CitationMention.objects.filter(mediating=reference)
    return rows.select_related("passage").order_by("revision", "order")
