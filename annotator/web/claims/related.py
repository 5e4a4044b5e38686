"""How a claim stands to others, and which others may say the same."""

from dataclasses import dataclass

from annotator.claim_likeness import Alike, claims_alike
from annotator.models import Claim, ClaimRelation, User
from annotator.models.claim import Bearing
from annotator.permissions import REVIEWERS
from annotator.web.claims.rights import Rights


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as it reads from the claim whose page it is on."""

    relation: ClaimRelation
    bearing: Bearing
    other: Claim
    may_remove: bool

    @property
    def opposes(self) -> bool:
        return self.bearing == Bearing.CONTRADICTS


@dataclass(frozen=True, slots=True)
class Related:
    """Ties in the order in which they matter: contradictions first. `alike` are claims that may say the same."""

    ties: tuple[Tie, ...]
    alike: tuple[Alike, ...]


def related_of(claim: Claim, user: User, rights: Rights) -> Related:
    """What of it this person may see; suggestions go to those who can take them up."""
    relations = ClaimRelation.objects.visible_to(user).of(claim).select_related("subject__reading__edition", "object__reading__edition")
    ties = [Tie(relation, relation.seen_from(claim), relation.other(claim), _may_remove(relation, rights)) for relation in relations]
    suggests = rights.writes and claim.deleted_at is None
    return Related(
        ties=tuple(sorted(ties, key=lambda tie: (not tie.opposes, tie.bearing, tie.relation.pk))),
        alike=tuple(claims_alike(claim, user)) if suggests else (),
    )


def _may_remove(relation: ClaimRelation, rights: Rights) -> bool:
    return rights.role in REVIEWERS or (rights.writes and relation.created_by_id == rights.user.pk)
