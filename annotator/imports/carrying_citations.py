"""The citations of a text and those of its next revision: which one is which, so that people's words on them go along."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.models import Attestation, Claim, Event, EvidenceLink
from editions.anchoring import MovedStretches, text_diff
from editions.models import CitationMention, Revision
from editions.models.citation import MentionForm

MOSTLY = 0.5  # share of the shorter of two citations


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation and its code points of the revision's text."""

    mention: CitationMention
    start: int
    end: int

    @property
    def words(self) -> tuple[str, str]:
        return self.mention.passage.ref, self.mention.raw


def carry_citations(old: Revision, new: Revision) -> None:
    """Attestations, claims and evidence go over to the citation that stands in the same place, or with the same words in its passage.

    What the new text no longer cites stays with the old one. An attestation keeps the fingerprint of what it was about: where that
    changes, it is shown as one to be looked at again.
    """
    pairs = successors(old, new)
    _keep_holdings(pairs)
    _keep_decisions(pairs)
    by_pk = {before.pk: after.pk for before, after in pairs}
    for model in (Attestation, EvidenceLink, Event):
        for pk in model._default_manager.filter(mention__in=by_pk).values_list("mention", flat=True).distinct():
            model._default_manager.filter(mention=pk).update(mention=by_pk[pk])
    _carry_claims(by_pk)


def successors(old: Revision, new: Revision) -> list[tuple[CitationMention, CitationMention]]:
    """Each citation of the old revision with the one of the new revision that it is now."""
    before, after = _places(old), _places(new)
    if not before or not after:
        return []
    diff, moved = text_diff(old.text, new.text), MovedStretches(new.moved_from(old.pk))
    free = {place.mention.pk: place for place in after}
    pairs = []
    for place in before:
        elsewhere = moved.place(place.start, place.end)
        covered = elsewhere or diff.covered(place.start, place.end)
        start, end = elsewhere or (diff.start_of(place.start), diff.end_of(place.end))
        found = _best(place, start, end, free.values()) if covered else None
        if found:
            pairs.append((place.mention, free.pop(found.mention.pk).mention))
    known = {mention.pk for mention, _ in pairs}
    return [*pairs, *_by_words([place for place in before if place.mention.pk not in known], list(free.values()))]


def _places(revision: Revision) -> list[_Place]:
    mentions = revision.mentions.select_related("passage", "reference", "mediating")
    return [_Place(one, one.passage.start + one.start, one.passage.start + one.end) for one in mentions]


def _best(place: _Place, start: int, end: int, free: Iterable[_Place]) -> _Place | None:
    """The citation that overlaps the place: with the same words first, then the longest overlap."""

    def overlap(other: _Place) -> int:
        return min(end, other.end) - max(start, other.start)

    near = [other for other in free if overlap(other) > 0]
    best = max(near, key=lambda other: (other.mention.raw == place.mention.raw, overlap(other)), default=None)
    if best is None:
        return None
    is_same = best.mention.raw == place.mention.raw
    return best if is_same or overlap(best) >= MOSTLY * min(end - start, best.end - best.start) else None


def _by_words(left: list[_Place], free: list[_Place]) -> list[tuple[CitationMention, CitationMention]]:
    """What was moved is told by its words, where they occur once in the passage of either text."""
    before, after = Counter(place.words for place in left), Counter(place.words for place in free)
    found = {place.words: place for place in free if after[place.words] == 1}
    return [(one.mention, found[one.words].mention) for one in left if before[one.words] == 1 and one.words in found]


def _keep_holdings(pairs: Iterable[tuple[CitationMention, CitationMention]]) -> None:
    """A full citation that reads differently is another entry of the bibliography; what it was held as stays."""
    for before, after in pairs:
        was, now = before.reference, after.reference
        if before.form == MentionForm.FULL and was and now and was.pk != now.pk and was.held_as_id and not now.held_as_id:
            now.held_as_id = was.held_as_id
            now.save(update_fields=["held_as"])


def _keep_decisions(pairs: Iterable[tuple[CitationMention, CitationMention]]) -> None:
    """Which work a person has said that a citation means, it goes on to mean."""
    for before, after in pairs:
        if before.by_hand:
            after.by_hand, after.resolution = True, before.resolution
            after.reference, after.mediating = before.reference, before.mediating
            after.save(update_fields=["by_hand", "resolution", "reference", "mediating"])


def _carry_claims(by_pk: dict[int, int]) -> None:
    through = Claim.mentions.through.objects
    rows = through.filter(citationmention__in=by_pk).values_list("pk", "claim", "citationmention")
    there = set(through.filter(citationmention__in=by_pk.values()).values_list("claim", "citationmention"))
    for pk, claim, mention in list(rows):
        if (claim, by_pk[mention]) in there:
            through.filter(pk=pk).delete()
        else:
            through.filter(pk=pk).update(citationmention=by_pk[mention])
            there.add((claim, by_pk[mention]))
