"""Let two cited works be one, and part them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError, Closed, NotAllowed
from annotator.actions.references.rights import must_be_at, must_mend, record
from annotator.actions.verification import queue_check
from annotator.models import Event, EvidenceLink, Reading, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text
from editions.matching import year_of
from editions.models import CitationMention, Reference


class TwoEditions(ActionError):
    """The works differ in year, volume or held text: nobody merges two editions by accident."""

    code, status = "two_editions", 409
    sentence = _("These look like two editions, which stay apart. Say that they are one work if you are sure.")


class DifferentHoldings(ActionError):
    code, status = "different_holdings", 409
    sentence = _("The two works are tied to different held texts. Untie one of them first.")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a merge has moved, by primary key: enough to part the two again."""

    mentions: list[int]
    mediated: list[int]
    candidates: list[int]
    evidence: list[int]
    short_titles: list[str]
    held_as: int | None


@transaction.atomic
def merge(
    *, reading: Reading, reference: Reference, into: Reference, by: User, is_one_work: bool = False, version: int | None = None
) -> Reference:
    """Let two references be one work: citations, held text and evidence go along, and `part` undoes it.

    `is_one_work` is a person's word where the two look like two editions; without it TwoEditions is raised.
    `version` is the one of `reference` that the person has seen, where the client knows it; StaleVersion when it has moved on.
    """
    must_mend(reading, reference, by)
    must_mend(reading, into, by)
    must_be_at(reference, version)
    if reference.pk == into.pk or reference.merged_into_id or into.merged_into_id:
        raise Closed(_("These works have been merged already."))
    if reference.held_as_id and into.held_as_id and reference.held_as_id != into.held_as_id:
        raise DifferentHoldings
    if differences(reference, into) and not is_one_work:
        raise TwoEditions
    moved = _move(reference, into)
    reference.merged_into = into
    reference.version += 1
    reference.save(update_fields=["merged_into", "version"])
    after = {"reference": into.label, "reference_id": into.pk, "merged_id": reference.pk, "citations": len(moved.mentions)}
    record(Verb.MERGED, reading, by, _plain(moved) | {"reference": reference.label}, after)
    queue_check(reading=reading, by=by)
    return into


@transaction.atomic
def part(*, reading: Reading, reference: Reference, by: User) -> Reference:
    """Undo the merge of `reference`: what had been moved goes back, as far as nobody has moved it on since."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    into = reference.merged_into
    merged = Event.objects.filter(verb=Verb.MERGED, after__merged_id=reference.pk).last()
    if into is None or merged is None:
        raise Closed(_("This work is not merged with another one."))
    moved = merged.before
    CitationMention.objects.filter(pk__in=moved["mentions"], reference=into).update(reference=reference)
    CitationMention.objects.filter(pk__in=moved["mediated"], mediating=into).update(mediating=reference)
    EvidenceLink.objects.filter(pk__in=moved["evidence"], reference=into).update(reference=reference)
    _add_candidates(reference, moved["candidates"])
    into.short_titles = [title for title in into.short_titles if title not in moved["short_titles"]]
    if moved["held_as"] and into.held_as_id == moved["held_as"]:
        into.held_as = None
    into.save(update_fields=["short_titles", "held_as"])
    reference.merged_into = None
    reference.version += 1
    reference.save(update_fields=["merged_into", "version"])
    after = {"reference": reference.label, "reference_id": reference.pk, "apart": sorted((reference.pk, into.pk))}
    record(Verb.PARTED, reading, by, {"reference": into.label}, after)
    queue_check(reading=reading, by=by)
    return reference


def differences(one: Reference, other: Reference) -> list[str]:
    """In what two descriptions contradict each other as those of two editions do: year, volume, held text."""
    pairs = {
        "issued": (year_of(one.csl), year_of(other.csl)),
        "volume": (str(one.csl.get("volume") or ""), str(other.csl.get("volume") or "")),
    }
    return [name for name, (mine, theirs) in pairs.items() if mine and theirs and mine != theirs]


def _move(reference: Reference, into: Reference) -> Moved:
    mentions = CitationMention.objects.filter(reference=reference)
    mediated = CitationMention.objects.filter(mediating=reference)
    evidence = EvidenceLink.objects.filter(reference=reference)
    candidates = list(reference.candidate_for.values_list("pk", flat=True))
    added = [title for title in reference.short_titles if title not in into.short_titles]
    moved = Moved(
        mentions=list(mentions.values_list("pk", flat=True)),
        mediated=list(mediated.values_list("pk", flat=True)),
        candidates=candidates,
        evidence=list(evidence.values_list("pk", flat=True)),
        short_titles=added,
        held_as=reference.held_as_id if into.held_as_id is None else None,
    )
    mentions.update(reference=into)
    mediated.update(mediating=into)
    evidence.update(reference=into)
    reference.candidate_for.clear()
    _add_candidates(into, candidates)
    into.short_titles = [*into.short_titles, *added]
    into.held_as = into.held_as or reference.held_as
    into.save(update_fields=["short_titles", "held_as"])
    return moved


def _add_candidates(reference: Reference, mentions: Sequence[int]) -> None:
    reference.candidate_for.add(*CitationMention.objects.filter(pk__in=mentions))


def _plain(moved: Moved) -> dict[str, Any]:
    return {name: getattr(moved, name) for name in Moved.__slots__}
