"""The citations of a text with what their checks come to, worked out by the database: what a report counts, sorts and filters by.

The rules are those of `summary`, as far as SQL can say them; a test holds the two together.
"""

from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, CharField, Count, Exists, FilteredRelation, IntegerField, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from annotator.models.citation_check import TELLING, CitationCheck, Result, Severity
from annotator.verification.engine import ENGINE_VERSION
from annotator.verification.summary import CONFIRMATIONS, NOTHING_TO_CHECK
from editions.models import Revision

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.INFO, Severity.NONE)
NONE = SEVERITIES.index(Severity.NONE)
QUIET = ("ok", "inherited_locator")  # codes that say nothing to be looked at
ATTENTION = ~Q(code__in=QUIET) & ~Q(result=Result.INAPPLICABLE) & ~Q(severity=Severity.NONE)  # of a check


def judged(revision: Revision) -> QuerySet[Any, dict[str, Any]]:
    """Rows of `pk`, `order`, `status` (as `summary` has it) and `worst`, one for each citation that stands.

    `worst` is the place in SEVERITIES of the gravest finding that asks for attention. Only the checks that tell something are
    brought together, one in nine or so; whether anything was in order is looked up where nothing else decides.
    """
    telling = Q(checks__superseded_at=None, checks__revision=revision) & _of(TELLING, "checks")
    current = FilteredRelation("checks", condition=telling)
    rows: Any = (
        revision.mentions.order_by()
        .annotate(current=current)
        .values("pk", "order")
        .annotate(
            worst=Coalesce(Min(_place_of_severity(), filter=_of(ATTENTION)), NONE),
            status=_status(revision),
        )
    )
    return rows


def outdated(revision: Revision) -> int:
    """How many citations have a result of another version of the checks.

    It is asked as two ranges of an index, so that "none" is known without looking at every result.
    """
    others = Q(engine_version__lt=ENGINE_VERSION) | Q(engine_version__gt=ENGINE_VERSION)
    found = CitationCheck.objects.current().filter(others, revision=revision, mention__retired_at=None, mention__isnull=False)
    return found.aggregate(count=Count("mention", distinct=True))["count"]


def _status(revision: Revision) -> Case:
    confirmed = Q(check_name="Q1", code__in=CONFIRMATIONS, result=Result.PASSED)
    of_form = Q(check_name__startswith="F") | Q(check_name__startswith="B") | Q(check_name__startswith="C")
    fine = CitationCheck.objects.current().filter(of_form, revision=revision, mention=OuterRef("pk"), result=Result.PASSED)
    return Case(
        When(_any(Q(severity=Severity.ERROR, result=Result.FAILED)), then=Value("contradicted")),
        When(_any(confirmed), then=Value("verified")),
        When(_any(Q(severity=Severity.WARNING)), then=Value("doubtful")),
        When(_any(Q(check_name="Q0", code__in=NOTHING_TO_CHECK)), then=Value("unchecked")),
        When(Exists(fine), then=Value("plausible")),
        default=Value("unchecked"),
        output_field=CharField(),
    )


def _any(check: Q) -> Coalesce:
    """Whether one of the current checks is so."""
    return Coalesce(BoolOr(_of(check)), False)


def _place_of_severity() -> Case:
    places = [When(current__severity=severity, then=Value(place)) for place, severity in enumerate(SEVERITIES)]
    return Case(*places, default=Value(NONE), output_field=IntegerField())


def _of(check: Q, relation: str = "current") -> Q:
    """What is said of a check, said of the checks of a citation."""
    parts: list[Any] = []
    for part in check.children:
        if isinstance(part, Q):
            parts.append(_of(part, relation))
        else:
            name, value = part  # type: ignore[misc]
            parts.append((f"{relation}__{name}", value))
    return Q(*parts, _connector=check.connector, _negated=check.negated)
