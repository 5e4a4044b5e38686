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
TEXTS = ("text", "notes")
Hits = Sequence[TextHit | AnnotationHit]
AT_FIRST = 5
ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one text."""

    reading: Reading
    hits: Sequence[TextHit | AnnotationHit]


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of hit. `count` is one more than MOST where there are more."""

    kind: str
    count: int
    groups: Sequence[Group]

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
        return self.kind in TEXTS

    @property
    def shown_count(self) -> str:
        return f"{MOST}+" if self.count > MOST else str(self.count)

    @property
    def more(self) -> int:
        return self.count - sum(len(group.hits) for group in self.groups)


@dataclass(slots=True)
class Results:
    """What is found in a scope, by kind: one more than MOST stands for more. What is shown of it is fetched when it is asked for."""

    texts: TextSearch
    annotations: AnnotationSearch
    found: dict[str, list[int]]

    @classmethod
    def of(cls, scope: Scope, sought: Sought, *, tag: str = "") -> "Results":
        """Under a tag there are annotations alone, and all of it where no word is sought."""
        texts, annotations = TextSearch.of(scope, sought), AnnotationSearch.of(scope, sought, tag=tag)
        passages = {kind: [] if tag else texts.found(notes=kind == "notes", start=0, end=MOST + 1) for kind in TEXTS}
        return cls(texts, annotations, passages | annotations.found(*MODELS))

    @property
    def total(self) -> int:
        return sum(map(len, self.found.values()))

    def tabs(self) -> list[Part]:
        """The kinds that there can be: nothing of a text is under a tag."""
        can_be = MODELS if self.annotations.tags.under else LABELS
        return [self._part(kind, []) for kind in can_be]

    def overview(self) -> list[Part]:
        """The first hits of every kind that has any."""
        passages = self.texts.hits([pk for kind in TEXTS for pk in self.found[kind][:AT_FIRST]])
        first: dict[str, Hits] = {kind: [hit for hit in passages if hit.is_note == (kind == "notes")] for kind in TEXTS}
        first |= self.annotations.hits({kind: self.found[kind][:AT_FIRST] for kind in MODELS})
        return [self._part(kind, first[kind]) for kind in LABELS if self.found[kind]]

    def page_of(self, kind: str, number: str) -> tuple[Any, Part]:
        """A page of one kind, and the hits on it."""
        page = Paginator(range(min(len(self.found[kind]), MOST)), ON_A_PAGE).get_page(number)
        return page, self._part(kind, self.hits(kind, page.start_index() - 1, page.end_index()))

    def hits(self, kind: str, start: int, end: int) -> Hits:
        pks = self.found[kind][max(start, 0) : end]
        return self.texts.hits(pks) if kind in TEXTS else self.annotations.hits({kind: pks})[kind]

    def _part(self, kind: str, hits: Hits) -> Part:
        grouped: dict[int, list[TextHit | AnnotationHit]] = defaultdict(list)
        for hit in hits:
            grouped[hit.reading.pk].append(hit)
        groups = [Group(found[0].reading, found) for found in grouped.values()]
        return Part(kind, len(self.found[kind]), groups)
