"""Everything that somebody has written and brought, as a ZIP of JSON files."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from annotator.models import (
    Attestation,
    Claim,
    DisagreementNote,
    EvidenceLink,
    Membership,
    Position,
    QuotationRange,
    Reply,
    Review,
    Seminar,
    Upload,
    User,
)

WHEN = ("created_at", "edited_at", "deleted_at")
STANDING = ("pk", "reading", "reading__seminar__name", "visibility", *WHEN)


def own_data(user: User) -> bytes:
    """The ZIP. It is held in memory: what one person types is a few megabytes at the most; of files only the list is in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in _parts(user):
            archive.writestr(f"{name}.json", json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
    return kept.getvalue()


def _parts(user: User) -> Iterator[tuple[str, Any]]:
    yield "account", User.objects.filter(pk=user.pk).values("username", "name", "email", "date_joined", "last_login", "single_keys").get()
    yield "memberships", _rows(Membership.objects.filter(user=user), "seminar", "seminar__name", "role", "joined_at")
    yield "seminars_founded", _rows(Seminar.objects.filter(created_by=user), "pk", "name", "description", "created_at")
    mine = {"created_by": user}
    yield "claims", _rows(Claim.objects.filter(**mine), *STANDING, "statement", "claimant", "quotations")
    evidence = ("claim", "relation", "quotation", "locator", "analytic_note", "source_excerpt", "translation", "full_citation", "url")
    yield "evidence", _rows(EvidenceLink.objects.filter(**mine), *STANDING, *evidence)
    notes = ("claim", "evidence_link", "quotation", "ground", "statement", "state", "closed_at", "closing_reason")
    yield "disagreements", _rows(DisagreementNote.objects.filter(**mine), *STANDING, *notes)
    yield "quotations", _rows(QuotationRange.objects.filter(quotation__created_by=user), "quotation", "order", "exact", "prefix", "suffix")
    yield "replies", _rows(Reply.objects.filter(**mine), "pk", "claim", "evidence_link", "disagreement_note", "body", *WHEN)
    yield "positions", _rows(Position.objects.filter(member=user), "claim", "stance", "reason", "created_at", "changed_at")
    yield "reviews", _rows(Review.objects.filter(reviewer=user), "claim", "outcome", "rationale", "decided_at", "reopened_at")
    looked_up = ("decision", "reason", "copy_used", "looked_up_on", "excerpt", "read_instead", "created_at")
    yield "attestations", _rows(Attestation.objects.filter(**mine), "reading", "mention__raw", *looked_up)
    yield "uploads", _rows(Upload.objects.filter(uploaded_by=user), "seminar__name", "name", "purpose", "size", "sha256", "created_at")


def _rows(rows: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    return list(rows.order_by("pk").values(*fields))
