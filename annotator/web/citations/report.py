"""The citations of a text as a report: what is off first, sorted by severity, with filters and counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models import CitationCheck, Reading, User
from annotator.models.citation_check import Severity
from annotator.verification.engine import ENGINE_VERSION
from annotator.verification.verdicts import Verdict, verdicts_of
from annotator.web.citations.explanations import Finding, is_fine
from annotator.web.citations.filters import Filters
from annotator.web.citations.panel import Panel, panels_of, readable_editions, with_panels
from annotator.web.citations.text_findings import SEVERITIES, Gathered, gathered, text_findings
from editions.models import CitationMention, Revision

PER_PAGE = 100
STATUSES = {
    "verified": (_("verified"), "ok", "i-ok"),
    "plausible": (_("plausible"), "na", "i-na"),
    "doubtful": (_("doubtful"), "near", "i-near"),
    "contradicted": (_("contradicted"), "no", "i-no"),
    "unchecked": (_("unchecked"), "wait", "i-wait"),
}
MEANINGS = {
    "verified": _("the quotation was found on its cited pages in a text that we hold"),
    "plausible": _("nothing speaks against it, but no source was looked at"),
    "doubtful": _("something should be looked at"),
    "contradicted": _("an open error"),
    "unchecked": _("nothing could be said, or nothing has been checked yet"),
}
HEADINGS = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.NOTICE: _("Notices"),
    Severity.INFO: _("Remarks"),
    Severity.NONE: _("Nothing to remark"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many citations have a status, as a part of the summary bar."""

    status: str
    words: Any
    meaning: Any
    tone: str
    icon: str
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class Row:
    """A citation of the report under the heading of its worst finding."""

    heading: Any
    opens_group: bool
    in_group: int
    panel: Panel


@dataclass(frozen=True, slots=True)
class Report:
    revision: Revision
    counts: tuple[Count, ...]
    total: int
    shown: int
    text_findings: tuple[Finding, ...]
    gathered: tuple[Gathered, ...]
    page: PageOfList[CitationMention]
    rows: tuple[Row, ...]
    filters: Filters
    outdated: int  # citations with a result of an older version of the checks


def report_of(reading: Reading, user: User, filters: Filters, page_number: str = "1") -> Report:
    """The report as this person may see it."""
    revision = reading.edition.current_revision
    verdicts = verdicts_of(revision, reading)
    wanted = _wanted(revision, verdicts, filters)
    severities = {pk: worst(verdicts[pk].checks) for pk in wanted}
    wanted.sort(key=lambda pk: SEVERITIES.index(severities[pk]))
    page = Paginator(wanted, PER_PAGE).get_page(page_number)
    return Report(
        revision=revision,
        counts=tuple(_counts(verdicts.values())),
        total=len(verdicts),
        shown=len(wanted),
        text_findings=tuple(text_findings(revision, filters)),
        gathered=() if filters.any else tuple(gathered(revision)),
        page=page,
        rows=tuple(_rows(list(page), severities, reading, user, verdicts)),
        filters=filters,
        outdated=sum(any(check.engine_version != ENGINE_VERSION for check in verdict.checks) for verdict in verdicts.values()),
    )


def worst(checks: Iterable[CitationCheck]) -> Severity:
    """The gravest severity among the findings that ask for attention."""
    found = [Severity(check.severity) for check in checks if not is_fine(check)]
    return min(found, key=SEVERITIES.index, default=Severity.NONE)


def wanted_mentions(reading: Reading, filters: Filters) -> list[int]:
    """The citations that the filters leave, in the order of the text."""
    revision = reading.edition.current_revision
    return _wanted(revision, verdicts_of(revision, reading), filters)


def _wanted(revision: Revision, verdicts: dict[int, Verdict], filters: Filters) -> list[int]:
    mentions = revision.mentions.order_by("order")
    if filters.note is not None:
        mentions = mentions.filter(passage__number=filters.note)
    if filters.work is not None:
        mentions = mentions.filter(Q(reference=filters.work) | Q(mediating=filters.work))
    return [pk for pk in mentions.values_list("pk", flat=True) if _matches(verdicts.get(pk), filters)]


def _matches(verdict: Verdict | None, filters: Filters) -> bool:
    if verdict is None:
        return False
    if filters.status and verdict.status != filters.status:
        return False
    return not filters.check or any(check.check_name == filters.check and not is_fine(check) for check in verdict.checks)


def _counts(verdicts: Iterable[Verdict]) -> Iterable[Count]:
    counted = Counter(verdict.status for verdict in verdicts)
    before = 0
    for status, (words, tone, icon) in STATUSES.items():
        yield Count(status, words, MEANINGS[status], tone, icon, counted[status], before)
        before += counted[status]


def _rows(pks: list[int], severities: dict[int, Severity], reading: Reading, user: User, verdicts: dict[int, Verdict]) -> Iterable[Row]:
    mentions = {mention.pk: mention for mention in with_panels(CitationMention.objects.filter(pk__in=pks))}
    panels = panels_of([mentions[pk] for pk in pks], verdicts=verdicts, reading=reading, readable=readable_editions(reading, user))
    sizes = Counter(severities.values())
    last = None
    for panel in panels:
        severity = severities[panel.mention.pk]
        yield Row(HEADINGS[severity], severity != last, sizes[severity], panel)
        last = severity
