"""The boxes and lines of a claim map, before they have a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotator.claim_map.graph import Argument, ClaimGraph, MapClaim, Objection
from annotator.models.claim import MUTUAL, ClaimRelationKind

FEW = 40  # more pieces than this are counted on their claims instead of drawn
SIGNS = {"for": "⊕", "against": "⊖", "neither": "◌", "dispute": "≠"}
RELATION_SIGNS = {ClaimRelationKind.EQUIVALENT: "=", ClaimRelationKind.CONTRADICTS: "≠"}


@dataclass(frozen=True, slots=True)
class Box:
    """`kind` is claim, for, against, neither or dispute; `foot` the line below the words; `claim` whose page it leads to."""

    key: str
    kind: str
    words: str
    foot: str
    claim: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """From what bears to what it bears on; `level` lines have no direction."""

    source: str
    target: str
    kind: str
    words: str = ""
    level: bool = False


def draws_each(graph: ClaimGraph) -> bool:
    """Whether there is room for a box for every piece of evidence and every objection."""
    return graph.pieces <= FEW


def boxes_of(graph: ClaimGraph, *, each: bool) -> tuple[list[Box], list[Line]]:
    """Boxes in reading order. Without `each`, evidence and objections are numbers on their claim."""
    boxes: list[Box] = []
    lines: list[Line] = []
    for claim in graph.claims:
        boxes.append(Box(f"claim-{claim.pk}", "claim", claim.statement, _foot(claim, each), claim.pk, claim.by))
        if each:
            for box, line in _pieces(claim):
                boxes.append(box)
                lines.append(line)
    for relation in graph.relations:
        sign = RELATION_SIGNS.get(relation.kind, str(relation.kind.label))
        ends = f"claim-{relation.subject}", f"claim-{relation.object}"
        lines.append(Line(*ends, kind=str(relation.kind), words=sign, level=relation.kind in MUTUAL))
    return boxes, lines


def _pieces(claim: MapClaim) -> Iterable[tuple[Box, Line]]:
    key = f"claim-{claim.pk}"
    for argument in claim.arguments:
        own = f"evidence-{argument.pk}"
        yield _evidence(argument, claim), Line(own, key, argument.side, SIGNS[argument.side])
        for objection in argument.objections:
            yield _objection(objection, claim), Line(f"disagreement-{objection.pk}", own, "dispute", SIGNS["dispute"])
    for objection in claim.objections:
        yield _objection(objection, claim), Line(f"disagreement-{objection.pk}", key, "dispute", SIGNS["dispute"])


def _evidence(argument: Argument, claim: MapClaim) -> Box:
    return Box(
        f"evidence-{argument.pk}", argument.side, argument.words, f"{SIGNS[argument.side]} {argument.relation}", claim.pk, argument.by
    )


def _objection(objection: Objection, claim: MapClaim) -> Box:
    return Box(f"disagreement-{objection.pk}", "dispute", objection.words, f"{SIGNS['dispute']} {objection.ground}", claim.pk, objection.by)


def _foot(claim: MapClaim, each: bool) -> str:
    counts = [f"{sign} {claim.counts[kind]}" for kind, sign in SIGNS.items() if claim.counts[kind]]
    parts = ["   ".join(counts)] if counts and not each else []
    if claim.decision:
        parts.append(claim.decision)
    if claim.elsewhere:
        parts.append(_("in %(title)s") % {"title": claim.elsewhere})
    return " · ".join(parts)
