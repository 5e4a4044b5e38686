"""The annotations of a reading that a correction has moved out of sight, with their old words and where they may stand now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotator.actions.placing import KEPT, unsettled
from annotator.actions.quotations import CONTEXT
from annotator.models import Anchor, Claim, DisagreementNote, EvidenceLink, QuotationRange, Reading
from annotator.models.quotation import AnchorMethod, AnchorStatus
from annotator.permissions import REVIEWERS, WRITERS, role_in
from annotator.web.claims.word_diff import Stretch, word_diff
from annotator.web.sheets.look import look_address
from editions.models import Passage, Revision

AROUND = 80  # code points of context
LABELS: dict[str, Any] = {
    AnchorStatus.ORPHANED: _("unplaced"),
    AnchorStatus.AMBIGUOUS: _("several places possible"),
    AnchorStatus.FUZZY: _("placed by similarity"),
    KEPT: _("kept without a place"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An annotation that quotes the words. Who wrote it is not said: a seminar may want to judge before it knows."""

    icon: str
    kind: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A place of the text, in its context. `score` is per cent; `diff` leads from the old words to those of the place."""

    start: int
    end: int
    score: int
    passage: str
    page: str
    left: str
    words: str
    right: str
    diff: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    part: QuotationRange
    status: str
    subjects: tuple[Subject, ...]
    offers: tuple[Offer, ...]
    may_place: bool
    stood: str  # address of the place in the file where the words stood last, empty where that is not known

    @property
    def label(self) -> Any:
        return LABELS[self.status]

    @property
    def left(self) -> str:
        return whole_words_before(self.part.prefix, cut=len(self.part.prefix) == CONTEXT)

    @property
    def right(self) -> str:
        return whole_words_after(self.part.suffix, cut=len(self.part.suffix) == CONTEXT)

    @property
    def is_found(self) -> bool:
        """The words stand somewhere already, and somebody is to say whether rightly."""
        return self.status == AnchorStatus.FUZZY


def whole_words_before(text: str, *, cut: bool) -> str:
    """The words before a place, without the rest of one that is cut off."""
    return f"… {text.partition(' ')[2]}" if cut else text


def whole_words_after(text: str, *, cut: bool) -> str:
    return f"{text.rpartition(' ')[0]} …" if cut else text


def counts(reading: Reading, revision: Revision, user: Any) -> Counter[str]:
    """How many there are of each status; `KEPT` counts those that somebody has decided to keep as they are."""
    found: Counter[str] = Counter(unsettled(reading, revision, user).order_by().values_list("status", flat=True))
    found[KEPT] = unsettled(reading, revision, user, KEPT).order_by().count()
    return found


def entries_of(anchors: Sequence[Anchor], reading: Reading, revision: Revision, user: Any) -> list[Entry]:
    """The anchors as they are shown; the number of queries does not depend on how many there are."""
    text = _Text(revision)
    role = role_in(user, reading.seminar)
    subjects = subjects_of({anchor.range.quotation_id for anchor in anchors}, user, reading)
    stood = _where_they_stood(anchors)
    return [
        Entry(
            part=anchor.range,
            status=KEPT if anchor.status == AnchorStatus.ORPHANED and anchor.method == AnchorMethod.HAND else anchor.status,
            subjects=tuple(subjects[anchor.range.quotation_id]),
            offers=tuple(text.offer(anchor.range.exact, *place) for place in _places(anchor)),
            may_place=role in REVIEWERS or (role in WRITERS and anchor.range.quotation.created_by_id == user.pk),
            stood=stood.get(anchor.range_id, ""),
        )
        for anchor in anchors
    ]


def _where_they_stood(anchors: Iterable[Anchor]) -> dict[int, str]:
    """By range, a look at the newest earlier revision in which the words had a place."""
    parts = {anchor.range_id: anchor.revision_id for anchor in anchors}
    published = Anchor.objects.placed().filter(range__in=parts, revision__published_at__isnull=False)
    earlier = published.exclude(revision__in=set(parts.values()))
    in_order = earlier.select_related("revision").defer("revision__text", "revision__source_text").order_by("revision__number")
    return {anchor.range_id: look_address(anchor.revision, words=f"{anchor.start}-{anchor.end}") for anchor in in_order}


def _places(anchor: Anchor) -> Iterable[tuple[int, int, float]]:
    """Where it stands, if it does, then where else it may."""
    if anchor.start is not None and anchor.end is not None:
        yield anchor.start, anchor.end, anchor.score
    yield from ((one["start"], one["end"], one["score"]) for one in anchor.candidates)


class _Text:
    """A revision's words with the passages and printed pages they stand in."""

    def __init__(self, revision: Revision) -> None:
        self._text = revision.text
        self._passages = list(Passage.objects.filter(revision=revision).select_related("page").order_by("start"))
        self._pages = list(revision.pages.all())

    def offer(self, old: str, start: int, end: int, score: float) -> Offer:
        passage = next((one for one in reversed(self._passages) if one.start <= start), None)
        first, last = (passage.start, passage.end) if passage else (0, len(self._text))
        words = self._text[start:end]
        return Offer(
            start=start,
            end=end,
            score=round(100 * score) if words == old else min(99, round(100 * score)),
            passage=passage.ref if passage else "",
            page=self._page(passage, start),
            left=whole_words_before(self._text[max(first, start - AROUND) : start], cut=start - AROUND > first),
            words=words,
            right=whole_words_after(self._text[end : max(end, min(last, end + AROUND))], cut=end + AROUND < last),
            diff=tuple(word_diff(old, words)) if words != old else (),
        )

    def _page(self, passage: Passage | None, start: int) -> str:
        if passage is not None and passage.is_note:
            return str(passage.page or "")
        return next((str(page) for page in self._pages if page.start <= start < page.end), "")


def subjects_of(quotations: set[int], user: Any, reading: Reading) -> dict[int, list[Subject]]:
    """What the user may see of what was said about the quotations, by their keys."""
    found: dict[int, list[Subject]] = defaultdict(list)
    home = reverse("reading-detail", args=[reading.pk])
    claims = Claim.objects.visible_to(user).alive().filter(quotations__in=quotations).distinct()
    for claim in claims.prefetch_related("quotations"):
        subject = Subject("i-claim", "claim", claim.statement, reverse("claim-detail", args=[claim.pk]))
        for quotation in claim.quotations.all():
            found[quotation.pk].append(subject)
    evidence = EvidenceLink.objects.visible_to(user).alive().filter(quotation__in=quotations)
    for link in evidence:
        address = reverse("claim-detail", args=[link.claim_id])
        found[link.quotation_id or 0].append(Subject("i-for", "evidence", link.analytic_note, address))
    notes = DisagreementNote.objects.visible_to(user).alive().filter(quotation__in=quotations)
    for note in notes:
        address = f"{home}?a=disagreement-{note.pk}#c-disagreement-{note.pk}"
        found[note.quotation_id or 0].append(Subject("i-diss", "disagreement", note.statement, address))
    return found
