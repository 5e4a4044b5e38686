"""The citations of a text with what their checks come to, worked out by the database: what a report counts, sorts and filters by.

The rules are those of `summary`, as far as SQL can say them; a test holds the two together.
"""

from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, CharField, FilteredRelation, IntegerField, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from annotator.models.citation_check import Result, Severity
from annotator.verification.engine import ENGINE_VERSION
from annotator.verification.summary import CONFIRMATIONS, NOTHING_TO_CHECK
from editions.models import Revision

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.INFO, Severity.NONE)
NONE = SEVERITIES.index(Severity.NONE)
QUIET = ("ok", "inherited_locator")  # codes that say nothing to be looked at
ATTENTION = ~Q(code__in=QUIET) & ~Q(result=Result.INAPPLICABLE) & ~Q(severity=Severity.NONE)  # of a check


def judged(revision: Revision) -> QuerySet[Any, dict[str, Any]]:
    """Rows of `pk`, `order`, `status` (as `summary` has it), `worst` and `is_outdated`, one for each citation that stands.

    `worst` is the place in SEVERITIES of the gravest finding that asks for attention.
    """
    current = FilteredRelation("checks", condition=Q(checks__superseded_at=None, checks__revision=revision))
    rows: Any = (
        revision.mentions.order_by()
        .annotate(current=current)
        .values("pk", "order")
        .annotate(
            worst=Coalesce(Min(_place_of_severity(), filter=_of(ATTENTION)), NONE),
            status=_status(),
            is_outdated=Coalesce(BoolOr(~_of(Q(engine_version=ENGINE_VERSION)), filter=Q(current__isnull=False)), False),
        )
    )
    return rows


def _status() -> Case:
    confirmed = Q(check_name="Q1", code__in=CONFIRMATIONS, result=Result.PASSED)
    fine = Q(result=Result.PASSED) & (Q(check_name__startswith="F") | Q(check_name__startswith="B") | Q(check_name__startswith="C"))
    return Case(
        When(_any(Q(severity=Severity.ERROR, result=Result.FAILED)), then=Value("contradicted")),
        When(_any(confirmed), then=Value("verified")),
        When(_any(Q(severity=Severity.WARNING)), then=Value("doubtful")),
        When(_any(Q(check_name="Q0", code__in=NOTHING_TO_CHECK)), then=Value("unchecked")),
        When(_any(fine), then=Value("plausible")),
        default=Value("unchecked"),
        output_field=CharField(),
    )


def _any(check: Q) -> Coalesce:
    """Whether one of the current checks is so."""
    return Coalesce(BoolOr(_of(check)), False)


def _place_of_severity() -> Case:
    places = [When(current__severity=severity, then=Value(place)) for place, severity in enumerate(SEVERITIES)]
    return Case(*places, default=Value(NONE), output_field=IntegerField())


def _of(check: Q) -> Q:
    """What is said of a check, said of the checks of a citation."""
    parts: list[Any] = []
    for part in check.children:
        if isinstance(part, Q):
            parts.append(_of(part))
        else:
            name, value = part  # type: ignore[misc]
            parts.append((f"current__{name}", value))
    return Q(*parts, _connector=check.connector, _negated=check.negated)
