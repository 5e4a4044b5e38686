"""The result of a search as its page shows it: kinds with their numbers, and the hits of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from annotator.models import Reading
from annotator.search.annotations import MODELS, MOST, AnnotationHit, AnnotationSearch
from annotator.search.scope import Scope
from annotator.search.texts import TextHit, TextSearch
from editions.search.query import Sought

LABELS = {
    "text": _("Text"),
    "notes": _("Notes"),
    "claims": _("Claims"),
    "evidence": _("Evidence"),
    "disagreements": _("Disagreements"),
    "replies": _("Replies"),
}
ICONS = {"claims": "i-claim", "evidence": "i-for", "disagreements": "i-diss", "replies": "i-thread"}
COLOURS = {"claims": "k-claim", "evidence": "k-evidence", "disagreements": "k-disagreement"}
AT_FIRST = 5
ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one text."""

    reading: Reading
    hits: Sequence[TextHit | AnnotationHit]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of hit. `count` is one more than `most` where there are more."""

    kind: str
    count: int
    groups: Sequence[Group]
    most: int = 0

    @property
    def label(self) -> Any:
        return LABELS[self.kind]

    @property
    def icon(self) -> str:
        return ICONS.get(self.kind, "i-book")

    @property
    def colour(self) -> str:
        return COLOURS.get(self.kind, "")

    @property
    def is_text(self) -> bool:
        return self.kind not in MODELS

    @property
    def shown_count(self) -> str:
        return f"{self.most}+" if self.most and self.count > self.most else str(self.count)

    @property
    def more(self) -> int:
        return self.count - sum(len(group.hits) for group in self.groups)


@dataclass(slots=True)
class Results:
    """Everything found in a scope; what is shown of it is fetched when it is asked for."""

    texts: TextSearch
    annotations: AnnotationSearch
    counts: dict[str, int]
    found: dict[str, list[int]]

    @classmethod
    def of(cls, scope: Scope, sought: Sought) -> "Results":
        texts, annotations = TextSearch.of(scope, sought), AnnotationSearch.of(scope, sought)
        found = annotations.found(*MODELS)
        counts = {"text": 0, "notes": 0} | {kind: len(pks) for kind, pks in found.items()}
        for (_reading, is_note), count in texts.tally().items():
            counts["notes" if is_note else "text"] += count
        return cls(texts, annotations, counts, found)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def tabs(self) -> list[Part]:
        return [self._part(kind, []) for kind in LABELS]

    def overview(self) -> list[Part]:
        """The first hits of every kind that has any."""
        return [self._part(kind, self.hits(kind, 0, AT_FIRST)) for kind in LABELS if self.counts[kind]]

    def page_of(self, kind: str, number: str) -> tuple[Any, Part]:
        """A page of one kind, and the hits on it."""
        count = min(self.counts[kind], MOST) if kind in MODELS else self.counts[kind]
        page = Paginator(range(count), ON_A_PAGE).get_page(number)
        return page, self._part(kind, self.hits(kind, page.start_index() - 1, page.end_index()))

    def hits(self, kind: str, start: int, end: int) -> Sequence[TextHit | AnnotationHit]:
        if end <= max(start, 0):
            return []
        if kind in MODELS:
            return self.annotations.hits(kind, self.found[kind][start:end])
        return self.texts.hits(self.texts.found(notes=kind == "notes", start=start, end=end))

    def _part(self, kind: str, hits: Sequence[TextHit | AnnotationHit]) -> Part:
        grouped: dict[int, list[TextHit | AnnotationHit]] = defaultdict(list)
        for hit in hits:
            grouped[hit.reading.pk].append(hit)
        groups = [Group(found[0].reading, found) for found in grouped.values()]
        return Part(kind, self.counts[kind], groups, MOST if kind in MODELS else 0)
