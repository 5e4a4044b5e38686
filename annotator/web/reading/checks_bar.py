"""The bar of citation checks at the head of the text: how many are done, and with which outcome."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.models import Job, Reading
from annotator.models.job import Kind
from annotator.verification.verdicts import ICONS, Verdict

WORDS = {
    "ok": _("as cited"),
    "near": _("to compare"),
    "no": _("not as cited"),
    "na": _("not checkable"),
    "wait": _("waiting"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar: `count` citations, beginning after `before` others."""

    tone: str
    icon: str
    words: Any
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class ChecksBar:
    total: int
    checked: int
    parts: tuple[Part, ...]
    job: Job | None

    @property
    def is_running(self) -> bool:
        return self.job is not None and not self.job.is_finished

    @property
    def tenths(self) -> int:
        """What is announced: only each tenth, not each citation."""
        return self.checked * 10 // self.total if self.total else 0


def checks_bar(reading: Reading, verdicts: Iterable[Verdict]) -> ChecksBar:
    """The bar over all citations of the text, and the newest check of it."""
    tally = Counter(verdict.tone for verdict in verdicts)
    parts, before = [], 0
    for tone, words in WORDS.items():
        if tally[tone]:
            parts.append(Part(tone, ICONS[tone], words, tally[tone], before))
            before += tally[tone]
    job = Job.objects.filter(kind=Kind.CHECK, edition=reading.edition_id, seminar=reading.seminar_id).first()
    return ChecksBar(before, before - tally["wait"], tuple(parts), job)
