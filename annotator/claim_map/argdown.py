"""A claim map in Argdown (argdown.org): claims as statements, evidence and objections as arguments for and against them.

"Qualifies" has no counterpart in Argdown, nor has evidence that is neither for nor against: both become comments. Claims that say
the same support each other.
"""

import re
from collections.abc import Iterable

from annotator.claim_map.graph import ClaimGraph, MapClaim, MapRelation, Objection
from annotator.models.claim import ClaimRelationKind

MARKED = re.compile(r"([\\*_#@\[\]<>{}]|/(?=[/*]))")
BULLETS = {"for": "+", "against": "-"}
RELATIONS = {
    ClaimRelationKind.ENTAILS: ("+>",),
    ClaimRelationKind.CONTRADICTS: ("><",),
    ClaimRelationKind.EQUIVALENT: ("+>", "<+"),
}


def argdown(graph: ClaimGraph) -> str:
    lines = ["===", f"title: {_quoted(graph.title)}", "===", ""]
    for claim in graph.claims:
        lines += [f"[C{claim.pk}]: {_plain(claim.statement)}", *_bearing(claim), ""]
    for relation in graph.relations:
        lines += _relation(relation)
    return "\n".join(lines).rstrip() + "\n"


def _bearing(claim: MapClaim) -> Iterable[str]:
    for argument in claim.arguments:
        bullet = BULLETS.get(argument.side)
        if bullet is None:
            yield f"  // {argument.relation}: {_comment(argument.words)}"
            continue
        yield f"  {bullet} <E{argument.pk}>: {_plain(argument.words)}"
        yield from (_objection(objection, "    ") for objection in argument.objections)
    yield from (_objection(objection, "  ") for objection in claim.objections)


def _objection(objection: Objection, indent: str) -> str:
    return f"{indent}- <D{objection.pk}>: {_plain(objection.words)}"


def _relation(relation: MapRelation) -> list[str]:
    if relation.kind not in RELATIONS:
        return [f"// [C{relation.subject}] {relation.kind} [C{relation.object}]", ""]
    bullets = (f"  {bullet} [C{relation.object}]" for bullet in RELATIONS[relation.kind])
    return [f"[C{relation.subject}]", *bullets, ""]


def _plain(words: str) -> str:
    """On one line, with the signs of Argdown's own escaped."""
    return MARKED.sub(r"\\\1", " ".join(words.split()))


def _comment(words: str) -> str:
    return " ".join(words.split())


def _quoted(words: str) -> str:
    """A YAML string in double quotes, without the sign that would end the front matter."""
    return '"' + " ".join(words.replace("=", "–").split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
