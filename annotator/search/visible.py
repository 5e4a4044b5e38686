"""Who may see what of many annotations of all kinds at once.

The rule is that of `visible_to` on each model, which a test compares; asked there for each kind, the database would go through all
annotations to decide on a few.
"""

from dataclasses import dataclass, field
from typing import Any

from annotator.models import Claim, DisagreementNote, EvidenceLink
from annotator.models.annotation import readable

Row = tuple[Any, ...]
COLUMNS = {
    "claims": ("pk",),
    "evidence": ("pk", "claim"),
    "disagreements": ("pk", "claim", "evidence_link"),
    "replies": ("pk", "claim", "evidence_link", "disagreement_note"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Annotations by kind, each row with what it stands on, as in COLUMNS."""

    claims: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    disagreements: list[Row] = field(default_factory=list)
    replies: list[Row] = field(default_factory=list)


def visible_among(found: Found, user: Any) -> dict[str, set[int]]:
    """Those that the user may see, by kind; three queries."""
    notes = {pk for pk, *_ in found.disagreements} | {note for *_, note in found.replies}
    own_notes = _readable(DisagreementNote, notes, user, "disagreements")
    links = {pk for pk, *_ in found.evidence} | {link for *_, link in own_notes} | {link for _, _, link, _ in found.replies}
    own_links = _readable(EvidenceLink, links, user, "evidence")
    claims = {pk for pk, *_ in found.claims} | {row[1] for row in (*own_links, *own_notes, *found.replies)}
    seen_claims = set(Claim.objects.visible_to(user).filter(pk__in=claims - {None}).order_by().values_list("pk", flat=True))
    seen_links = {pk for pk, claim in own_links if claim in seen_claims}
    seen_notes = {pk for pk, claim, link in own_notes if claim in seen_claims or link in seen_links or claim is link is None}
    replies = {pk for pk, claim, link, note in found.replies if claim in seen_claims or link in seen_links or note in seen_notes}
    return {"claims": seen_claims, "evidence": seen_links, "disagreements": seen_notes, "replies": replies}


def _readable(model: type[EvidenceLink] | type[DisagreementNote], pks: set[Any], user: Any, kind: str) -> list[Row]:
    """The rows whose own rule lets the user read them."""
    return list(model._default_manager.filter(readable(user), pk__in=pks - {None}).order_by().values_list(*COLUMNS[kind]).distinct())
