"""What is to be said of a text's citations as a whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.models import CitationCheck
from annotator.models.citation_check import TELLING, Severity
from annotator.verification.judged import ATTENTION, SEVERITIES
from annotator.web.citations.explanations import Finding, finding_of
from annotator.web.citations.filters import Filters
from editions.models import Revision

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
    if filters.status or filters.work is not None or filters.state:
        return []
    checks = CitationCheck.objects.current().filter(ATTENTION, revision=revision)
    about_all = checks.filter(mention=None) | checks.filter(check_name__in=ABOUT_SEVERAL)
    once = about_all.order_by("check_name", "fingerprint", "pk").distinct("check_name", "fingerprint")
    chosen = [check for check in once if _fits(check, filters)]
    chosen.sort(key=lambda check: (SEVERITIES.index(Severity(check.severity)), check.check_name))
    return [finding_of(check, may_read_source=False) for check in chosen]


def gathered(revision: Revision) -> Iterable[Gathered]:
    """Citations that lead nowhere, by what is wrong with them."""
    checks = CitationCheck.objects.current().filter(TELLING, revision=revision, code__in=GATHERED, mention__isnull=False)
    notes: dict[str, list[int | None]] = defaultdict(list)
    for code, number in checks.order_by("mention__order").values_list("code", "mention__passage__number"):
        notes[code].append(number)
    for code, (check, tone, icon, title) in GATHERED.items():
        if notes[code]:
            yield Gathered(check, tone, icon, title, len(notes[code]), tuple(dict.fromkeys(notes[code])))


def _fits(check: CitationCheck, filters: Filters) -> bool:
    if filters.check and (check.check_name != filters.check or filters.code not in ("", check.code)):
        return False
    return filters.severity in ("", check.severity) and (filters.note is None or filters.note in check.notes)
