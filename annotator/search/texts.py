"""What is found in the texts: passages and notes, each on its printed page."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from annotator.models import Reading
from annotator.search.scope import Scope
from editions.models import Page, Passage, Revision, SearchedWords
from editions.search.folding import joined_words, words_of
from editions.search.marking import Span, Stems, marks
from editions.search.matching import condition
from editions.search.query import Sought
from editions.search.snippets import Snippet, snippets
from editions.search.stems import stems_of, without_stop_words, words_in


@dataclass(frozen=True, slots=True)
class PageStart:
    """The code point of a text that a printed page begins at, and what is printed on it."""

    start: int
    sequence: int
    label: str

    def __str__(self) -> str:
        return str(Page(sequence=self.sequence, label=self.label))


Pages = dict[int, list[PageStart]]


@dataclass(frozen=True, slots=True)
class TextHit:
    """A passage that has what is sought. `page` is the printed page of the first mark, `number` that of a note."""

    reading: Reading
    ref: str
    page: str
    is_note: bool
    number: int | None
    language: str
    marks: tuple[Span, ...]
    snippets: tuple[Snippet, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class TextSearch:
    """A query for the texts of a scope, read once for each language in it."""

    scope: Scope
    queries: dict[str, Sought]

    @classmethod
    def of(cls, scope: Scope, sought: Sought) -> "TextSearch":
        words = words_in(sought)
        return cls(scope, {config: without_stop_words(sought, stems_of(words, config)) for config in {*scope.configs.values()}})

    def matches(self) -> QuerySet[SearchedWords]:
        found = Q(pk__in=[])
        for config, query in self.queries.items():
            found |= condition(query, config) & self._in_language(config)
        return SearchedWords.objects.filter(found, revision__in=self.scope.texts)

    def _in_language(self, config: str) -> Q:
        return Q(config=config) if len(self.queries) > 1 else Q()

    def count(self, *, notes: bool) -> int:
        """How many passages, or notes, have it: where it is every other one, all the words of all the texts are gone through."""
        return self.matches().filter(is_note=notes).order_by().values("passage").distinct().count()

    def found(self, *, notes: bool, start: int, end: int) -> list[int]:
        """The passages, or notes, `start`..`end` of those that have it, in text order, text by text."""
        rows = self.matches().filter(is_note=notes).order_by("revision_id", "order").distinct("revision_id", "order")
        return list(rows.values_list("passage", flat=True)[start:end])

    def hits(self, pks: Sequence[int], *, context: bool = True) -> list[TextHit]:
        """The passages as hits, in the order of the text."""
        if not pks:
            return []
        passages = list(Passage.objects.filter(pk__in=pks).select_related("page").order_by("revision_id", "order"))
        texts = _texts(passages)
        stems = self._stems(passages, texts)
        pages = pages_of({passage.revision_id for passage in passages})
        return [self._hit(passage, texts[passage.pk], stems, pages, context=context) for passage in passages]

    def _hit(self, passage: Passage, text: str, stems: dict[str, Stems], pages: Pages, *, context: bool) -> TextHit:
        config = self.scope.configs[passage.revision_id]
        spans = marks(text, self.queries[config], stems[config])
        reading = self.scope.texts[passage.revision_id]
        return TextHit(
            reading=reading,
            ref=passage.ref,
            page=_label(passage, spans, pages[passage.revision_id]),
            is_note=passage.is_note,
            number=passage.number,
            language=reading.edition.language,
            marks=tuple(spans),
            snippets=tuple(snippets(text, spans)) if context else (),
        )

    def _stems(self, passages: Iterable[Passage], texts: dict[int, str]) -> dict[str, Stems]:
        words: dict[str, set[str]] = {config: words_in(query) for config, query in self.queries.items()}
        for passage in passages:
            config = self.scope.configs[passage.revision_id]
            if any(not self.queries[config].is_literal(term) for term in self.queries[config].wanted):
                words[config] |= spelled(texts[passage.pk])
        return {config: stems_of(each, config) for config, each in words.items()}


def spelled(text: str) -> set[str]:
    """The folded words of the text, whole and in parts."""
    parts = words_of(text)
    return {word.letters for word in (*parts, *joined_words(text, parts))}


def _texts(passages: Iterable[Passage]) -> dict[int, str]:
    """The words of each passage; each text is fetched once."""
    whole = dict(Revision.objects.filter(pk__in={passage.revision_id for passage in passages}).order_by().values_list("pk", "text"))
    return {passage.pk: whole[passage.revision_id][passage.start : passage.end] for passage in passages}


def pages_of(revisions: Iterable[int]) -> Pages:
    """By revision, in the order of the text."""
    pages: Pages = {revision: [] for revision in revisions}
    rows = Page.objects.filter(revision__in=pages).order_by("revision_id", "start", "sequence")
    for revision, start, sequence, label in rows.values_list("revision", "start", "sequence", "label"):
        pages[revision].append(PageStart(start, sequence, label))
    return pages


def label_at(pages: Sequence[PageStart], offset: int) -> str:
    """The label of the printed page that code point `offset` of the text stands on."""
    return str(pages[max(0, bisect_right(pages, offset, key=lambda page: page.start) - 1)]) if pages else ""


def _label(passage: Passage, spans: Sequence[Span], pages: Sequence[PageStart]) -> str:
    """The printed page of the first mark; for a note, the page that it belongs to."""
    if passage.is_note:
        return str(passage.page) if passage.page else ""
    return label_at(pages, passage.start + (spans[0][0] if spans else 0))
