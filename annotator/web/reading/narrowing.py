"""Which of a reading's annotations a filter lets through."""

from collections.abc import Mapping
from typing import Any

from annotator.blind_review import reviews_blind, withheld_authors
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Review, User
from annotator.models.terms import DisagreementState
from annotator.verification.verdicts import Verdict
from annotator.web.citations.tally import standing_of
from annotator.web.reading.cards import most_telling
from annotator.web.reading.filters import Filters
from annotator.web.reading.placing import MODELS, Placed, Placement
from annotator.web.reading.whereabouts import Whereabouts


def narrowed(
    placement: Placement, filters: Filters, *, reading: Reading, user: Any, verdicts: Mapping[int, Verdict], where: Whereabouts
) -> Placement:
    """The annotations of every kind that pass, and those kept in any case, with the numbers that they have among all."""
    sets = []
    if filters.person:
        sets.append(_of_person(filters.person, placement, reading, user))
    if filters.status:
        sets.append(_of_status(filters.status, placement, reading, user))
    if filters.verdict:
        sets.append(_of_verdict(filters.verdict, reading, verdicts))
    if filters.on:
        sets.append({each.key for each in placement.placed if touches(each, filters.on, where)})
    if filters.tag:
        sets.append(_tagged(filters.tag, reading))
    return placement.only(set.intersection(*sets) | set(filters.keep)) if sets else placement


def authors_shown(placement: Placement, reading: Reading, user: Any) -> dict[str, int]:
    """Who wrote what, by key, as far as the reader may know it: a blind review withholds the author on their own claim."""
    authors = {each.key: each.by for each in placement.annotations if each.by is not None and not each.gone}
    if not reviews_blind(reading, user):
        return authors
    about = _claims_behind(reading)
    withheld = withheld_authors({claim for claim in about.values() if claim}, user)
    return {key: by for key, by in authors.items() if withheld.get(about.get(key) or 0) != by}


def touches(annotation: Placed, label: str, where: Whereabouts) -> bool:
    """Some of its words stand on the printed page with this label, or beside it in a note."""
    for stretch in annotation.stretches:
        first, last = where.page(stretch.start).sequence, where.page(stretch.end - 1).sequence
        if any(label in (page.label, f"s{page.sequence}") for page in where.pages[first : last + 1]):
            return True
    return False


def _of_person(username: str, placement: Placement, reading: Reading, user: Any) -> set[str]:
    asked = User.objects.filter(username=username).values_list("pk", flat=True).first()
    return {key for key, by in authors_shown(placement, reading, user).items() if by == asked}


def _of_status(status: str, placement: Placement, reading: Reading, user: Any) -> set[str]:
    """As the cards say it: a claim is decided, else contested, else open; a disagreement is open or how it was closed."""
    if status in DisagreementState.values:
        notes = DisagreementNote.objects.filter(reading=reading, state=status).order_by().values_list("pk", flat=True)
        keys = {f"disagreement-{pk}" for pk in notes}
    else:
        keys = set()
    decided = {f"claim-{pk}" for pk in Review.objects.filter(claim__reading=reading, reopened_at=None).values_list("claim", flat=True)}
    if status == "decided":
        return decided
    contested = {f"claim-{pk}" for pk in Claim.objects.contested(user).filter(reading=reading).values_list("pk", flat=True)} - decided
    if status == "contested":
        return contested
    if status == "open":
        keys |= {each.key for each in placement.annotations if each.kind == "claim"} - decided - contested
    return keys


def _of_verdict(status: str, reading: Reading, verdicts: Mapping[int, Verdict]) -> set[str]:
    cited: dict[str, list[int]] = {}
    for claim, mention in Claim.mentions.through.objects.filter(claim__reading=reading).values_list("claim", "citationmention"):
        cited.setdefault(f"claim-{claim}", []).append(mention)
    links = EvidenceLink.objects.filter(reading=reading, mention__isnull=False).order_by()
    cited |= {f"evidence-{pk}": [mention] for pk, mention in links.values_list("pk", "mention") if mention}
    shown = {key: most_telling(mentions, verdicts) for key, mentions in cited.items()}
    return {key for key, verdict in shown.items() if verdict and standing_of(verdict) == status}


def _tagged(key: str, reading: Reading) -> set[str]:
    return {
        f"{kind}-{pk}"
        for kind, model in MODELS.items()
        for pk in model.objects.filter(reading=reading, tags__key=key).order_by().values_list("pk", flat=True)
    }


def _claims_behind(reading: Reading) -> dict[str, int | None]:
    """The claim that each annotation of the reading is, or is about."""
    notes = DisagreementNote.objects.filter(reading=reading).order_by()
    links = EvidenceLink.objects.filter(reading=reading).order_by()
    claims: dict[str, int | None] = {
        f"claim-{pk}": pk for pk in Claim.objects.filter(reading=reading).order_by().values_list("pk", flat=True)
    }
    return (
        claims
        | {f"evidence-{pk}": claim for pk, claim in links.values_list("pk", "claim")}
        | {f"disagreement-{pk}": claim or behind for pk, claim, behind in notes.values_list("pk", "claim", "evidence_link__claim")}
    )
