"""Gather what a user may see of a reading's annotations. A fixed number of queries, however many annotations."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from annotator.blind_review import withheld_authors, withhold
from annotator.dissents import decisions_for
from annotator.exports import gathered as out
from annotator.exports.options import ExportOptions
from annotator.exports.places import Places
from annotator.exports.verdicts import Verdicts
from annotator.models import Claim, DisagreementNote, EvidenceLink, Position, Quotation, Reading, Reply, Review, User


def gather(reading: Reading, *, user: Any, options: ExportOptions) -> out.Gathered:
    """The reading's annotations in document order, orphans last."""
    desk = Desk(reading, user, options)
    edition = reading.edition
    return out.Gathered(
        reading=reading.pk,
        slug=edition.slug,
        title=edition.title,
        subtitle=edition.subtitle,
        creators=tuple(edition.creators),
        language=edition.language or edition.current_revision.language,
        seminar=reading.seminar.name,
        revision=edition.current_revision,
        as_of=localtime(now()),
        base_url=options.base_url.rstrip("/"),
        entries=tuple(sorted(desk.entries(), key=lambda entry: (entry.order, isinstance(entry, out.DisputeEntry), entry.key))),
    )


@dataclass(slots=True)
class Children:
    """Rows by the primary key of what they hang on."""

    of_claims: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    of_evidence: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    of_disputes: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))


class Desk:
    """The rows of one export, laid out by what they hang on."""

    def __init__(self, reading: Reading, user: Any, options: ExportOptions) -> None:
        self._reading, self._user, self._options = reading, user, options
        self._places = Places(reading)
        self._readable: set[int] | None = None
        self._verdicts = Verdicts(reading)
        self._replies = self._grouped(Reply.objects.visible_to(user)) if options.threads else Children()
        self._disputes = self._grouped(self._mine(DisagreementNote).prefetch_related(self._quotation()))
        self._evidence: dict[int, list[EvidenceLink]] = defaultdict(list)
        for link in self._mine(EvidenceLink).select_related("created_by", "mention", "reference").prefetch_related(self._quotation()):
            self._evidence[link.claim_id].append(link)
        self._positions: dict[int, list[Position]] = defaultdict(list)
        for position in Position.objects.visible_to(user).filter(claim__reading=reading).select_related("member"):
            self._positions[position.claim_id].append(position)
        decided = Review.objects.filter(claim__reading=reading, reopened_at=None).select_related("reviewer")
        self._authors = withheld_authors(Claim.objects.filter(reading=reading).values_list("pk", flat=True), user)
        self._contested = set(Claim.objects.contested(user).filter(reading=reading).values_list("pk", flat=True))
        self._reviews = {review.claim_id: review for review in decisions_for(user, decided)}

    def entries(self) -> Iterable[out.ClaimEntry | out.DisputeEntry]:
        claims = self._mine(Claim).select_related("created_by").prefetch_related("mentions", self._quotation("quotations"))
        for claim in claims:
            if not self._is_wanted(claim):
                continue
            withhold(self._rows_on(claim), self._authors.get(claim.pk))
            entry = self._claim(claim)
            if not entry.is_deleted or entry.evidence or entry.disputes or entry.replies:
                yield entry
        if not (self._options.decided_only or self._options.contested_only):
            yield from self._on_the_text()

    def _rows_on(self, claim: Claim) -> Iterable[Claim | EvidenceLink | DisagreementNote | Reply]:
        """All that was written on the claim and carries a name."""
        links = self._evidence[claim.pk]
        notes = [*self._disputes.of_claims[claim.pk], *(note for link in links for note in self._disputes.of_evidence[link.pk])]
        yield from (claim, *links, *notes, *self._replies.of_claims[claim.pk])
        yield from (reply for link in links for reply in self._replies.of_evidence[link.pk])
        yield from (reply for note in notes for reply in self._replies.of_disputes[note.pk])

    def _is_wanted(self, claim: Claim) -> bool:
        decided = claim.pk in self._reviews or not self._options.decided_only
        return decided and (claim.pk in self._contested or not self._options.contested_only)

    def _on_the_text(self) -> Iterable[out.DisputeEntry]:
        """Disagreements with the text itself."""
        return self._kept_disputes(self._disputes.of_disputes[0])

    def _claim(self, claim: Claim) -> out.ClaimEntry:
        readable = [quotation for quotation in claim.quotations.all() if self._may_read(quotation)]
        quoted = sorted((self._places.quoted(quotation) for quotation in readable), key=lambda words: (words.order, words.key))
        gone = claim.deleted_at is not None
        return out.ClaimEntry(
            key=claim.pk,
            statement="" if gone else claim.statement,
            claimant=claim.claimant,
            claimant_label=claim.get_claimant_display(),
            quoted=tuple(quoted),
            by=_name(claim.created_by),
            at=localtime(claim.created_at),
            visibility=claim.visibility,
            verdicts=tuple(self._verdicts.of(mention) for mention in claim.mentions.all()) if self._options.verdicts else (),
            evidence=tuple(self._kept_evidence(self._evidence[claim.pk])),
            disputes=tuple(self._kept_disputes(self._disputes.of_claims[claim.pk])),
            positions=tuple(self._position(position) for position in self._positions[claim.pk]),
            decision=self._decision(self._reviews.get(claim.pk)),
            replies=self._thread(self._replies.of_claims[claim.pk]),
            is_contested=claim.pk in self._contested,
            tags=_tags(claim),
            is_deleted=gone,
        )

    def _kept_evidence(self, links: Iterable[EvidenceLink]) -> Iterable[out.EvidenceEntry]:
        for link in links:
            entry = self._link(link)
            if not entry.is_deleted or entry.disputes or entry.replies:
                yield entry

    def _link(self, link: EvidenceLink) -> out.EvidenceEntry:
        gone = link.deleted_at is not None
        cited = link.full_citation or (link.mention.raw if link.mention else "") or (link.reference.label if link.reference else "")
        checked = link.mention is not None and self._options.verdicts and not gone
        return out.EvidenceEntry(
            key=link.pk,
            claim_key=link.claim_id,
            relation=link.relation,
            relation_label=link.get_relation_display(),
            side=link.side,
            quoted=None if gone or link.quotation is None else self._places.quoted(link.quotation),
            citation="" if gone else cited,
            locator="" if gone else link.locator,
            url="" if gone else link.url,
            analytic_note="" if gone else link.analytic_note,
            source_excerpt="" if gone else link.source_excerpt,
            translation="" if gone else link.translation,
            by=_name(link.created_by),
            at=localtime(link.created_at),
            visibility=link.visibility,
            verdict=self._verdicts.of(link.mention) if checked and link.mention else None,
            disputes=tuple(self._kept_disputes(self._disputes.of_evidence[link.pk])),
            replies=self._thread(self._replies.of_evidence[link.pk]),
            tags=_tags(link),
            is_deleted=gone,
        )

    def _kept_disputes(self, notes: Iterable[DisagreementNote]) -> Iterable[out.DisputeEntry]:
        for note in notes:
            entry = self._dispute(note)
            if not entry.is_deleted or entry.replies:
                yield entry

    def _dispute(self, note: DisagreementNote) -> out.DisputeEntry:
        gone = note.deleted_at is not None
        about = "evidence" if note.evidence_link_id else "claim" if note.claim_id else "quotation"
        return out.DisputeEntry(
            key=note.pk,
            about=about,
            about_key=note.evidence_link_id or note.claim_id,
            ground=note.ground,
            ground_label=note.get_ground_display(),
            statement="" if gone else note.statement,
            state=note.state,
            state_label=note.get_state_display(),
            closing_reason=note.closing_reason,
            quoted=self._places.quoted(note.quotation) if note.quotation else None,
            by=_name(note.created_by),
            at=localtime(note.created_at),
            visibility=note.visibility,
            replies=self._thread(self._replies.of_disputes[note.pk]),
            tags=_tags(note),
            is_deleted=gone,
        )

    @staticmethod
    def _thread(replies: list[Reply]) -> tuple[out.ReplyLine, ...]:
        """A deleted reply keeps its place as long as the thread holds another."""
        if all(reply.deleted_at for reply in replies):
            return ()
        return tuple(
            out.ReplyLine(
                key=reply.pk,
                body="" if reply.deleted_at else reply.body,
                by=_name(reply.created_by),
                at=localtime(reply.created_at),
                is_deleted=reply.deleted_at is not None,
            )
            for reply in replies
        )

    @staticmethod
    def _position(position: Position) -> out.PositionLine:
        return out.PositionLine(
            stance=position.stance, stance_label=position.get_stance_display(), reason=position.reason, by=_name(position.member)
        )

    @staticmethod
    def _decision(review: Review | None) -> out.Decision | None:
        if review is None:
            return None
        dissents = tuple(": ".join(filter(None, (dissent["member"], dissent["reason"]))) for dissent in review.dissents)
        return out.Decision(
            outcome=review.outcome,
            outcome_label=review.get_outcome_display(),
            rationale=review.rationale,
            by=_name(review.reviewer),
            at=localtime(review.decided_at),
            dissents=dissents,
        )

    def _mine(self, model: Any) -> QuerySet[Any]:
        seen = model.objects.visible_to(self._user).filter(reading=self._reading)
        return seen.select_related("created_by").prefetch_related("tags").order_by("pk")

    @staticmethod
    def _quotation(name: str = "quotation") -> Prefetch:
        rows = Quotation.objects.select_related("reading__edition").prefetch_related("ranges__anchors")
        return Prefetch(name, queryset=rows)

    def _may_read(self, quotation: Quotation) -> bool:
        """A claim may rest on words of another reading, which this user need not be a member of."""
        if quotation.reading_id == self._reading.pk:
            return True
        if self._readable is None:
            self._readable = set(Reading.objects.visible_to(self._user).values_list("pk", flat=True))
        return quotation.reading_id in self._readable

    def _grouped(self, rows: QuerySet[Any]) -> Children:
        """Rows by what they hang on; disagreements with the text itself are under 0 of `of_disputes`."""
        children = Children()
        for row in rows.select_related("created_by").order_by("created_at", "pk"):
            if row.evidence_link_id:
                children.of_evidence[row.evidence_link_id].append(row)
            elif row.claim_id:
                children.of_claims[row.claim_id].append(row)
            else:
                children.of_disputes[getattr(row, "disagreement_note_id", 0)].append(row)
        return children


def _tags(annotation: Claim | EvidenceLink | DisagreementNote) -> tuple[str, ...]:
    """A tombstone keeps its place and loses its words, tags included."""
    return () if annotation.deleted_at else tuple(tag.name for tag in annotation.tags.all())


def _name(user: User | None) -> str:
    return user.shown_name if user else _("former member")
