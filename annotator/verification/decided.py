"""What people have decided about citations, laid over what was read: their word goes before the reader's.

A person may say which work a citation means, mend the description of a work, and merge two works that are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from editions.citations.reading import CitationReading, Mention, Work
from editions.models import CitationMention, Reference
from editions.models.reference import survivor_of

Place = tuple[str, int, int]  # passage, start, end


@dataclass(frozen=True, slots=True)
class Decided:
    """The reading as people have left it; `by_hand` are the mentions whose work a person has named or merged with another."""

    reading: CitationReading
    by_hand: frozenset[int]


def as_decided(reading: CitationReading, rows: Mapping[Place, CitationMention], references: Iterable[Reference]) -> Decided:
    """The reading with mended descriptions, with merged works as one, and with every mention meaning the work decided on."""
    known = {reference.pk: reference for reference in references}
    standing = _Works(reading.works, known)
    mentions = []
    by_hand = set()
    for index, mention in enumerate(reading.mentions):
        row = rows.get((mention.passage, mention.start, mention.end))
        if row is not None and row.by_hand:
            by_hand.add(index)
            mentions.append(_by_hand(mention, row, standing))
        else:
            mentions.append(standing.read(mention))
            by_hand |= {index} if mentions[-1].work in standing.merged else set()
    return Decided(CitationReading(tuple(mentions), standing.all()), frozenset(by_hand))


def _by_hand(mention: Mention, row: CitationMention, works: "_Works") -> Mention:
    """The mention as a person has decided it. A chain that leads to another work is left out: it is not what they followed."""
    work = works.of_reference(row.reference_id)
    same = work == works.read(mention).work
    return replace(
        mention,
        work=work,
        mediating=works.of_reference(row.mediating_id),
        resolution=row.resolution,
        candidates=(),
        steps=mention.steps if same else (),
        inherited=mention.inherited and same,
    )


class _Works:
    """The works of a reading and the references that they are stored as."""

    def __init__(self, works: Sequence[Work], references: Mapping[int, Reference]) -> None:
        by_raw: dict[str, list[Reference]] = defaultdict(list)
        for reference in sorted(references.values(), key=lambda one: one.key, reverse=True):
            by_raw[reference.raw].append(reference)
        self._works = {work.key: work for work in works}
        self._survivors: dict[int, int] = {}
        self._of_reference: dict[int, int] = {}
        self._references = references
        self.merged: set[int] = set()
        for work in works:
            if alike := by_raw.get(work.raw):
                self._of_reference[alike.pop().pk] = work.key
        self._free = count(max(self._works, default=-1) + 1)
        for pk, key in list(self._of_reference.items()):
            survivor = survivor_of(references[pk], references)
            if survivor.pk == pk:
                self._works[key] = mended(self._works[key], references[pk])
            elif (into := self.of_reference(survivor.pk)) is not None:
                self._survivors[key] = into
                self.merged.add(into)

    def of_reference(self, pk: int | None) -> int | None:
        """The key of the work; a reference that no citation was read as is a work of its own."""
        if pk is None or pk not in self._references:
            return None
        reference = survivor_of(self._references[pk], self._references)
        if reference.pk not in self._of_reference:
            key = next(self._free)
            self._of_reference[reference.pk] = key
            self._works[key] = stored(reference, key)
        return self._of_reference[reference.pk]

    def read(self, mention: Mention) -> Mention:
        """The mention with the surviving works in the place of merged ones. Candidates that are one work now leave no doubt."""
        candidates = tuple(dict.fromkeys(self._survivors.get(key, key) for key in mention.candidates))
        work = None if mention.work is None else self._survivors.get(mention.work, mention.work)
        mediating = None if mention.mediating is None else self._survivors.get(mention.mediating, mention.mediating)
        if mention.resolution == "multiple_targets" and len(candidates) == 1:
            return replace(mention, work=candidates[0], mediating=mediating, candidates=(), resolution="resolved")
        return replace(mention, work=work, mediating=mediating, candidates=candidates)

    def all(self) -> tuple[Work, ...]:
        """Every work at the place that is its key, merged ones too: the checks look works up by their place."""
        return tuple(self._works[key] for key in sorted(self._works))


def mended(work: Work, reference: Reference) -> Work:
    """The work with the fields that people have mended; a field that they have emptied is gone."""
    if not reference.by_hand:
        return work
    csl = {name: value for name, value in work.csl.items() if name not in reference.by_hand}
    csl |= {name: reference.csl[name] for name in reference.by_hand if name in reference.csl}
    return replace(work, csl=csl, extent=extent_of(reference) if "page" in reference.by_hand else work.extent)


def stored(reference: Reference, key: int) -> Work:
    return Work(key, reference.raw, reference.note_number, reference.csl, tuple(reference.short_titles), extent_of(reference))


def extent_of(reference: Reference) -> tuple[int, int] | None:
    if reference.extent_first is None or reference.extent_last is None:
        return None
    return reference.extent_first, reference.extent_last
