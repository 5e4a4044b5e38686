"""Blind review: who reviews a claim does not know whose it is before it is decided."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from annotator.models import Claim, Reading, Review, User
from annotator.permissions import REVIEWERS, role_in


def reviews_blind(reading: Reading, user: Any) -> bool:
    """The reading is reviewed blind, and the user is one of those who review."""
    return reading.blind_review and role_in(user, reading.seminar) in REVIEWERS


def withheld_authors(claims: Iterable[int], reading: Reading, user: Any) -> dict[int, int]:
    """The authors, by claim, of the claims that the user has still to review blind."""
    if not reviews_blind(reading, user):
        return {}
    decided = Review.objects.filter(reopened_at=None).values("claim")
    blind = Claim.objects.filter(pk__in=claims, created_by__isnull=False).exclude(created_by=user).exclude(pk__in=decided)
    return dict(blind.order_by().values_list("pk", "created_by"))


def withhold(rows: Iterable[Any], author: int | None) -> None:
    """Take the author's name off what they wrote on their claim, in the rows as they will be shown. Nothing is saved."""
    for row in rows:
        if author is not None and row.created_by_id == author:
            row.created_by = User(name=_("name withheld"))
