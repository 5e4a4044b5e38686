"""Cited works that look like one and the same: proposed with a reason, merged by a person, and told apart by a person for good.

Two editions of a work, with another year or volume, are never proposed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import Count

from annotator import events
from annotator.actions.bibliographies import is_same
from annotator.actions.errors import NotAllowed
from annotator.actions.references import differences
from annotator.models import Event, Reading, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text
from editions.bibliography.entries import written_name
from editions.citations.names import fold_name
from editions.matching import Cited, Held, candidates, year_of
from editions.models import Reference

LIKE = 0.85  # of editions.matching; below, most pairs are two works
COMPARED = ("author", "editor", "title", "container-title", "publisher-place", "issued", "volume", "page")
LARGEST_GROUP = 80  # works of one author that are compared with each other


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two works that may be one. `reference` would be counted as `into`, which is described more fully or cited more often.

    `same` are fields in which they agree, `similar` those in which they nearly do, `only_one` those that one of them lacks.
    """

    reference: Reference
    into: Reference
    score: float
    same: tuple[str, ...]
    similar: tuple[str, ...]
    only_one: tuple[str, ...]


def likely_same(reading: Reading) -> list[Likeness]:
    """The pairs, most alike first; those that somebody has told apart are left out."""
    works = list(reading.edition.references.standing().annotate(cited=Count("mentions")).order_by("key"))
    apart = told_apart(reading)
    found: dict[frozenset[int], Likeness] = {}
    for group in _groups(works):
        for one, other in combinations(group, 2):
            pair = frozenset({one.pk, other.pk})
            if pair not in found and pair not in apart and (likeness := _likeness(one, other)) is not None:
                found[pair] = likeness
    return sorted(found.values(), key=lambda likeness: (-likeness.score, likeness.reference.key))


@transaction.atomic
def tell_apart(*, reading: Reading, reference: Reference, other: Reference, by: User) -> None:
    """Two works that look alike are two; they are not proposed again."""
    if {reference.edition_id, other.edition_id} != {reading.edition_id} or not may_mend_text(by, reading.seminar):
        raise NotAllowed
    before, after = {"reference": other.label}, {"reference": reference.label, "apart": sorted((reference.pk, other.pk))}
    events.record(Verb.TOLD_APART, seminar=reading.seminar, reading=reading, by=by, before=before, after=after)


def told_apart(reading: Reading) -> set[frozenset[int]]:
    """The pairs that somebody has told apart, or parted after a merge."""
    said = Event.objects.filter(reading__edition=reading.edition_id, verb__in=(Verb.TOLD_APART, Verb.PARTED), after__has_key="apart")
    return {frozenset(pair) for pair in said.values_list("after__apart", flat=True)}


def _groups(works: Sequence[Reference]) -> Iterable[list[Reference]]:
    """Works by the same person; those that name nobody stand with their title's first word."""
    groups: dict[str, list[Reference]] = defaultdict(list)
    for work in works:
        people = work.csl.get("author") or work.csl.get("editor") or ()
        families = {fold_name(one.get("family") or one.get("literal") or "") for one in people}
        first = fold_name(str(work.csl.get("title") or "")).split(" ")[:1]
        for key in families or {f"title {word}" for word in first if word}:
            groups[key].append(work)
    return (group[:LARGEST_GROUP] for group in groups.values() if len(group) > 1)


def _likeness(one: Reference, other: Reference) -> Likeness | None:
    if differences(one, other) or (one.held_as_id and other.held_as_id and one.held_as_id != other.held_as_id):
        return None
    score = max(_score(one, other), _score(other, one))
    if score < LIKE or _contains(one, other):
        return None
    poorer, richer = sorted((one, other), key=_fullness)
    fields = [name for name in COMPARED if one.csl.get(name) or other.csl.get(name)]
    both = [name for name in fields if one.csl.get(name) and other.csl.get(name)]
    same = tuple(name for name in both if is_same(name, one.csl[name], other.csl[name]))
    return Likeness(
        reference=poorer,
        into=richer,
        score=score,
        same=same,
        similar=tuple(name for name in both if name not in same),
        only_one=tuple(name for name in fields if name not in both),
    )


def _contains(one: Reference, other: Reference) -> bool:
    """An article and the volume it stands in, or two articles on different pages of it, are two works."""
    if bool(one.csl.get("container-title")) != bool(other.csl.get("container-title")):
        return True
    pages = str(one.csl.get("page") or ""), str(other.csl.get("page") or "")
    return all(pages) and not is_same("page", *pages)


def _score(cited: Reference, held: Reference) -> float:
    csl: dict[str, Any] = {name: value for name, value in cited.csl.items() if name != "container-title"}
    creators = tuple(written_name(one) for one in held.csl.get("author") or held.csl.get("editor") or ())
    shelf = [Held(held.pk, str(held.csl.get("title") or ""), creators=creators, year=year_of(held.csl))]
    return max((match.score for match in candidates([Cited(cited.pk, csl)], shelf)), default=0.0)


def _fullness(work: Any) -> tuple[int, int, int]:
    return len([name for name in COMPARED if work.csl.get(name)]), work.cited, -work.key
