"""The citations of a text as a report: what is off first, sorted by severity, with filters and counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from annotator.models import Attestation, Reading, User
from annotator.models.citation_check import Severity
from annotator.verification.judged import SEVERITIES, outdated
from annotator.verification.verdicts import verdicts_for
from annotator.web.citations.explanations import Finding
from annotator.web.citations.filters import STATE_MEANINGS, STATES, Decisions, Filters, Judged, all_judged, decisions_of, wanted
from annotator.web.citations.panel import Panel, panels_of, readable_editions, with_panels
from annotator.web.citations.tally import Tally, tally
from annotator.web.citations.text_findings import Gathered, gathered, text_findings
from editions.citations.version import READER_VERSION
from editions.models import CitationMention, Edition, Revision

PER_PAGE = 100
ON_PAPER = 2_000  # citations: more are a book, and saved as a table
HEADINGS = {
    Severity.ERROR: _("Errors"),
    Severity.WARNING: _("Warnings"),
    Severity.NOTICE: _("Notices"),
    Severity.INFO: _("Remarks"),
    Severity.NONE: _("Nothing to remark"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A citation of the report under the heading of its worst finding."""

    heading: Any
    opens_group: bool
    in_group: int
    panel: Panel


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many citations are open, decided, or to be looked at again."""

    state: str
    words: Any
    meaning: Any
    count: int


@dataclass(frozen=True, slots=True)
class Undoable:
    """What this person has last said of several citations at once, and may take back at once."""

    batch: UUID
    decision: str
    count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    revision: Revision
    tally: Tally
    states: tuple[StateCount, ...]
    shown: int
    text_findings: tuple[Finding, ...]
    gathered: tuple[Gathered, ...]
    page: PageOfList[Judged]
    rows: tuple[Row, ...]
    filters: Filters
    outdated: int  # citations with a result of an older version of the checks
    undoable: Undoable | None
    is_read_by_older: bool  # the program finds citations better since
    readable: dict[int, Edition]  # held texts that this person may read, by pk
    retired: tuple[CitationMention, ...]  # no longer read as citations, but people have said something of them


def printed_report(reading: Reading, user: User, filters: Filters) -> Report:
    """The report on one long page."""
    return report_of(reading, user, filters, per_page=ON_PAPER)


def report_of(reading: Reading, user: User, filters: Filters, page_number: str = "1", *, per_page: int = PER_PAGE) -> Report:
    """The report as this person may see it: a fixed number of queries, and one page of it is read in full."""
    revision = reading.edition.current_revision
    every, decisions = all_judged(revision), decisions_of(reading, revision)
    left = wanted(every, decisions, revision, filters)
    page = Paginator(left, per_page).get_page(page_number)
    readable = readable_editions(reading, user)
    return Report(
        revision=revision,
        tally=tally(status for _pk, _worst, status in every),
        states=tuple(_states(every, decisions)),
        shown=len(left),
        text_findings=tuple(text_findings(revision, filters)),
        gathered=() if filters.any else tuple(gathered(revision)),
        page=page,
        rows=tuple(_rows(list(page), Counter(worst for _pk, worst, *_rest in left), reading, readable)),
        filters=filters,
        outdated=outdated(revision),
        undoable=_undoable(reading, user),
        is_read_by_older=revision.citations_read_by != READER_VERSION,
        readable=readable,
        retired=() if filters.any else tuple(_retired(reading, revision)),
    )


def wanted_mentions(reading: Reading, filters: Filters) -> list[int]:
    """The citations that the filters leave, in the order of the report."""
    revision = reading.edition.current_revision
    return [pk for pk, *_rest in wanted(all_judged(revision), decisions_of(reading, revision), revision, filters)]


def _states(every: Iterable[Judged], decisions: Decisions) -> Iterable[StateCount]:
    counted = Counter(decisions.state_of(one) for one in every)
    return (StateCount(state, words, STATE_MEANINGS[state], counted[state]) for state, words in STATES.items())


def _undoable(reading: Reading, user: User) -> Undoable | None:
    if not user.is_authenticated:
        return None
    mine = Attestation.objects.standing().filter(reading=reading, created_by=user, batch__isnull=False)
    newest = mine.first()
    if newest is None or newest.batch is None:
        return None
    return Undoable(newest.batch, newest.get_decision_display(), mine.filter(batch=newest.batch).count(), newest.created_at)


def _retired(reading: Reading, revision: Revision) -> QuerySet[CitationMention]:
    gone = CitationMention.every.filter(revision=revision, retired_at__isnull=False).select_related("passage")
    said = Q(attestations__reading=reading) | Q(claims__reading=reading) | Q(evidence_links__reading=reading)
    return gone.filter(pk__in=gone.filter(said).values("pk"))


def _rows(page: list[Judged], sizes: Counter[int], reading: Reading, readable: dict[int, Edition]) -> Iterable[Row]:
    pks = [pk for pk, *_rest in page]
    mentions = {mention.pk: mention for mention in with_panels(CitationMention.objects.filter(pk__in=pks))}
    verdicts = verdicts_for(pks, reading)
    panels = panels_of([mentions[pk] for pk in pks], verdicts=verdicts, reading=reading, readable=readable, draws=False)
    last = None
    for (_pk, worst, *_rest), panel in zip(page, panels, strict=True):
        yield Row(HEADINGS[SEVERITIES[worst]], worst != last, sizes[worst], panel)
        last = worst
