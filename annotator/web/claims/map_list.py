"""A claim map as a nested list: each claim with what speaks for and against it, and how it stands to others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.claim_map.graph import Argument, ClaimGraph, MapClaim
from annotator.models.claim import Bearing


@dataclass(frozen=True, slots=True)
class Listed:
    claim: MapClaim
    ties: tuple[tuple[Bearing, MapClaim], ...]

    @property
    def sides(self) -> Sequence[tuple[str, list[Argument]]]:
        """Arguments for, against, and neither, where there are any."""
        sides = {side: [argument for argument in self.claim.arguments if argument.side == side] for side in ("for", "against", "neither")}
        return [(side, arguments) for side, arguments in sides.items() if arguments]


def listed(graph: ClaimGraph) -> list[Listed]:
    claims = {claim.pk: claim for claim in graph.claims}
    ties: dict[int, list[tuple[Bearing, MapClaim]]] = defaultdict(list)
    for relation in graph.relations:
        ties[relation.subject].append((Bearing(relation.kind), claims[relation.object]))
        ties[relation.object].append((Bearing.turned(relation.kind), claims[relation.subject]))
    return [Listed(claim, tuple(ties[claim.pk])) for claim in graph.claims]
