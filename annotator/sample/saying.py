"""The shapes of what the sample people say, and how it is said through the actions."""

from dataclasses import dataclass

from annotator.actions import claims, disagreements, evidence, positions, replies, reviews
from annotator.actions.quotations import SelectedRange
from annotator.actions.verification import attest
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, User
from annotator.models.annotation import Visibility
from annotator.models.attestation import Decision
from annotator.models.claim import Claimant
from annotator.sample.texts import SampleBroken
from editions.models import CitationMention, Revision


@dataclass(frozen=True, slots=True)
class Answer:
    by: str
    body: str


@dataclass(frozen=True, slots=True)
class Objection:
    """A disagreement: with the words `on` where they are given, else with the claim or evidence it is listed under."""

    by: str
    ground: str
    statement: str
    on: str = ""
    answers: tuple[Answer, ...] = ()
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the text, the citation in a note, or both, that bear on a claim."""

    by: str
    relation: str
    why: str
    words: str = ""
    note: int | None = None
    locator: str = ""
    excerpt: str = ""
    citation: str = ""
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    by: str
    stance: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    by: str
    outcome: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim on `words`, with all that the others say about it. `notes` are the notes whose citations it relies on."""

    by: str
    words: str
    statement: str
    claimant: str = Claimant.AUTHOR
    notes: tuple[int, ...] = ()
    visibility: str = Visibility.SEMINAR
    evidence: tuple[Evidence, ...] = ()
    objections: tuple[Objection, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    answers: tuple[Answer, ...] = ()
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Somebody's word on the citation in a note."""

    by: str
    note: int
    decision: Decision
    reason: str
    copy_used: str = ""
    read_instead: str = ""


@dataclass(frozen=True, slots=True)
class Discussion:
    assertions: tuple[Assertion, ...]
    objections: tuple[Objection, ...] = ()
    looked_up: tuple[LookedUp, ...] = ()


class Speaker:
    """Says what a discussion holds, in one reading."""

    def __init__(self, reading: Reading, people: dict[str, User]) -> None:
        self.reading, self.people = reading, people
        self.revision: Revision = reading.edition.current_revision

    def hold(self, discussion: Discussion) -> None:
        for assertion in discussion.assertions:
            self._assert(assertion)
        for objection in discussion.objections:
            self._object(objection)
        for found in discussion.looked_up:
            attest(
                reading=self.reading,
                mention=self._mentions(found.note)[0],
                decision=found.decision,
                by=self.people[found.by],
                reason=found.reason,
                copy_used=found.copy_used,
                read_instead=found.read_instead,
            )

    def _assert(self, assertion: Assertion) -> None:
        claim = claims.make_claim(
            reading=self.reading,
            revision=self.revision.number,
            ranges=self._select(assertion.words),
            statement=assertion.statement,
            claimant=assertion.claimant,
            visibility=assertion.visibility,
            mentions=[mention for note in assertion.notes for mention in self._mentions(note)],
            by=self.people[assertion.by],
        )
        for item in assertion.evidence:
            self._link(item, claim)
        for objection in assertion.objections:
            self._object(objection, claim=claim)
        for judgement in assertion.judgements:
            positions.take_position(claim=claim, stance=judgement.stance, reason=judgement.reason, by=self.people[judgement.by])
        self._answer(claim, assertion.answers)
        if ruling := assertion.ruling:
            reviews.decide(claim=claim, outcome=ruling.outcome, rationale=ruling.rationale, by=self.people[ruling.by])

    def _link(self, item: Evidence, claim: Claim) -> None:
        link = evidence.link_evidence(
            claim=claim,
            relation=item.relation,
            revision=self.revision.number,
            ranges=self._select(item.words) if item.words else (),
            mention=self._mentions(item.note)[0] if item.note else None,
            locator=item.locator,
            analytic_note=item.why,
            source_excerpt=item.excerpt,
            full_citation=item.citation,
            by=self.people[item.by],
        )
        for objection in item.objections:
            self._object(objection, evidence_link=link)

    def _object(self, objection: Objection, *, claim: Claim | None = None, evidence_link: EvidenceLink | None = None) -> None:
        by = self.people[objection.by]
        note = disagreements.contest(
            reading=self.reading,
            ground=objection.ground,
            statement=objection.statement,
            claim=claim,
            evidence_link=evidence_link,
            revision=self.revision.number,
            ranges=self._select(objection.on) if objection.on else (),
            by=by,
        )
        self._answer(note, objection.answers)
        if objection.settled:
            disagreements.settle(note=note, reason=objection.settled, by=by)

    def _answer(self, to: Claim | DisagreementNote, answers: tuple[Answer, ...]) -> None:
        for answer in answers:
            replies.reply(to=to, body=answer.body, by=self.people[answer.by])

    def _select(self, words: str) -> list[SelectedRange]:
        """Where the words stand, as a client would send it."""
        at = self.revision.text.find(words)
        passage = self.revision.passages.filter(start__lte=at, end__gte=at + len(words)).first()
        if at < 0 or passage is None:
            raise SampleBroken(f"{self.reading}: no passage holds {words!r}.")
        return [SelectedRange(passage.ref, at - passage.start, at - passage.start + len(words), words)]

    def _mentions(self, note: int) -> list[CitationMention]:
        found = list(self.revision.mentions.filter(passage__number=note).order_by("order"))
        if not found:
            raise SampleBroken(f"{self.reading}: no citation was read in note {note}.")
        return found
