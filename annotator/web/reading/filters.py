"""Which annotations a reader wants to see, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from annotator.models.tag import tag_key
from annotator.web.citations.tally import STANDINGS
from annotator.web.reading.placing import MODELS

KINDS = tuple(MODELS)
NO_KIND = "none"
STATUSES: Mapping[str, Any] = {
    "open": _("open"),
    "contested": _("contested"),
    "decided": _("decided"),
    "settled": _("objection settled"),
    "dismissed": _("objection dismissed"),
}
VERDICTS: Mapping[str, Any] = {status: standing.words for status, standing in STANDINGS.items()}


@dataclass(frozen=True, slots=True)
class Filters:
    """`?kind=claim,evidence&person=bob&status=contested&verdict=doubtful&on=47&tag=toll`; what is empty does not narrow.

    `keep` are annotations that show in any case: what one has just written, and what a link leads to.
    """

    kinds: tuple[str, ...] = KINDS
    person: str = ""
    status: str = ""
    verdict: str = ""
    on: str = ""
    tag: str = ""
    keep: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: QueryDict) -> "Filters":
        """What the address asks for; values that nobody offers count as not given."""
        status, verdict = given.get("status", ""), given.get("verdict", "")
        return cls(
            kinds=_kinds(given.get("kind", "")),
            person=given.get("person", "").strip(),
            status=status if status in STATUSES else "",
            verdict=verdict if verdict in VERDICTS else "",
            on=given.get("on", "").strip(),
            tag=tag_key(given.get("tag", "")),
            keep=tuple(given.getlist("keep")),
        )

    @property
    def narrowing(self) -> dict[str, str]:
        """What is asked for beside the kinds, by the names of the address."""
        values = {"person": self.person, "status": self.status, "verdict": self.verdict, "on": self.on, "tag": self.tag}
        return {name: value for name, value in values.items() if value}

    @property
    def is_active(self) -> bool:
        return bool(self.narrowing) or self.kinds != KINDS

    @property
    def kind(self) -> str:
        """The kinds as the address has them; "" for all."""
        return "" if self.kinds == KINDS else ",".join(self.kinds) or NO_KIND

    @property
    def query(self) -> str:
        """The address's query; "" when nothing narrows."""
        return urlencode(({"kind": self.kind} if self.kind else {}) | self.narrowing)

    def toggled(self, kind: str) -> str:
        """The kinds after a press on one of them, for the address."""
        kinds = tuple(each for each in KINDS if (each in self.kinds) != (each == kind))
        return Filters(kinds=kinds).kind or ",".join(KINDS)


def _kinds(written: str) -> tuple[str, ...]:
    if written == NO_KIND:
        return ()
    return tuple(kind for kind in KINDS if kind in written.split(",")) or KINDS
