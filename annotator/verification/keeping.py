"""Keep outcomes: what stands stays, what changed is superseded and kept, and nothing is written twice."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.timezone import now

from annotator.models import CitationCheck, Job
from annotator.verification.engine import ENGINE_VERSION, fingerprint
from annotator.verification.outcome import INAPPLICABLE, Outcome
from annotator.verification.registry import TEXT_CHECKS
from editions.models import Revision


def keep(revision: Revision, mention: int, outcomes: Sequence[Outcome], *, checks: Iterable[str], job: Job, key: str = "") -> None:
    """The outcomes of these checks of one mention. `key` is their fingerprint, where they share one."""
    standing = CitationCheck.objects.current().filter(mention=mention, check_name__in=list(checks))
    _replace(standing, [_row(revision, mention, outcome, job, key) for outcome in outcomes])


def keep_findings(
    revision: Revision, outcomes: Iterable[Outcome], *, rows: Mapping[int, int], job: Job, checks: Sequence[str] = tuple(TEXT_CHECKS)
) -> None:
    """The outcomes of checks over the whole text: a row for each mention concerned, all with the finding's fingerprint.

    `rows` gives the row of a mention by its place in the reading. A finding that concerns none stands by itself.
    """
    standing = CitationCheck.objects.current().filter(revision=revision, check_name__in=checks)
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


def _identity(row: CitationCheck) -> tuple[int | None, str, str]:
    return row.mention_id, row.check_name, row.fingerprint


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
