"""What stands on a claim map: claims, what speaks for and against each, and how they stand to one another."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Prefetch

from annotator.blind_review import withheld_authors, withhold
from annotator.models import Claim, ClaimRelation, DisagreementNote, EvidenceLink, Reading, Review
from annotator.models.claim import ClaimRelationKind

Side = Literal["for", "against", "neither"]


@dataclass(frozen=True, slots=True)
class Objection:
    pk: int
    words: str
    ground: str
    by: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A piece of evidence, and the open objections to it."""

    pk: int
    side: Side
    relation: str
    words: str
    by: str
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class MapClaim:
    """A claim with its evidence and its open objections. `elsewhere` is the title of the text it belongs to, if another one."""

    pk: int
    statement: str
    by: str
    decision: str
    elsewhere: str
    arguments: tuple[Argument, ...]
    objections: tuple[Objection, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Pieces of evidence by side, and open objections on the claim and its evidence."""
        disputes = len(self.objections) + sum(len(argument.objections) for argument in self.arguments)
        return Counter([argument.side for argument in self.arguments]) | Counter({"dispute": disputes})


@dataclass(frozen=True, slots=True)
class MapRelation:
    """`subject` entails, qualifies … `object`, both by the pk of a claim on the map."""

    subject: int
    object: int
    kind: ClaimRelationKind


@dataclass(frozen=True, slots=True)
class ClaimGraph:
    title: str
    claims: tuple[MapClaim, ...]
    relations: tuple[MapRelation, ...]

    @property
    def pieces(self) -> int:
        """Everything that would be a box of its own."""
        return sum(1 + len(claim.arguments) + sum(claim.counts[kind] for kind in ("dispute",)) for claim in self.claims)


def claim_graph(reading: Reading, user: Any) -> ClaimGraph:
    """What the user may see of it. Claims of other readings are on the map where one of this reading is related to them."""
    visible = Claim.objects.visible_to(user).alive()
    own = set(visible.filter(reading=reading).order_by().values_list("pk", flat=True))
    relations = _relations(own, user)
    wanted = own | {pk for relation in relations for pk in (relation.subject, relation.object)}
    claims = visible.filter(pk__in=wanted).select_related("created_by", "reading__seminar", "reading__edition").order_by("pk")
    standing = Prefetch("reviews", queryset=Review.objects.filter(reopened_at=None), to_attr="standing")
    rows = list(claims.prefetch_related(standing))
    gathered = _Gathered(rows, user)
    return ClaimGraph(str(reading.edition), tuple(gathered.claim(row, reading) for row in rows), tuple(relations))


def _relations(own: set[int], user: Any) -> list[MapRelation]:
    visible = ClaimRelation.objects.visible_to(user)
    touching = visible.filter(subject__in=own) | visible.filter(object__in=own)
    rows: Iterable[tuple[int, int, str]] = touching.distinct().order_by("pk").values_list("subject", "object", "kind")
    return [MapRelation(subject, object_, ClaimRelationKind(kind)) for subject, object_, kind in rows]


class _Gathered:
    """Evidence and objections of many claims, in a handful of queries."""

    def __init__(self, claims: list[Claim], user: Any) -> None:
        pks = [claim.pk for claim in claims]
        authors = withheld_authors(pks, user)
        for claim in claims:
            withhold([claim], authors.get(claim.pk))
        self.arguments: dict[int, list[Argument]] = defaultdict(list)
        self.objections: dict[int, list[Objection]] = defaultdict(list)
        self.on_evidence: dict[int, list[Objection]] = defaultdict(list)
        links = list(EvidenceLink.objects.visible_to(user).alive().filter(claim__in=pks).select_related(*ON_LINK).order_by("pk"))
        claim_of = {link.pk: link.claim_id for link in links}
        notes = DisagreementNote.objects.visible_to(user).alive().open().select_related("created_by").order_by("pk")
        for note in notes.filter(claim__in=pks) | notes.filter(evidence_link__in=claim_of):
            withhold([note], authors.get(note.claim_id or claim_of[note.evidence_link_id or 0]))
            kept = self.objections[note.claim_id] if note.claim_id else self.on_evidence[note.evidence_link_id or 0]
            kept.append(Objection(note.pk, note.statement, str(note.get_ground_display()), _name(note)))
        for link in links:
            withhold([link], authors.get(link.claim_id))
            self.arguments[link.claim_id].append(_argument(link, self.on_evidence[link.pk]))

    def claim(self, claim: Claim, reading: Reading) -> MapClaim:
        decided = next((str(review.get_outcome_display()) for review in claim.standing), "")  # type: ignore[attr-defined]
        elsewhere = "" if claim.reading_id == reading.pk else str(claim.reading.edition)
        arguments, objections = tuple(self.arguments[claim.pk]), tuple(self.objections[claim.pk])
        return MapClaim(claim.pk, claim.statement, _name(claim), decided, elsewhere, arguments, objections)


ON_LINK = ("created_by", "mention", "reference", "quotation")


def _argument(link: EvidenceLink, objections: list[Objection]) -> Argument:
    side: Any = link.side
    return Argument(link.pk, side, str(link.get_relation_display()), _words(link), _name(link), tuple(objections))


def _words(link: EvidenceLink) -> str:
    """What the evidence says, or what it is."""
    named = link.analytic_note or link.source_excerpt or link.full_citation
    if named:
        return named
    source = link.mention.raw if link.mention else link.reference.label if link.reference else ""
    return source or (link.quotation.exact if link.quotation else link.url)


def _name(row: Claim | EvidenceLink | DisagreementNote) -> str:
    return row.created_by.shown_name if row.created_by else ""
