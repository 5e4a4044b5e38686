"""Mend the description of a cited work, merge two works that are one, and split one that is two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, Closed, Missing, NotAllowed, StaleVersion
from annotator.actions.verification import queue_check
from annotator.models import Event, EvidenceLink, Reading, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text
from editions.citations.ranges import parse_page_range
from editions.matching import year_of
from editions.models import CitationMention, Reference
from editions.models.citation import Resolution


class TwoEditions(ActionError):
    """The works differ in year, volume or held text: nobody merges two editions by accident."""

    code, status = "two_editions", 409
    sentence = _("These look like two editions, which stay apart. Say that they are one work if you are sure.")


class DifferentHoldings(ActionError):
    code, status = "different_holdings", 409
    sentence = _("The two works are tied to different held texts. Untie one of them first.")


class NothingToMove(ActionError):
    code = "nothing_to_move"
    sentence = _("Choose the citations that mean another work, and leave at least one that does not.")


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
def mend(*, reading: Reading, reference: Reference, csl: dict[str, Any], version: int, by: User, source: str = "hand") -> list[str]:
    """Write the given CSL-JSON fields; an empty value takes a field away. Gives back the names of the fields that have changed.

    `source` says where the values come from: "hand", or the name of an imported file. Raises StaleVersion.
    """
    _must_mend(reading, reference, by)
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
    _record(Verb.MENDED, reading, by, before, after)
    queue_check(reading=reading, by=by)
    return changed


@transaction.atomic
def merge(
    *, reading: Reading, reference: Reference, into: Reference, by: User, is_one_work: bool = False, version: int | None = None
) -> Reference:
    """Let two references be one work: citations, held text and evidence go along, and `part` undoes it.

    `is_one_work` is a person's word where the two look like two editions; without it TwoEditions is raised.
    `version` is the one of `reference` that the person has seen, where the client knows it; StaleVersion when it has moved on.
    """
    _must_mend(reading, reference, by)
    _must_mend(reading, into, by)
    _must_be_at(reference, version)
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
    _record(Verb.MERGED, reading, by, _plain(moved) | {"reference": reference.label}, after)
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
    _record(Verb.PARTED, reading, by, {"reference": into.label}, after)
    queue_check(reading=reading, by=by)
    return reference


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
    _must_mend(reading, reference, by)
    _must_be_at(reference, version)
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
    _record(Verb.SPLIT, reading, by, {"reference": reference.label}, after)
    queue_check(reading=reading, by=by)
    return new


@transaction.atomic
def resolve(*, reading: Reading, mention: CitationMention, reference: Reference, by: User) -> CitationMention:
    """Say which work a citation means, where the reader did not know or was mistaken."""
    _must_mend(reading, reference, by)
    if mention.revision.edition_id != reading.edition_id:
        raise NotAllowed
    was = mention.reference
    before = {"reference": was.label if was else "", "reference_id": was.pk if was else None, "resolution": mention.resolution}
    before["by_hand"] = mention.by_hand
    mention.reference, mention.resolution, mention.by_hand = reference, Resolution.RESOLVED, True
    mention.save(update_fields=["reference", "resolution", "by_hand"])
    after = {"reference": reference.label, "reference_id": reference.pk, "mentions": [mention.pk]}
    _record(Verb.MENDED, reading, by, before, after, mention=mention)
    queue_check(reading=reading, by=by)
    return mention


@transaction.atomic
def unresolve(*, reading: Reading, mention: CitationMention, by: User) -> CitationMention:
    """Take back the last word on which work a citation means; what stood before it stands again. Raises Closed."""
    last = last_resolved(mention)
    if not may_mend_text(by, reading.seminar) or mention.revision.edition_id != reading.edition_id:
        raise NotAllowed
    if last is None or not mention.by_hand:
        raise Closed(_("Nobody has said which work this citation means."))
    meant = mention.reference.label if mention.reference else ""
    before = last.before
    mention.reference = Reference.objects.filter(edition=reading.edition, pk=before.get("reference_id")).first()
    mention.resolution = before.get("resolution") or Resolution.UNRESOLVED
    mention.by_hand = bool(before.get("by_hand"))
    mention.save(update_fields=["reference", "resolution", "by_hand"])
    after = {"reference": mention.reference.label if mention.reference else "", "mentions": [mention.pk]}
    _record(Verb.WITHDREW, reading, by, {"reference": meant, "event": last.pk}, after, mention=mention)
    queue_check(reading=reading, by=by)
    return mention


def last_resolved(mention: CitationMention) -> Event | None:
    """The last word on which work the citation means that has not been taken back."""
    taken_back = Event.objects.filter(verb=Verb.WITHDREW, mention=mention, before__event__isnull=False)
    gone = set(taken_back.values_list("before__event", flat=True))
    said = Event.objects.filter(verb=Verb.MENDED, mention=mention).select_related("actor").order_by("-pk")
    return next((event for event in said if event.pk not in gone), None)


def differences(one: Reference, other: Reference) -> list[str]:
    """In what two descriptions contradict each other as those of two editions do: year, volume, held text."""
    pairs = {
        "issued": (year_of(one.csl), year_of(other.csl)),
        "volume": (str(one.csl.get("volume") or ""), str(other.csl.get("volume") or "")),
    }
    return [name for name, (mine, theirs) in pairs.items() if mine and theirs and mine != theirs]


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


def extent_of_pages(csl: dict[str, Any]) -> tuple[int | None, int | None]:
    """First and last page of the item in its container, where its pages are one arabic range."""
    try:
        pages = parse_page_range(str(csl.get("page") or ""))
    except ValueError:
        return None, None
    return (pages.first, pages.last) if isinstance(pages.first, int) and isinstance(pages.last, int) else (None, None)


def _must_be_at(reference: Reference, version: int | None) -> None:
    """Holds the work still for the transaction, at the version that the person has seen."""
    standing = Reference.objects.select_for_update().values_list("version", flat=True).get(pk=reference.pk)
    if version is not None and version != standing:
        raise StaleVersion(version=standing, standing={})
    reference.refresh_from_db()


def _must_mend(reading: Reading, reference: Reference, by: User) -> None:
    if reference.edition_id != reading.edition_id or not may_mend_text(by, reading.seminar):
        raise NotAllowed


def _record(verb: str, reading: Reading, by: User, before: dict[str, Any], after: dict[str, Any], **subject: Any) -> None:
    events.record(verb, seminar=reading.seminar, reading=reading, by=by, before=before, after=after, **subject)


def _plain(moved: Moved) -> dict[str, Any]:
    return {name: getattr(moved, name) for name in Moved.__slots__}
