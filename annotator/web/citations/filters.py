"""What a reader has chosen to see of the report, and the citations that are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from annotator.models import Attestation, CitationCheck, Reading
from annotator.models.citation_check import Severity
from annotator.verification.judged import ATTENTION, SEVERITIES, judged
from annotator.web.citations.tally import WAITING
from editions.models import Revision

OPEN, DECIDED, AGAIN = "open", "decided", "again"
STATES: dict[str, Any] = {OPEN: _("open"), DECIDED: _("decided"), AGAIN: _("to be looked at again")}
STATE_MEANINGS: dict[str, Any] = {
    OPEN: _("something should be looked at, and nobody has decided yet"),
    DECIDED: _("somebody has said what it is"),
    AGAIN: _("somebody had decided, and something has changed since"),
}
ASKS = SEVERITIES.index(Severity.NOTICE)  # the mildest finding that waits for a decision


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen; empty means everything. `work` and `note` are numbers as they stand in the address."""

    status: str = ""
    severity: str = ""
    check: str = ""
    code: str = ""
    note: int | None = None
    work: int | None = None
    state: str = ""

    @property
    def any(self) -> bool:
        return bool(self.status or self.severity or self.check or self.note is not None or self.work is not None or self.state)

    @property
    def is_rule(self) -> bool:
        """Whether they name one work or one rule: several citations may be decided on at once."""
        return self.work is not None or bool(self.check)


# A citation of the report: pk, the place of its gravest finding in SEVERITIES, standing.
# Plain tuples, as the database gives them: a long text has tens of thousands.
Judged = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The citations that somebody has decided on, by pk."""

    standing: frozenset[int]
    stale: frozenset[int]

    def state_of(self, one: Judged) -> str:
        """open, decided, again, or "" where nothing waits for a decision."""
        pk, worst, *_rest = one
        if pk in self.stale:
            return AGAIN
        if pk in self.standing:
            return DECIDED
        return OPEN if worst <= ASKS else ""


def all_judged(revision: Revision) -> list[Judged]:
    """Every citation of the text, the gravest first, then in the order of the text."""
    found = judged(revision).order_by("worst", "order").values_list("pk", "worst", "status")
    waiting = _waiting(revision)
    return [(pk, worst, WAITING if pk in waiting else status) for pk, worst, status in found]


def _waiting(revision: Revision) -> frozenset[int]:
    """The citations without any result."""
    results = CitationCheck.objects.current().filter(revision=revision, mention=OuterRef("pk"))
    return frozenset(revision.mentions.filter(~Exists(results)).values_list("pk", flat=True))


def decisions_of(reading: Reading, revision: Revision) -> Decisions:
    newest: Any = Attestation.objects.newest().with_look_again().filter(reading=reading, mention__revision=revision)
    found = dict(newest.values_list("mention_id", "is_stale"))
    return Decisions(frozenset(found), frozenset(pk for pk, is_stale in found.items() if is_stale))


def wanted(every: Sequence[Judged], decisions: Decisions, revision: Revision, filters: Filters) -> list[Judged]:
    """Those that the filters leave, in the same order."""
    named = _named(revision, filters)
    return [one for one in every if (named is None or one[0] in named) and _fits(one, decisions, filters)]


def _fits(one: Judged, decisions: Decisions, filters: Filters) -> bool:
    _pk, worst, status = one
    if filters.status not in ("", status):
        return False
    if filters.severity not in ("", SEVERITIES[worst]):
        return False
    return not filters.state or decisions.state_of(one) == filters.state


def _named(revision: Revision, filters: Filters) -> set[int] | None:
    """The citations of the note, of the work, and with the finding chosen; None where none of them is chosen."""
    chosen: list[Iterable[int]] = []
    if filters.note is not None:
        chosen.append(revision.mentions.filter(passage__number=filters.note).values_list("pk", flat=True))
    if filters.work is not None:
        citing = revision.mentions.filter(Q(reference=filters.work) | Q(mediating=filters.work))
        chosen.append(citing.values_list("pk", flat=True))
    if filters.check:
        found = CitationCheck.objects.current().filter(ATTENTION, revision=revision, mention__isnull=False, check_name=filters.check)
        found = found.filter(code=filters.code) if filters.code else found
        chosen.append(found.values_list("mention_id", flat=True))
    return set.intersection(*map(set, chosen)) if chosen else None
