"""What the page of a claim consists of."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.models import Claim, DisagreementNote, EvidenceLink, Position, Quotation, Reading, Reply, Review
from annotator.models.terms import DisagreementState, Stance
from annotator.verification.verdicts import Verdict
from annotator.web.citations.panel import Panel
from annotator.web.claims.contexts import Place
from annotator.web.claims.forms import DisagreementForm
from annotator.web.claims.history import Moment
from annotator.web.claims.queue import Around, ReviewQueue
from annotator.web.claims.related import Related
from annotator.web.claims.rights import Rights
from editions.models import Revision


@dataclass(frozen=True, slots=True)
class Answer:
    reply: Reply
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """An objection with its thread, and what this person may do with it."""

    note: DisagreementNote
    replies: tuple[Answer, ...]
    may_edit: bool
    may_dismiss: bool

    @property
    def key(self) -> str:
        return str(self.note.pk)

    @property
    def about(self) -> str:
        """What its buttons are about, for those who hear them one by one."""
        return "" if self.note.deleted_at else self.note.statement

    @property
    def is_open(self) -> bool:
        return self.note.state == DisagreementState.OPEN

    @property
    def is_shown(self) -> bool:
        """A deleted objection stays as a tombstone where others have answered."""
        return self.note.deleted_at is None or bool(self.replies)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with its quotation, its verdict and what is said about it."""

    link: EvidenceLink
    places: tuple[Place, ...]
    verdict: Verdict | None
    disputes: tuple[Dispute, ...]
    replies: tuple[Answer, ...]
    may_edit: bool
    contest_form: DisagreementForm

    @property
    def key(self) -> str:
        return str(self.link.pk)

    @property
    def about(self) -> str:
        """What its buttons are about, for those who hear them one by one."""
        link = self.link
        return "" if link.deleted_at else link.analytic_note or link.source_excerpt or link.full_citation or link.url

    @property
    def is_shown(self) -> bool:
        return self.link.deleted_at is None or bool(self.replies) or bool(self.disputes)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that the claim rests on, of this reading or of another one of the seminar."""

    quotation: Quotation
    reading: Reading
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """One's own position, and the others' once one has given it."""

    own: Position | None
    others: tuple[Position, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class ClaimPage:
    claim: Claim
    revision: Revision
    rights: Rights
    quotations: tuple[Quoted, ...]
    exhibits: tuple[Exhibit, ...]
    disputes: tuple[Dispute, ...]
    replies: tuple[Answer, ...]
    panels: tuple[Panel, ...]
    history: tuple[Moment, ...]
    judgements: Judgements
    related: Related
    reasons: tuple[str, ...]
    decision: Review | None
    earlier_decisions: tuple[Review, ...]
    queue: ReviewQueue
    around: Around
    contest_form: DisagreementForm = field(default_factory=DisagreementForm)

    @property
    def evidence_for(self) -> list[Exhibit]:
        return self._side("for")

    @property
    def evidence_against(self) -> list[Exhibit]:
        return self._side("against")

    @property
    def evidence_neither(self) -> list[Exhibit]:
        return self._side("neither")

    @property
    def all_disputes(self) -> list[Dispute]:
        return [*self.disputes, *(dispute for exhibit in self.exhibits for dispute in exhibit.disputes)]

    @property
    def dispute_counts(self) -> str:
        """ "1 open, 2 settled": on the claim itself and on its evidence."""
        states = Counter(dispute.note.state for dispute in self.all_disputes if dispute.note.deleted_at is None)
        words = [f"{states[state]} {state.label}" for state in DisagreementState if states[state]]
        return ", ".join(words) or "0"

    @property
    def dissents(self) -> list[dict[str, str]]:
        """The positions that stood against the decision, in words."""
        stances = {str(value): str(label) for value, label in Stance.choices}
        kept = self.decision.dissents if self.decision else []
        return [{**dissent, "stance": stances.get(dissent["stance"], dissent["stance"])} for dissent in kept]

    @property
    def counts(self) -> dict[str, int]:
        """Pieces of evidence by side, without tombstones."""
        return Counter(exhibit.link.side for exhibit in self.exhibits if exhibit.link.deleted_at is None)

    @property
    def may_edit(self) -> bool:
        return self.rights.may_edit(self.claim)

    @property
    def may_review(self) -> bool:
        return self.rights.may_review(self.claim)

    def _side(self, side: str) -> list[Exhibit]:
        return [exhibit for exhibit in self.exhibits if exhibit.link.side == side and exhibit.is_shown]
