"""Claims that may say the same: statements of the same words, or quotations of the same place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process, utils

from annotator.models import Anchor, Claim
from annotator.models.claim import ClaimRelation

ALIKE = 72.0  # token_set_ratio; below it, statements of one subject share too many words by chance
SAME_PLACE = 15.0  # what a shared place adds: two claims on the same words seldom speak of different things
FEWEST = 5
MOST_COMPARED = 5_000


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim like another. `likeness` is 0 to 100; `same_place` when both rest on some of the same words."""

    claim: Claim
    likeness: float
    same_place: bool


def claims_alike(claim: Claim, user: Any, most: int = FEWEST) -> list[Alike]:
    """Claims of the same seminar that the user may see and that may say the same, the likeliest first.

    Claims that are already related to this one are left out.
    """
    statements = _statements(claim, user)
    beside = _on_the_same_words(claim) & statements.keys()
    floor = ALIKE - SAME_PLACE
    matches = process.extract(
        claim.statement, statements, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=floor, limit=None
    )
    scores = {pk: likeness for _statement, likeness, pk in matches if likeness >= ALIKE or pk in beside}
    ranked = sorted(scores, key=lambda pk: (-(scores[pk] + SAME_PLACE * (pk in beside)), pk))[:most]
    found = Claim.objects.select_related("reading__edition", "created_by").in_bulk(ranked)
    return [Alike(found[pk], scores[pk], pk in beside) for pk in ranked]


def _statements(claim: Claim, user: Any) -> dict[int, str]:
    related = {pk for pair in ClaimRelation.objects.of(claim).values_list("subject", "object") for pk in pair}
    visible = Claim.objects.visible_to(user).alive().filter(reading__seminar=claim.reading.seminar_id)
    rows: Iterable[tuple[int, str]] = visible.exclude(pk__in=related | {claim.pk}).order_by("-pk").values_list("pk", "statement")
    return dict(rows[:MOST_COMPARED])  # type: ignore[index]


def _on_the_same_words(claim: Claim) -> set[int]:
    """Claims one of whose quotations overlaps one of this claim's, in the same revision of the text."""
    found: set[int] = set()
    for anchor in Anchor.objects.placed().filter(range__quotation__claims=claim):
        overlapping = Anchor.objects.placed().filter(revision=anchor.revision_id, start__lt=anchor.end, end__gt=anchor.start)
        found.update(overlapping.filter(range__quotation__claims__isnull=False).values_list("range__quotation__claims", flat=True))
    return found - {claim.pk}
