"""Keep outcomes: what stands stays, what changed is superseded and kept, and nothing is written twice."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.timezone import now

from annotator.models import CitationCheck, Job
from annotator.verification.engine import ENGINE_VERSION, fingerprint
from annotator.verification.outcome import INAPPLICABLE, Outcome
from annotator.verification.registry import TEXT_CHECKS
from editions.models import Revision

IDENTITY = ("mention", "check_name", "fingerprint", "engine_version")


class Keeping:
    """The outcomes of some mentions: what stands is read in one query, and what changes is written in two.

    `keep` says what the given checks of a mention came to; nothing is written before `write`.
    """

    def __init__(self, revision: Revision, mentions: Sequence[int], *, job: Job) -> None:
        self._revision, self._job = revision, job
        self._standing: dict[int, list[CitationCheck]] = {mention: [] for mention in mentions}
        self._new: list[CitationCheck] = []
        self._replaced: list[CitationCheck] = []
        for check in CitationCheck.objects.current().filter(mention__in=self._standing).only(*IDENTITY):
            self._standing[check.mention_id or 0].append(check)

    def knows(self, mention: int, key: str) -> bool:
        """Whether the mention's quotation was looked up with the same words, pages and source already."""
        return any(
            check.check_name.startswith("Q") and check.fingerprint == key and check.engine_version == ENGINE_VERSION
            for check in self._standing[mention]
        )

    def keep(self, mention: int, outcomes: Sequence[Outcome], *, checks: Iterable[str], key: str = "") -> None:
        """`key` is the fingerprint of the outcomes, where they share one."""
        named = frozenset(checks)
        self._replaced += [check for check in self._standing[mention] if check.check_name in named]
        self._new += [_row(self._revision, mention, outcome, self._job, key) for outcome in outcomes]

    def write(self) -> None:
        _replace(self._replaced, self._new)


def keep_findings(
    revision: Revision, outcomes: Iterable[Outcome], *, rows: Mapping[int, int], job: Job, checks: Sequence[str] = tuple(TEXT_CHECKS)
) -> None:
    """The outcomes of checks over the whole text: a row for each mention concerned, all with the finding's fingerprint.

    `rows` gives the row of a mention by its place in the reading. A finding that concerns none stands by itself.
    """
    current = CitationCheck.objects.current().filter(revision=revision, check_name__in=checks)
    standing = current.only(*IDENTITY)
    new = []
    for outcome in outcomes:
        if outcome.result != INAPPLICABLE:
            concerned: list[int | None] = [rows[index] for index in outcome.mentions if index in rows]
            new += [_row(revision, mention, outcome, job) for mention in concerned or [None]]
    _replace(standing, new)


def _replace(standing: Iterable[CitationCheck], new: Sequence[CitationCheck]) -> None:
    wanted = {_identity(row): row for row in new}
    kept = {_identity(row): row.pk for row in standing}
    gone = [pk for identity, pk in kept.items() if identity not in wanted]
    if gone:
        CitationCheck.objects.filter(pk__in=gone).update(superseded_at=now())
    CitationCheck.objects.bulk_create([row for identity, row in wanted.items() if identity not in kept])


def _identity(row: CitationCheck) -> tuple[int | None, str, str, str]:
    """What an outcome is kept once for: another version of the checks keeps its own."""
    return row.mention_id, row.check_name, row.fingerprint, row.engine_version


def _row(revision: Revision, mention: int | None, outcome: Outcome, job: Job, key: str = "") -> CitationCheck:
    return CitationCheck(
        revision=revision,
        mention_id=mention,
        check_name=outcome.check,
        code=outcome.code,
        result=outcome.result,
        severity=outcome.severity,
        confidence=outcome.confidence,
        notes=list(outcome.notes),
        evidence=outcome.evidence,
        engine_version=ENGINE_VERSION,
        fingerprint=key or fingerprint(outcome.check, outcome.code, outcome.evidence, list(outcome.notes)),
        job=job,
    )
