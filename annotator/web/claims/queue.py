"""The review queue of a reading: which claims ask for a judgement, and why each stands there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotator.blind_review import withhold_names
from annotator.models import Claim, DisagreementNote, EvidenceLink, Position, Reading, Review, User
from annotator.models.annotation import SHARED
from annotator.models.quotation import UNPLACED
from annotator.models.terms import AGAINST, FOR

SECTIONS = {
    "contested": gettext_lazy("Contested"),
    "citation_off": gettext_lazy("Citation off"),
    "unplaced": gettext_lazy("Unplaced"),
    "without_evidence": gettext_lazy("Without evidence"),
    "decided": gettext_lazy("Decided"),
}
IN_A_SENTENCE = {
    "contested": gettext_lazy("contested"),
    "citation_off": gettext_lazy("with a citation off"),
    "unplaced": gettext_lazy("unplaced"),
    "without_evidence": gettext_lazy("without evidence"),
    "decided": gettext_lazy("decided"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the queue. `reasons` say why it stands there, `balance` what has been brought for and against it."""

    claim: Claim
    section: str
    reasons: tuple[str, ...]
    balance: str
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: Any
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The sections in the order of the work; decided claims come last."""

    sections: tuple[Section, ...]
    at_rest: int  # claims that ask for nothing

    @property
    def entries(self) -> list[Entry]:
        return [entry for section in self.sections for entry in section.entries]

    @property
    def open_entries(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.section != "decided"]

    def around(self, claim: Claim) -> "Around":
        """Where the claim stands in its section, and the claims before and after it in the queue."""
        entries = self.entries
        at = next((place for place, entry in enumerate(entries) if entry.claim.pk == claim.pk), None)
        if at is None:
            return Around(None, None, entries[0] if entries else None, 0, 0)
        section = [entry for entry in entries if entry.section == entries[at].section]
        place = [entry.claim.pk for entry in section].index(claim.pk) + 1
        before = entries[at - 1] if at else None
        after = entries[at + 1] if at + 1 < len(entries) else None
        return Around(entries[at], before, after, place, len(section))

    def next_to_judge(self, claim: Claim) -> Claim | None:
        """The next open claim that the user has not judged, starting after this one and from the top again."""
        entries = self.open_entries
        at = next((place for place, entry in enumerate(entries) if entry.claim.pk == claim.pk), -1)
        waiting = [entry.claim for entry in [*entries[at + 1 :], *entries[: max(at, 0)]] if not entry.judged]
        return waiting[0] if waiting else None


@dataclass(frozen=True, slots=True)
class Around:
    entry: Entry | None
    before: Entry | None
    after: Entry | None
    place: int
    of: int

    @property
    def title(self) -> str:
        """The section in the middle of a sentence: "2 of 5 contested"."""
        return str(IN_A_SENTENCE[self.entry.section]) if self.entry else ""


def review_queue(reading: Reading, user: User) -> ReviewQueue:
    """The queue as this user sees it: nothing in it, and no reason, comes from what is hidden from them."""
    claims = list(_claims(reading, user))
    facts = _Facts(reading, user, claims)
    if reading.blind_review:
        withhold_names(claims, user)
    placed: dict[str, list[Entry]] = defaultdict(list)
    for claim in claims:
        section = facts.section_of(claim)
        if section:
            entry = Entry(claim, section, tuple(facts.reasons_for(claim)), facts.balance_of(claim), facts.judged.get(claim.pk, ""))
            placed[section].append(entry)
    sections = tuple(Section(name, title, tuple(placed[name])) for name, title in SECTIONS.items() if placed[name])
    return ReviewQueue(sections, len(claims) - sum(len(section.entries) for section in sections))


def _claims(reading: Reading, user: User) -> Iterable[Claim]:
    standing = Prefetch("reviews", queryset=Review.objects.filter(reopened_at=None), to_attr="standing")
    visible = Claim.objects.visible_to(user).alive().filter(reading=reading)
    return visible.select_related("created_by").prefetch_related("tags", standing).order_by("pk")


class _Facts:
    """What is known of many claims at once, in a handful of queries."""

    def __init__(self, reading: Reading, user: User, claims: list[Claim]) -> None:
        pks = [claim.pk for claim in claims]
        mine = Claim.objects.filter(pk__in=pks)
        self.divided = set(mine.divided(user).values_list("pk", flat=True))
        self.citation_off = set(mine.citation_off(user).values_list("pk", flat=True))
        self.own_citation_off = set(mine.filter(_failed_citation()).values_list("pk", flat=True))
        self.unplaced = set(
            mine.filter(
                quotations__ranges__anchors__status__in=UNPLACED,
                quotations__ranges__anchors__revision=reading.edition.current_revision,
            ).values_list("pk", flat=True)
        )
        self.disputes = _open_disputes(pks, user)
        self.sides = _sides(pks, user)
        own = Position.objects.filter(claim__in=pks, member=user) if user.is_authenticated else ()
        self.judged = {position.claim_id: str(position.get_stance_display()) for position in own}

    def section_of(self, claim: Claim) -> str:
        if getattr(claim, "standing", None):
            return "decided"
        if self.contested_because(claim):
            return "contested"
        if claim.pk in self.own_citation_off:
            return "citation_off"
        if claim.pk in self.unplaced:
            return "unplaced"
        return "" if sum(self.sides[claim.pk].values()) else "without_evidence"

    def contested_because(self, claim: Claim) -> list[str]:
        reasons = []
        if count := self.disputes[claim.pk]:
            reasons.append(ngettext("an open objection", "%(count)s open objections", count) % {"count": count})
        if claim.pk in self.divided:
            reasons.append(_("judgements on both sides"))
        if claim.pk in self.citation_off:
            reasons.append(_("supporting evidence with its citation off"))
        return reasons

    def reasons_for(self, claim: Claim) -> list[str]:
        decided = [str(review.get_outcome_display()) for review in getattr(claim, "standing", [])]
        reasons = [*decided, *self.contested_because(claim)]
        if claim.pk in self.own_citation_off and claim.pk not in self.citation_off:
            reasons.append(_("a citation it relies on is off"))
        if claim.pk in self.unplaced:
            reasons.append(_("its quotation has no place in the current text"))
        if not sum(self.sides[claim.pk].values()):
            reasons.append(_("no evidence yet"))
        return reasons

    def balance_of(self, claim: Claim) -> str:
        sides = self.sides[claim.pk]
        if not sum(sides.values()):
            return ""
        return _("%(for)s for, %(against)s against") % {"for": sides["for"], "against": sides["against"]}


def _failed_citation() -> Q:
    """A citation that the claim itself relies on has failed a check."""
    failed = {"mentions__checks__severity": "error", "mentions__checks__result": "failed", "mentions__checks__superseded_at": None}
    return Q(Exists(Claim.objects.filter(pk=OuterRef("pk"), **failed)))


def _open_disputes(pks: list[int], user: User) -> Counter[int]:
    notes = DisagreementNote.objects.visible_to(user).alive().open().filter(visibility__in=SHARED)
    counts: Counter[int] = Counter()
    for target in ("claim", "evidence_link__claim"):
        rows = notes.filter(**{f"{target}__in": pks}).order_by().values_list(target).annotate(count=Count("pk", distinct=True))
        counts.update(dict(rows))
    return counts


def _sides(pks: list[int], user: User) -> dict[int, Counter[str]]:
    links = EvidenceLink.objects.visible_to(user).alive().filter(claim__in=pks).order_by()
    sides: dict[int, Counter[str]] = defaultdict(Counter)
    for claim, relation, count in links.values_list("claim", "relation").annotate(count=Count("pk", distinct=True)):
        sides[claim]["for" if relation in FOR else "against" if relation in AGAINST else "neither"] += count
    return sides
