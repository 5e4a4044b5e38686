"""What is to be said of a text's citations as a whole."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.models import CitationCheck
from annotator.models.citation_check import Severity
from annotator.web.citations.explanations import Finding, finding_of, is_fine
from annotator.web.citations.filters import Filters
from editions.models import Revision

SEVERITIES = [Severity.ERROR, Severity.WARNING, Severity.NOTICE, Severity.INFO, Severity.NONE]
ABOUT_SEVERAL = ("C1", "C2", "C7", "Q3")
GATHERED = {
    "dangling": ("C3", "no", "i-no", _("Short titles that lead to no full citation")),
    "broken": ("C4", "no", "i-no", _("Back-references whose chain breaks")),
    "ambiguous": ("C3", "near", "i-near", _("Short titles that may mean several works")),
    "ambiguous_antecedent": ("C4", "near", "i-near", _("Back-references that may mean several works")),
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The notes in which the same thing is off, in one line; None stands for the text itself."""

    check: str
    tone: str
    icon: str
    title: Any
    count: int
    notes: tuple[int | None, ...]


def text_findings(revision: Revision, filters: Filters) -> Iterable[Finding]:
    """Findings about the whole text or about several notes at once, each of them once."""
    if filters.status or filters.work is not None:
        return []
    checks = CitationCheck.objects.current().filter(revision=revision)
    about_all = [check for check in checks.filter(mention=None) | checks.filter(check_name__in=ABOUT_SEVERAL) if not is_fine(check)]
    once: dict[str, CitationCheck] = {}
    for check in about_all:
        once.setdefault(json.dumps([check.check_name, check.code, check.evidence.get("says"), check.notes], sort_keys=True), check)
    chosen = [check for check in once.values() if _fits(check, filters)]
    chosen.sort(key=lambda check: (SEVERITIES.index(Severity(check.severity)), check.check_name))
    return [finding_of(check, may_read_source=False) for check in chosen]


def gathered(revision: Revision) -> Iterable[Gathered]:
    """Citations that lead nowhere, by what is wrong with them."""
    checks = CitationCheck.objects.current().filter(revision=revision, code__in=GATHERED, mention__isnull=False)
    notes: dict[str, list[int | None]] = defaultdict(list)
    for code, number in checks.order_by("mention__order").values_list("code", "mention__passage__number"):
        notes[code].append(number)
    for code, (check, tone, icon, title) in GATHERED.items():
        if notes[code]:
            yield Gathered(check, tone, icon, title, len(notes[code]), tuple(dict.fromkeys(notes[code])))


def _fits(check: CitationCheck, filters: Filters) -> bool:
    return (not filters.check or check.check_name == filters.check) and (filters.note is None or filters.note in check.notes)
