"""The readers' cards in the margin: what each one shows, gathered for many cards at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotator.blind_review import withhold_names
from annotator.claim_likeness import Alike
from annotator.models import Claim, DisagreementNote, EvidenceLink, QuotationRange, Reply, Review
from annotator.models.terms import AGAINST, FOR, DisagreementState
from annotator.verification.verdicts import Verdict
from annotator.web.reading.placing import MODELS, Placed
from annotator.web.reading.rendering import KIND_NAMES

SIGNS = {"for": "i-for", "against": "i-against", "neither": "i-neither"}
ATTENTION = {"no": 0, "near": 1, "na": 2, "wait": 3, "ok": 4}


@dataclass(slots=True)
class Card:
    """One annotation as its card shows it."""

    placed: Placed
    subject: Any
    page: str
    note: int | None
    exact: str
    heading: str
    icon: str
    state: str = ""
    mine: bool = False
    support: int = 0
    against: int = 0
    disputes: int = 0
    replies: list[Reply] = field(default_factory=list)
    verdict: Verdict | None = None
    tags: list[str] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.placed.key

    @property
    def kind(self) -> str:
        return self.placed.kind

    @property
    def statement(self) -> str:
        if self.kind == "evidence":
            return self.subject.analytic_note or self.subject.source_excerpt or self.subject.full_citation or self.exact
        return str(self.subject.statement)

    @property
    def reply_url(self) -> str:
        return reverse(f"{self.kind}-reply", args=(self.placed.pk,))

    @property
    def edit_url(self) -> str:
        return reverse(f"{self.kind}-edit", args=(self.placed.pk,))

    @property
    def delete_url(self) -> str:
        return reverse(f"{self.kind}-delete", args=(self.placed.pk,))

    @property
    def claim(self) -> Claim | None:
        """The claim that evidence or a disagreement is about."""
        return None if self.kind == "claim" else self.subject.claim


def cards_of(
    annotations: Sequence[Placed], *, user: Any, places: dict[str, tuple[str, int | None]], verdicts: dict[int, Verdict]
) -> list[Card]:
    """The cards in the order of `annotations`; the number of queries does not depend on how many there are.

    `places` are the printed page and the note, if any, by key.
    """
    if not annotations:
        return []
    pks = {kind: [a.pk for a in annotations if a.kind == kind] for kind in KIND_NAMES}
    subjects = _subjects(pks)
    threads = _threads(pks)
    withhold_names([*subjects.values(), *(reply for thread in threads.values() for reply in thread)], user)
    quoted = _quoted(annotations)
    tally = _tally(pks["claim"], user)
    states = _claim_states(pks["claim"], user)
    cited = _claims_mentions(pks["claim"])
    tags = _tags(pks)
    found = []
    for placed in annotations:
        subject = subjects.get(placed.key)
        if subject is None:
            continue
        page, note = places.get(placed.key, ("", None))
        card = Card(
            placed,
            subject,
            page=page,
            note=note,
            exact=" […] ".join(words for quotation in placed.quotations for words in quoted[quotation]),
            heading=_heading(subject),
            icon=_icon(subject),
            state=states.get(placed.pk, "") if placed.kind == "claim" else _state(subject),
            mine=subject.created_by_id is not None and subject.created_by_id == getattr(user, "pk", None),
            replies=threads[placed.key],
            verdict=_verdict(subject, cited, verdicts),
            tags=tags[placed.key],
        )
        if placed.kind == "claim":
            card.support, card.against, card.disputes = (tally[side, placed.pk] for side in ("for", "against", "dispute"))
        found.append(card)
    return found


def _subjects(pks: dict[str, list[int]]) -> dict[str, Any]:
    claims = Claim.objects.filter(pk__in=pks["claim"]).select_related("created_by")
    evidence = EvidenceLink.objects.filter(pk__in=pks["evidence"]).select_related("created_by", "claim", "mention", "reference")
    notes = DisagreementNote.objects.filter(pk__in=pks["disagreement"]).select_related("created_by", "claim", "evidence_link")
    return {
        **{f"claim-{claim.pk}": claim for claim in claims},
        **{f"evidence-{link.pk}": link for link in evidence},
        **{f"disagreement-{note.pk}": note for note in notes},
    }


def _quoted(annotations: Iterable[Placed]) -> dict[int, list[str]]:
    quotations = {quotation for annotation in annotations for quotation in annotation.quotations}
    words: dict[int, list[str]] = defaultdict(list)
    for quotation, exact in QuotationRange.objects.filter(quotation__in=quotations).values_list("quotation", "exact"):
        words[quotation].append(exact)
    return words


def _tally(claims: list[int], user: Any) -> Counter[tuple[str, int]]:
    """How much evidence for and against each claim the reader may see, and how many open disputes."""
    tally: Counter[tuple[str, int]] = Counter()
    evidence = EvidenceLink.objects.visible_to(user).alive().filter(claim__in=claims).order_by()
    for claim, relation, many in evidence.values_list("claim", "relation").annotate(many=Count("pk", distinct=True)):
        side = "for" if relation in FOR else "against" if relation in AGAINST else "neither"
        tally[side, claim] += many
    notes = DisagreementNote.objects.visible_to(user).alive().open().filter(claim__in=claims).order_by()
    for claim, many in notes.values_list("claim").annotate(many=Count("pk", distinct=True)):
        tally["dispute", claim] += many
    return tally


def _threads(pks: dict[str, list[int]]) -> dict[str, list[Reply]]:
    targets = Q(claim__in=pks["claim"]) | Q(evidence_link__in=pks["evidence"]) | Q(disagreement_note__in=pks["disagreement"])
    threads: dict[str, list[Reply]] = defaultdict(list)
    for reply in Reply.objects.filter(targets).select_related("created_by"):
        key = (
            f"claim-{reply.claim_id}"
            if reply.claim_id
            else f"evidence-{reply.evidence_link_id}"
            if reply.evidence_link_id
            else f"disagreement-{reply.disagreement_note_id}"
        )
        threads[key].append(reply)
    return threads


def _claim_states(claims: list[int], user: Any) -> dict[int, str]:
    """What stands after the heading of a claim: a decision, or that it is contested, or open."""
    contested = set(Claim.objects.contested(user).filter(pk__in=claims).values_list("pk", flat=True))
    decided = {review.claim_id: review for review in Review.objects.filter(claim__in=claims, reopened_at=None)}
    return {
        pk: str(decided[pk].get_outcome_display()) if pk in decided else _("contested") if pk in contested else _("open") for pk in claims
    }


def _claims_mentions(claims: list[int]) -> dict[int, list[int]]:
    mentions: dict[int, list[int]] = defaultdict(list)
    through = Claim.mentions.through.objects.filter(claim__in=claims)
    for claim, mention in through.values_list("claim", "citationmention"):
        mentions[claim].append(mention)
    return mentions


def _tags(pks: dict[str, list[int]]) -> dict[str, list[str]]:
    """The tags by key. Nobody sees them who does not see what carries them."""
    tags: dict[str, list[str]] = defaultdict(list)
    for kind, model in MODELS.items():
        rows = model.objects.filter(pk__in=pks[kind], tags__isnull=False).order_by("tags__key")
        for pk, name in rows.values_list("pk", "tags__name"):
            tags[f"{kind}-{pk}"].append(name)
    return tags


def _verdict(subject: Any, cited: dict[int, list[int]], verdicts: dict[int, Verdict]) -> Verdict | None:
    """The verdict on what the annotation cites."""
    if isinstance(subject, Claim):
        mentions = cited[subject.pk]
    else:
        mentions = [subject.mention_id] if isinstance(subject, EvidenceLink) and subject.mention_id else []
    return most_telling(mentions, verdicts)


def most_telling(mentions: Iterable[int], verdicts: Mapping[int, Verdict]) -> Verdict | None:
    """Of the verdicts on several citations, the one that needs a look most."""
    found = [verdicts[mention] for mention in mentions if mention in verdicts]
    return min(found, key=lambda verdict: ATTENTION[verdict.tone], default=None)


def _heading(subject: Any) -> str:
    if isinstance(subject, EvidenceLink):
        return {
            "for": pgettext("one piece", "Evidence for"),
            "against": pgettext("one piece", "Evidence against"),
            "neither": pgettext("one piece", "Evidence"),
        }[subject.side]
    return _("Claim") if isinstance(subject, Claim) else _("Disagreement")


def _icon(subject: Any) -> str:
    if isinstance(subject, EvidenceLink):
        return SIGNS[subject.side]
    return "i-claim" if isinstance(subject, Claim) else "i-diss"


def _state(subject: Any) -> str:
    """The ground of a disagreement and, once it is closed, how it ended."""
    if not isinstance(subject, DisagreementNote):
        return ""
    ground = str(subject.get_ground_display())
    return ground if subject.state == DisagreementState.OPEN else f"{ground}, {subject.get_state_display()}"
