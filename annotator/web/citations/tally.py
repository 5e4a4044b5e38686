"""How many citations of a text have which standing: the one count that the bar beside the text and the report show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.verification.verdicts import Verdict

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Standing:
    """A summary of the checks, or that there are none yet: its words, what they mean, and how it is drawn."""

    words: Any
    meaning: Any
    tone: str
    icon: str


STANDINGS = {
    "verified": Standing(_("verified"), _("the quotation was found on its cited pages in a text that we hold"), "ok", "i-ok"),
    "plausible": Standing(_("plausible"), _("nothing speaks against it, but no source was looked at"), "na", "i-na"),
    "doubtful": Standing(_("doubtful"), _("something should be looked at"), "near", "i-near"),
    "contradicted": Standing(_("contradicted"), _("an open error"), "no", "i-no"),
    "unchecked": Standing(_("unchecked"), _("nothing could be said"), "na", "i-neither"),
    WAITING: Standing(_("waiting"), _("nothing has been checked yet"), "wait", "i-wait"),
}
UNKNOWN = ("unchecked", WAITING)  # of these nothing can be said


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar: `count` citations, beginning after `before` others."""

    status: str
    standing: Standing
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Every standing has its part, in the order of STANDINGS, those without a citation too."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def checked(self) -> int:
        """Of how many the checks could say something."""
        return sum(part.count for part in self.parts if part.status not in UNKNOWN)

    @property
    def waiting(self) -> int:
        return self.parts[-1].count


def tally(statuses: Iterable[str]) -> Tally:
    """The count over the standings of some citations, each a key of STANDINGS."""
    counted = Counter(statuses)
    parts, before = [], 0
    for status, standing in STANDINGS.items():
        parts.append(Part(status, standing, counted[status], before))
        before += counted[status]
    return Tally(tuple(parts))


def standing_of(verdict: Verdict) -> str:
    return verdict.status if verdict.checks else WAITING
