"""How far the members of a seminar agree about the claims of a reading.

A judgement is holds, holds if reworded, or does not hold, as three names without order; "undecided" is no judgement and is left out.
Per cent agreement is the share of pairs of judgements on the same claim that are equal (0 to 100). Krippendorff's alpha is nominal,
after Krippendorff, Content Analysis (4th ed. 2019), chap. 12: 1 is full agreement, 0 is what chance would give. It is not defined
(None) where no claim has two judgements, or where all judgements are the same, so that chance and agreement cannot be told apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from annotator.models import Claim, Position, Reading
from annotator.models.terms import Stance

JUDGEMENTS = (Stance.AGREE, Stance.QUALIFY, Stance.DISAGREE)
Judgements = Mapping[int, Mapping[int, str]]  # by claim, by member


@dataclass(frozen=True, slots=True)
class Figures:
    """`claims` with two judgements or more, `judgements` on them, and how many `pairs` of judgements these make."""

    claims: int
    judgements: int
    pairs: int
    percent: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class ClaimAgreement:
    """The judgements on one claim by stance. There is no alpha of a single claim: alpha compares claims with one another."""

    claim: Claim
    counts: dict[str, int]
    undecided: int
    percent: float | None

    @property
    def judgements(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two members; `figures.claims` is how many claims both have judged."""

    one: str
    other: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class ReadingAgreement:
    """Claims are the least agreed first. `hidden` claims were judged by others, but the viewer may not see how yet."""

    figures: Figures
    claims: tuple[ClaimAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    members: int
    hidden: int


def figures_of(judgements: Judgements) -> Figures:
    """Over all claims that have at least two judgements."""
    paired = {claim: by for claim, by in judgements.items() if len(by) > 1}
    equal = pairs = 0
    for by in paired.values():
        counts = Counter(by.values())
        pairs += _pairs(len(by))
        equal += sum(_pairs(count) for count in counts.values())
    given = sum(len(by) for by in paired.values())
    return Figures(len(paired), given, pairs, 100 * equal / pairs if pairs else None, _alpha(paired))


def _alpha(paired: Judgements) -> float | None:
    from nltk.metrics.agreement import AnnotationTask  # a third of a second, for the few who ask for figures

    if len({stance for by in paired.values() for stance in by.values()}) < 2:
        return None
    rows = [(str(member), str(claim), stance) for claim, by in paired.items() for member, stance in by.items()]
    return float(AnnotationTask(data=rows).alpha())


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def reading_agreement(reading: Reading, user: Any) -> ReadingAgreement:
    """From the positions that the user may see: on claims that they have judged themselves, and, reviewing blind, that are decided."""
    claims = {claim.pk: claim for claim in Claim.objects.visible_to(user).alive().filter(reading=reading).order_by("pk")}
    all_positions = Position.objects.filter(claim__in=claims, member__isnull=False)
    seen = list(Position.objects.visible_to(user).filter(claim__in=claims, member__isnull=False).select_related("member"))
    shown = {position.claim_id for position in seen}
    judgements: dict[int, dict[int, str]] = defaultdict(dict)
    undecided: Counter[int] = Counter()
    names: dict[int, str] = {}
    for position in seen:
        names[position.member_id or 0] = str(position.member)
        if position.stance in JUDGEMENTS:
            judgements[position.claim_id][position.member_id or 0] = position.stance
        else:
            undecided[position.claim_id] += 1
    hidden = all_positions.exclude(pk__in=[position.pk for position in seen]).values("claim").distinct().count()
    return ReadingAgreement(
        figures=figures_of(judgements),
        claims=tuple(_by_claim([claims[pk] for pk in sorted(shown)], judgements, undecided)),
        pairs=tuple(_by_pair(judgements, names)),
        members=len({member for by in judgements.values() for member in by}),
        hidden=hidden,
    )


def _by_claim(claims: Iterable[Claim], judgements: Judgements, undecided: Mapping[int, int]) -> list[ClaimAgreement]:
    found = []
    for claim in claims:
        by = judgements.get(claim.pk, {})
        counts = Counter(by.values())
        percent = figures_of({claim.pk: by}).percent
        found.append(ClaimAgreement(claim, {stance: counts[stance] for stance in JUDGEMENTS}, undecided[claim.pk], percent))
    return sorted(found, key=lambda one: (one.percent is None, one.percent or 0.0, -one.judgements, one.claim.pk))


def _by_pair(judgements: Judgements, names: Mapping[int, str]) -> list[PairAgreement]:
    found = []
    for one, other in combinations(sorted(names, key=lambda member: (names[member], member)), 2):
        common = {claim: {one: by[one], other: by[other]} for claim, by in judgements.items() if one in by and other in by}
        if common:
            found.append(PairAgreement(names[one], names[other], figures_of(common)))
    return found
