"""Blind review: who reviews a claim does not know whose it is before it is decided."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from annotator.models import Claim, DisagreementNote, Event, EvidenceLink, Membership, Reading, Reply, Review, User
from annotator.permissions import REVIEWERS, role_in


def reviews_blind(reading: Reading, user: Any) -> bool:
    """The reading is reviewed blind, and the user is one of those who review."""
    return reading.blind_review and role_in(user, reading.seminar) in REVIEWERS


def withheld_authors(claims: Iterable[int], user: Any) -> dict[int, int]:
    """The authors, by claim, of those of the claims that the user has still to review blind."""
    asked = set(claims)
    if not asked or not getattr(user, "is_authenticated", False):
        return {}
    blind = list(_readings_reviewed_blind(user))
    if not blind:  # Nearly always, and without a look at the claims.
        return {}
    decided = Review.objects.filter(claim=OuterRef("pk"), reopened_at=None)
    withheld = Claim.objects.filter(~Exists(decided), pk__in=asked, reading__in=blind, created_by__isnull=False)
    return dict(withheld.exclude(created_by=user).order_by().values_list("pk", "created_by"))


def _readings_reviewed_blind(user: Any) -> Any:
    reviewed = Membership.objects.filter(user=user, role__in=REVIEWERS)
    return Reading.objects.filter(blind_review=True, seminar__in=reviewed.values("seminar")).order_by().values_list("pk", flat=True)


def withhold(rows: Iterable[Any], author: int | None) -> None:
    """Take the author's name off what they wrote on their claim, in the rows as they will be shown. Nothing is saved."""
    for row in rows:
        who = "actor" if isinstance(row, Event) else "created_by"
        if author is not None and getattr(row, f"{who}_id") == author:
            setattr(row, who, User(name=_("name withheld")))


def withhold_names(rows: Sequence[Any], user: Any) -> None:
    """The same for annotations, replies and events on whatever claims, in one query where they hold what they hang on."""
    about = {id(row): claim for row in rows if (claim := claim_of(row)) is not None}
    authors = withheld_authors(about.values(), user)
    for row in rows if authors else ():
        withhold([row], authors.get(about.get(id(row), 0)))


def claim_of(row: Any) -> int | None:
    """The pk of the claim that an annotation, a reply or an event is about; None where it is about the text."""
    if isinstance(row, Claim):
        return row.pk
    if isinstance(row, EvidenceLink) or getattr(row, "claim_id", None):
        return int(row.claim_id)
    if isinstance(row, DisagreementNote | Reply | Event) and row.evidence_link_id:
        return row.evidence_link.claim_id if row.evidence_link else None
    if isinstance(row, Reply | Event) and row.disagreement_note_id:
        return claim_of(row.disagreement_note)
    return None
