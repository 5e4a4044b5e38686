"""Where the annotations of a reading stand: a light index of all of them, in text order."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q

from annotator.actions.replies import TARGET_FIELDS
from annotator.models import Anchor, Claim, DisagreementNote, EvidenceLink, Reading, Reply
from editions.models import Revision

MODELS: dict[str, type[Claim] | type[EvidenceLink] | type[DisagreementNote]] = {
    "claim": Claim,
    "evidence": EvidenceLink,
    "disagreement": DisagreementNote,
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Quoted words: half-open code points of the revision's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it stands. `number` counts in text order from 1; what has lost its place has no stretches and comes last.

    `by` is the key of the user who wrote it.
    """

    key: str
    kind: str
    pk: int
    number: int
    quotations: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    gone: bool = False
    by: int | None = None

    @property
    def start(self) -> int:
        return self.stretches[0].start

    @property
    def is_placed(self) -> bool:
        return bool(self.stretches)


@dataclass(frozen=True, slots=True)
class Placement:
    """Annotations on quotations of one revision that a reader may see: all of them, or those that pass a filter.

    `total` is the highest number; `query` is the filter, as links carry it.
    """

    annotations: tuple[Placed, ...]
    by_key: dict[str, Placed] = field(default_factory=dict)
    total: int = 0
    query: str = ""

    @property
    def placed(self) -> list[Placed]:
        return [annotation for annotation in self.annotations if annotation.is_placed]

    @property
    def unplaced(self) -> list[Placed]:
        return [annotation for annotation in self.annotations if not annotation.is_placed]

    def only(self, keys: Collection[str]) -> "Placement":
        """Those with the given keys, numbered as before."""
        kept = tuple(annotation for annotation in self.annotations if annotation.key in keys)
        return replace(self, annotations=kept, by_key={annotation.key: annotation for annotation in kept})

    def counts(self) -> dict[str, int]:
        counts = dict.fromkeys(MODELS, 0)
        for annotation in self.annotations:
            counts[annotation.kind] += not annotation.gone
        return counts


def place_annotations(reading: Reading, revision: Revision, user: Any) -> Placement:
    """The index: one query for each kind and one for the anchors, however many annotations there are."""
    anchors = _stretches(reading, revision)
    beyond = len(revision.text) + 1
    found = []
    for rank, kind in enumerate(MODELS):
        for (pk, gone, by), quotations in _quoting(kind, reading, user).items():
            stretches = _joined(quotations, anchors)
            found.append((stretches[0].start if stretches else beyond, rank, pk, kind, tuple(quotations), stretches, gone, by))
    found.sort(key=lambda each: each[:3])
    placed = tuple(
        Placed(f"{kind}-{pk}", kind, pk, number, quotations, stretches, gone, by)
        for number, (_, _, pk, kind, quotations, stretches, gone, by) in enumerate(found, start=1)
    )
    return Placement(placed, {annotation.key: annotation for annotation in placed}, len(placed))


def _quoting(kind: str, reading: Reading, user: Any) -> dict[tuple[int, bool, int | None], list[int]]:
    """The quotations by (pk, deleted, author): of what stands, and of what was deleted but still carries a thread.

    A claim may rest on several quotations.
    """
    quotation = "quotations" if kind == "claim" else "quotation"
    thread = Exists(Reply.objects.filter(**{TARGET_FIELDS[MODELS[kind]]: OuterRef("pk")}, deleted_at=None))
    shown = MODELS[kind].objects.visible_to(user).filter(Q(deleted_at=None) | thread)
    here = shown.filter(**{f"{quotation}__reading": reading}).order_by()
    quoted: dict[tuple[int, bool, int | None], list[int]] = defaultdict(list)
    for pk, words, deleted_at, by in here.values_list("pk", quotation, "deleted_at", "created_by"):
        quoted[pk, deleted_at is not None, by].append(words)
    return quoted


def _joined(quotations: list[int], anchors: dict[int, tuple[Stretch, ...]]) -> tuple[Stretch, ...]:
    if len(quotations) == 1:
        return anchors.get(quotations[0], ())
    return tuple(sorted(stretch for each in quotations for stretch in anchors.get(each, ())))


def _stretches(reading: Reading, revision: Revision) -> dict[int, tuple[Stretch, ...]]:
    anchors = Anchor.objects.placed().filter(revision=revision, range__quotation__reading=reading)
    parts: dict[int, list[Stretch]] = defaultdict(list)
    for quotation, start, end in anchors.order_by("start").values_list("range__quotation", "start", "end"):
        parts[quotation].append(Stretch(start, end))
    return {quotation: tuple(stretches) for quotation, stretches in parts.items()}
