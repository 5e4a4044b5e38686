"""What an open reading page swaps after somebody has written: the passages, the cards, the counts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from annotator.claim_likeness import claims_alike
from annotator.models import Anchor, Event
from annotator.permissions import WRITERS, role_in
from annotator.web.reading.cards import Card
from annotator.web.reading.page import ReadingPage

MOST_EVENTS = 200
ABOUT = ("pk", "claim", "evidence_link", "disagreement_note", "evidence_link__claim", "disagreement_note__claim")
MOST_ALIKE = 3


def changes_since(request: HttpRequest, page: ReadingPage, since: int, made: str = "") -> dict[str, Any] | None:
    """All that the reader may see of what happened after event `since`; None when nothing did."""
    of_the_reading = Event.objects.filter(reading=page.reading, pk__gt=since)
    told = of_the_reading.visible_to(request.user).order_by().values_list(*ABOUT)
    withdrawn = of_the_reading.withdrawn_from(request.user).order_by().values_list(*ABOUT)
    events = list(told.union(withdrawn).order_by("id")[:MOST_EVENTS])
    if not events:
        return None
    return {"since": events[-1][0], **swapped(request, page, _keys(events), made)}


def swapped(request: HttpRequest, page: ReadingPage, keys: Iterable[str], made: str = "") -> dict[str, Any]:
    """The passages and cards of the annotations `keys` as they now stand, as HTML.

    With the claim that the reader has just `made` come others that may say the same.
    """
    wanted = sorted(set(keys))
    standing = [page.placement.by_key[key] for key in wanted if key in page.placement.by_key]
    cards = page.cards(standing)
    ask_for_the_same(cards, made, request.user)
    touched = _touched(page, wanted)
    passages = [passage for passage in page.layout.passages if passage.pk in touched]
    calls = [call for section in page.layout.sections for call in section.calls]
    html = page.html_of(passages, calls)
    context = {
        "reading": page.reading,
        "total": page.placement.total,
        "more": f"&{page.filters.query}" if page.filters.query else "",
        "may_write": role_in(request.user, page.reading.seminar) in WRITERS,
    }
    return {
        "passages": {passage.ref: html[passage.pk] for passage in passages},
        "cards": {card.key: render_to_string("annotator/reading/_card.html", context | {"card": card}, request) for card in cards},
        "gone": [key for key in wanted if key not in page.placement.by_key],
        "counts": page.placement.counts(),
        "total": context["total"],
        "standing": sum(page.everything.counts().values()),
        "sections": {sequence: [[each.key, each.number] for each in beside] for sequence, beside in page.keys_by_section().items()},
    }


def _keys(events: Iterable[tuple[Any, ...]]) -> set[str]:
    """The annotations that the events are about, and the claims whose counts they change."""
    keys = set()
    for _event, claim, evidence, disagreement, evidences_claim, disputed_claim in events:
        for kind, pk in (("claim", claim), ("evidence", evidence), ("disagreement", disagreement)):
            if pk:
                keys.add(f"{kind}-{pk}")
        keys |= {f"claim-{pk}" for pk in (evidences_claim, disputed_claim) if pk}
    return keys


def ask_for_the_same(cards: Iterable[Card], made: str, user: Any) -> None:
    """Put the claims that may say the same onto the card of the claim that the user has just made."""
    for card in cards:
        if card.key == made and card.kind == "claim" and card.mine:
            card.alike = claims_alike(card.subject, user, most=MOST_ALIKE)


def _touched(page: ReadingPage, keys: list[str]) -> set[int]:
    """The passages that the annotations quote, deleted ones included."""
    pks: dict[str, list[int]] = {"claim": [], "evidence": [], "disagreement": []}
    for key in keys:
        kind, _, pk = key.partition("-")
        pks[kind].append(int(pk))
    quoted = (
        Q(range__quotation__claims__in=pks["claim"])
        | Q(range__quotation__evidence_links__in=pks["evidence"])
        | Q(range__quotation__disagreement_notes__in=pks["disagreement"])
    )
    return set(Anchor.objects.filter(quoted, revision=page.revision).values_list("passage", flat=True))
