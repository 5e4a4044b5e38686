"""Everything that somebody has written and brought, and what is kept about them, as a ZIP of JSON files."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from annotator.models import (
    ApiToken,
    Attestation,
    Claim,
    ClaimRelation,
    DisagreementNote,
    Event,
    EvidenceLink,
    Invitation,
    Job,
    LastVisit,
    Membership,
    Notice,
    Position,
    QuotationRange,
    Reading,
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
    yield from _written(user)
    yield from _kept(user)


def _written(user: User) -> Iterator[tuple[str, Any]]:
    """What the user has said, brought and arranged."""
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
    looked_up = ("decision", "reason", "copy_used", "looked_up_on", "excerpt", "read_instead", "created_at", "withdrawn_at")
    yield "attestations", _rows(Attestation.objects.filter(**mine), "reading", "mention__raw", *looked_up)
    yield "uploads", _rows(Upload.objects.filter(uploaded_by=user), "seminar__name", "name", "purpose", "size", "sha256", "created_at")
    yield "readings", _rows(Reading.objects.filter(**mine), "pk", "seminar__name", "edition__title", "created_at")
    yield "relations", _rows(ClaimRelation.objects.filter(**mine), "subject", "kind", "object", "created_at")
    yield "invitations", _rows(Invitation.objects.filter(**mine), "seminar__name", "email", "role", "created_at", "expires_at")


def _kept(user: User) -> Iterator[tuple[str, Any]]:
    """What is known of the user: who they are, how they get in, what they did when. Secrets are left out."""
    about = ("username", "name", "email", "date_joined", "last_login", "single_keys", "digest", "digest_language", "digest_at")
    yield "account", User.objects.filter(pk=user.pk).values(*about).get()
    own = {"user": user}
    yield "memberships", _rows(Membership.objects.filter(**own), "seminar", "seminar__name", "role", "joined_at")
    yield "activity", _rows(Event.objects.filter(actor=user), "seminar__name", "reading", "verb", "created_at", "before", "after")
    yield "jobs", _rows(Job.objects.filter(created_by=user), "kind", "seminar__name", "state", "created_at")
    yield "visits", _rows(LastVisit.objects.filter(**own), "reading", "seen_at", "since")
    yield "notices", _rows(Notice.objects.visible_to(user), "kind", "event", "event__created_at", "seen_at")
    yield "addresses", _rows(EmailAddress.objects.filter(**own), "email", "verified", "primary")
    yield "second_factor", _rows(Authenticator.objects.filter(**own), "type", "created_at", "last_used_at")
    yield "single_sign_on", _rows(SocialAccount.objects.filter(**own), "provider", "uid", "date_joined", "last_login", "extra_data")
    yield "sessions", _rows(UserSession.objects.filter(**own), "ip", "user_agent", "created_at", "last_seen_at")
    yield "api_tokens", _rows(ApiToken.objects.filter(**own), "name", "beginning", "created_at", "last_used_at")


def _rows(rows: QuerySet[Any], *fields: str) -> list[dict[str, Any]]:
    return list(rows.order_by("pk").values(*fields))
