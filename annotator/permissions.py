"""What a user may do. What a user may see is a queryset: `Claim.objects.visible_to(user)`."""

from typing import Any

from annotator.models import Claim, ClaimRelation, DisagreementNote, EvidenceLink, Reading, Reply, Seminar
from annotator.models.seminar import Membership, Role

WRITERS = (Role.OWNER, Role.REVIEWER, Role.ANNOTATOR)
REVIEWERS = (Role.OWNER, Role.REVIEWER)


def role_in(user: Any, seminar: Seminar) -> str | None:
    """The user's role in the seminar; None for outsiders and visitors."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Membership.objects.filter(user=user, seminar=seminar).values_list("role", flat=True).first()


def may_annotate(user: Any, reading: Reading) -> bool:
    """Observers read; everybody else in the seminar writes."""
    return role_in(user, reading.seminar) in WRITERS


def may_edit(user: Any, annotation: Claim | EvidenceLink | DisagreementNote | Reply) -> bool:
    """Only what one wrote oneself, while one is a member, and not once it is deleted."""
    reading = annotation.target.reading if isinstance(annotation, Reply) else annotation.reading
    mine = annotation.created_by_id is not None and annotation.created_by_id == getattr(user, "pk", None)
    return mine and annotation.deleted_at is None and may_annotate(user, reading)


def may_review(user: Any, claim: Claim) -> bool:
    """Owners and reviewers decide on claims that are not their own."""
    return role_in(user, claim.reading.seminar) in REVIEWERS and claim.created_by_id != user.pk


def may_unrelate(user: Any, relation: ClaimRelation) -> bool:
    """Whoever related two claims takes it back, and so do owners and reviewers."""
    role = role_in(user, relation.subject.reading.seminar)
    return role in REVIEWERS or (role in WRITERS and relation.created_by_id == user.pk)


def may_dismiss(user: Any, note: DisagreementNote) -> bool:
    """Owners and reviewers dismiss objections; nobody dismisses an objection to their own work, or their own."""
    subject = note.claim or note.evidence_link
    own_work = subject is not None and subject.created_by_id == user.pk
    return role_in(user, note.reading.seminar) in REVIEWERS and note.created_by_id != user.pk and not own_work


def may_upload(user: Any, seminar: Seminar) -> bool:
    """Owners and reviewers bring texts into the library; annotators bring them too, observers do not."""
    return role_in(user, seminar) in WRITERS


def may_manage(user: Any, seminar: Seminar) -> bool:
    """Owners invite, remove, change roles and open readings."""
    return role_in(user, seminar) == Role.OWNER


def may_mend_text(user: Any, seminar: Seminar) -> bool:
    """Owners and reviewers confirm an import and tie references to held editions."""
    return role_in(user, seminar) in REVIEWERS
