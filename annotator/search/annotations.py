"""What is found in annotations: claims, evidence, disagreement notes and the replies to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from annotator.models import Anchor, Claim, DisagreementNote, EvidenceLink, QuotationRange, Reading, Reply
from annotator.search.scope import Scope
from annotator.search.tags import TagSearch
from annotator.search.texts import label_at, pages_of, spelled
from editions.models.passage import PassageKind
from editions.search.marking import Stems, marks
from editions.search.query import Sought
from editions.search.snippets import Snippet, snippets
from editions.search.stems import stems_of_any, without_stop_words, words_in

CONFIGS = ("german", "english", "french")  # Readers may write in another language than the text's.
MOST = 500
MODELS: dict[str, type[Claim] | type[EvidenceLink] | type[DisagreementNote] | type[Reply]] = {
    "claims": Claim,
    "evidence": EvidenceLink,
    "disagreements": DisagreementNote,
    "replies": Reply,
}
NAMES = {Claim: "claim", EvidenceLink: "evidence", DisagreementNote: "disagreement", Reply: "reply"}
TARGETS = ("claim", "evidence_link", "disagreement_note")
FIELDS = {
    "claims": ("statement",),
    "evidence": ("analytic_note", "source_excerpt", "translation", "full_citation", "locator"),
    "disagreements": ("statement", "closing_reason"),
    "replies": ("body",),
}
WITH = {
    "claims": ("created_by",),
    "evidence": ("created_by", "claim"),
    "disagreements": ("created_by", "claim", "evidence_link__claim"),
    "replies": ("created_by", "claim", "evidence_link__claim", "disagreement_note__claim", "disagreement_note__evidence_link__claim"),
}


@dataclass(frozen=True, slots=True)
class AnnotationHit:
    """An annotation that has what is sought; `on` is what a reply answers, else the annotation itself; `quoted` the words it is about.

    `page` is their printed page.
    """

    kind: str
    reading: Reading
    subject: Any
    on: Any
    snippet: Snippet
    quoted: str = ""
    page: str = ""

    @property
    def claim(self) -> Claim | None:
        """The claim on whose page it stands."""
        if isinstance(self.on, Claim):
            return self.on
        if isinstance(self.on, DisagreementNote) and self.on.evidence_link:
            return self.on.evidence_link.claim
        claim: Claim | None = self.on.claim
        return claim

    @property
    def key(self) -> str:
        """What its card or its thread is called: "claim-7"."""
        return f"{NAMES[type(self.subject)]}-{self.subject.pk}"

    @property
    def address(self) -> str:
        """On the page of its claim; beside the text where it stands on no claim."""
        if isinstance(self.subject, Claim):
            return reverse("claim-detail", args=[self.subject.pk])
        if self.claim is not None:
            return f"{reverse('claim-detail', args=[self.claim.pk])}#{self.key}"
        on = f"{NAMES[type(self.on)]}-{self.on.pk}"
        return f"{reverse('reading-detail', args=[self.reading.pk])}?a={on}#c-{on}"


@dataclass(frozen=True, slots=True)
class AnnotationSearch:
    """A query for the annotations of a scope, under a tag where there is one; then no word needs to be sought."""

    scope: Scope
    sought: Sought
    tags: TagSearch

    @classmethod
    def of(cls, scope: Scope, sought: Sought, *, tag: str = "") -> "AnnotationSearch":
        """`tag` is the key of the one that annotations must carry."""
        lighter = without_stop_words(sought, stems_of_any(words_in(sought), CONFIGS))
        return cls(scope, lighter, TagSearch.of(scope, lighter, *CONFIGS, under=tag))

    def found(self, *kinds: str) -> dict[str, list[int]]:
        """By kind, the newest that have it, of all that the user may see; one more than MOST stands for more."""
        return {kind: list(self._matching(kind)[: MOST + 1]) for kind in kinds}

    def _matching(self, kind: str) -> QuerySet[Any]:
        """Keys of those that have it in the readings of the scope and that the user may see, newest first."""
        table = MODELS[kind]._meta.db_table
        columns = {name: RawSQL(f'"{table}"."search_{name}"', [], SearchVectorField()) for name in ("stems", "words")}  # noqa: S611 - our own names
        rows: QuerySet[Any] = MODELS[kind].objects.visible_to(self.scope.sight).alias(**columns)
        rows = rows.filter(self._here(kind), self.tags.matching(MODELS[kind], self.sought, *CONFIGS), deleted_at=None)
        return rows.order_by("-pk").values_list("pk", flat=True)

    def _here(self, kind: str) -> Q:
        within = self.scope.within
        if within is None:  # What one may see is in a reading that one may see.
            return Q()
        paths = ("reading",) if kind != "replies" else tuple(f"{target}__reading" for target in TARGETS)
        return Q(*((path, within) for path in paths), _connector=Q.OR)

    def hits(self, found: Mapping[str, Sequence[int]]) -> dict[str, list[AnnotationHit]]:
        """The annotations as hits by kind, newest first; `found` are some of those found."""
        subjects = {kind: _subjects(kind, pks) for kind, pks in found.items()}
        stems = self._stems(text for kind, rows in subjects.items() for subject in rows for text in _written(kind, subject))
        quoted = _quoted(subjects, self.scope)
        hits = {kind: [self._hit(kind, subject, stems, quoted) for subject in rows] for kind, rows in subjects.items()}
        return {kind: [hit for hit in made if hit is not None] for kind, made in hits.items()}

    def _stems(self, texts: Iterable[str]) -> Stems:
        if all(self.sought.is_literal(term) for term in self.sought.wanted):
            return {}
        return stems_of_any(words_in(self.sought).union(*map(spelled, texts)), CONFIGS)

    def _hit(self, kind: str, subject: Any, stems: Stems, quoted: "Mapping[tuple[str, int], _Quoted]") -> AnnotationHit | None:
        on = subject.target if isinstance(subject, Reply) else subject
        if on.reading_id not in self.scope.readings:  # It was opened between one query and the next.
            return None
        shown = [snippets(text, marks(text, self.sought, stems), most=1)[0] for text in _written(kind, subject)]
        best = next((snippet for snippet in shown if snippet.hit), shown[0] if shown else snippets("", [])[0])
        about = quoted.get((kind, subject.pk), _Quoted())
        return AnnotationHit(kind, self.scope.readings[on.reading_id], subject, on, best, about.exact, about.page)


def _subjects(kind: str, pks: Sequence[int]) -> list[Any]:
    if not pks:
        return []
    rows: QuerySet[Any] = MODELS[kind]._default_manager.filter(pk__in=pks).select_related(*WITH[kind]).order_by("-pk")
    return list(rows if kind == "replies" else rows.prefetch_related("tags"))


def _written(kind: str, subject: Any) -> list[str]:
    """What somebody wrote in it."""
    return [words for name in FIELDS[kind] if (words := getattr(subject, name))]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The first quoted words of an annotation, and the printed page that they begin on."""

    exact: str = ""
    page: str = ""


def _quoted(subjects: Mapping[str, Sequence[Any]], scope: Scope) -> dict[tuple[str, int], _Quoted]:
    """By the kind and the key of each subject that quotes; in a fixed number of queries."""
    claims = Claim.quotations.through.objects.filter(claim__in=subjects.get("claims", ())).order_by("-pk")
    quoting = {
        ("claims", claim): quotation for claim, quotation in claims.values_list("claim", "quotation")
    }  # The first of each is the last here.
    quoting |= {
        (kind, subject.pk): subject.quotation_id
        for kind in ("evidence", "disagreements")
        for subject in subjects.get(kind, ())
        if subject.quotation_id
    }
    words = dict(QuotationRange.objects.filter(quotation__in=quoting.values(), order=0).values_list("quotation", "exact"))
    pages = _printed(words, scope)
    return {key: _Quoted(words[quotation], pages.get(quotation, "")) for key, quotation in quoting.items() if quotation in words}


def _printed(quotations: Iterable[int], scope: Scope) -> dict[int, str]:
    """The printed page of each quotation in the current text; none for an orphan, and none for words of a note."""
    placed = Anchor.objects.placed().filter(range__quotation__in=quotations, range__order=0, revision__in=scope.texts, start__isnull=False)
    rows = list(placed.exclude(passage__kind=PassageKind.NOTE).values_list("range__quotation", "revision", "start"))
    pages = pages_of({revision for _, revision, _ in rows})
    return {quotation: label_at(pages[revision], start or 0) for quotation, revision, start in rows}
