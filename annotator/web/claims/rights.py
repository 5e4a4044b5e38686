"""Which buttons a page shows. The actions ask `annotator.permissions` again when one is pressed."""

from dataclasses import dataclass

from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Reply, User
from annotator.permissions import REVIEWERS, WRITERS, role_in


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do in one reading, asked for once and not for every button."""

    user: User
    role: str | None

    @property
    def writes(self) -> bool:
        return self.role in WRITERS

    @property
    def reviews(self) -> bool:
        """Decides on claims, and ties references to held editions."""
        return self.role in REVIEWERS

    def may_edit(self, annotation: Claim | EvidenceLink | DisagreementNote | Reply) -> bool:
        return self.writes and annotation.deleted_at is None and annotation.created_by_id == self.user.pk

    def may_review(self, claim: Claim) -> bool:
        return self.reviews and claim.deleted_at is None and claim.created_by_id != self.user.pk

    def may_dismiss(self, note: DisagreementNote, subject: Claim | EvidenceLink | None) -> bool:
        own_work = subject is not None and subject.created_by_id == self.user.pk
        return self.reviews and note.created_by_id != self.user.pk and not own_work


def rights_in(reading: Reading, user: User) -> Rights:
    return Rights(user=user, role=role_in(user, reading.seminar))
