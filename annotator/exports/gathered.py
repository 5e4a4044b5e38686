"""A reading's annotations as one user may see them, in document order: what every form of export is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from editions.models import Revision
from editions.segmentation.segmented import Mark

NOWHERE = (1, 0)
BETWEEN_PARTS = " […] "


@dataclass(frozen=True, slots=True)
class Place:
    """Where quoted words stand: printed pages, the note they are in, code points of the revision's text.

    `start` and `end` are None for an orphan, which has no place in this revision.
    """

    status: str
    passage: str = ""
    pages: tuple[str, ...] = ()
    note: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """A note of the text that is called in quoted words, right after their code point `at - 1`."""

    at: int
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """One stretch of quoted words, with up to 32 code points before and after. `marks` are what print sets apart in it."""

    exact: str
    prefix: str
    suffix: str
    place: Place
    marks: tuple[Mark, ...] = ()
    calls: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation. `elsewhere` is the title of the edition it is taken from, "" for the text that is read."""

    key: int
    parts: tuple[QuotedPart, ...]
    source: str
    elsewhere: str = ""

    @property
    def exact(self) -> str:
        return BETWEEN_PARTS.join(part.exact for part in self.parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What print sets apart in `exact`."""
        found, at = [], 0
        for part in self.parts:
            found += [Mark(at + mark.start, at + mark.end, mark.kind) for mark in part.marks]
            at += len(part.exact) + len(BETWEEN_PARTS)
        return tuple(found)

    @property
    def calls(self) -> tuple[Called, ...]:
        """The notes that are called in `exact`."""
        found, at = [], 0
        for part in self.parts:
            found += [Called(at + call.at, call.marker, call.text) for call in part.calls]
            at += len(part.exact) + len(BETWEEN_PARTS)
        return tuple(found)

    @property
    def pages(self) -> tuple[str, ...]:
        """Printed pages, each once, in text order."""
        return tuple(dict.fromkeys(page for part in self.parts for page in part.place.pages))

    @property
    def notes(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(part.place.note for part in self.parts if part.place.note is not None))

    @property
    def is_orphan(self) -> bool:
        return any(part.place.start is None for part in self.parts)

    @property
    def order(self) -> tuple[int, int]:
        """Sorts by the place in the text; orphans and quotations of other texts come last."""
        starts = [part.place.start for part in self.parts if part.place.start is not None]
        return (0, min(starts)) if starts and not self.elsewhere else NOWHERE


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of a citation came to, and what people who looked it up say beside it."""

    mention: int
    cited: str
    summary: str
    summary_label: str
    label: str
    details: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyLine:
    key: int
    body: str
    by: str
    at: datetime
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """A disagreement note; `about` is quotation, claim or evidence, `about_key` the claim's or evidence's."""

    key: int
    about: str
    about_key: int | None
    ground: str
    ground_label: str
    statement: str
    state: str
    state_label: str
    closing_reason: str
    quoted: Quoted | None
    by: str
    at: datetime
    visibility: str
    replies: tuple[ReplyLine, ...] = ()
    tags: tuple[str, ...] = ()
    is_deleted: bool = False

    @property
    def order(self) -> tuple[int, int]:
        return self.quoted.order if self.quoted else NOWHERE


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """Evidence that bears on the claim `claim_key`: the evidence is the subject of `relation`, the claim its object."""

    key: int
    claim_key: int
    relation: str
    relation_label: str
    side: str
    quoted: Quoted | None
    citation: str
    locator: str
    url: str
    analytic_note: str
    source_excerpt: str
    translation: str
    by: str
    at: datetime
    visibility: str
    verdict: Verdict | None = None
    disputes: tuple[DisputeEntry, ...] = ()
    replies: tuple[ReplyLine, ...] = ()
    tags: tuple[str, ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class PositionLine:
    stance: str
    stance_label: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: str
    outcome_label: str
    rationale: str
    by: str
    at: datetime
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    key: int
    statement: str
    claimant: str
    claimant_label: str
    quoted: tuple[Quoted, ...]
    by: str
    at: datetime
    visibility: str
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[EvidenceEntry, ...] = ()
    disputes: tuple[DisputeEntry, ...] = ()
    positions: tuple[PositionLine, ...] = ()
    decision: Decision | None = None
    replies: tuple[ReplyLine, ...] = ()
    is_contested: bool = False
    tags: tuple[str, ...] = ()
    is_deleted: bool = False

    @property
    def order(self) -> tuple[int, int]:
        return min((quoted.order for quoted in self.quoted), default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that goes into a file. `entries` are claims, and disagreements that stand on the text alone."""

    reading: int
    slug: str
    title: str
    subtitle: str
    creators: tuple[str, ...]
    language: str
    seminar: str
    revision: Revision
    as_of: datetime
    base_url: str
    entries: tuple[ClaimEntry | DisputeEntry, ...] = field(default=())

    @property
    def claims(self) -> Iterator[ClaimEntry]:
        return (entry for entry in self.entries if isinstance(entry, ClaimEntry))
