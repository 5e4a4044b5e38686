"""C5: the pinpoint of a document lies inside the pages on which another work prints it."""

from collections import defaultdict

from annotator.verification.facts import TextFacts, bounds, closed_range, written
from annotator.verification.outcome import FAILED, WARNING, Outcome, found, passed
from editions.citations.locator import Locator

CHECK = "C5"


def check(facts: TextFacts) -> list[Outcome]:
    extents: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in facts.reading.mentions:
        if mention.work is not None and mention.mediating is not None and not mention.inherited:
            extents[mention.work] += [
                pages for locator in facts.pages_of(mention)[:1] for one in locator.ranges[:1] if (pages := closed_range(one))
            ]
    outside = [outcome for index in range(len(facts.reading.mentions)) if (outcome := _outside(facts, index, extents)) is not None]
    return outside or [passed(CHECK)]


def _outside(facts: TextFacts, index: int, extents: dict[int, list[tuple[int, int]]]) -> Outcome | None:
    mention = facts.reading.mentions[index]
    known = extents.get(mention.work, []) if mention.work is not None else []
    if not known:
        return None
    low, high = min(first for first, _ in known), max(last for _, last in known)
    for locator in facts.pages_of(mention):
        for pages in locator.pinpoint or (() if _states_extent(locator, known) else locator.ranges):
            last = pages.last if isinstance(pages.last, int) else pages.first
            if isinstance(pages.first, int) and isinstance(last, int) and not (low <= pages.first and last <= high):
                return found(
                    CHECK,
                    "out_of_document_range",
                    FAILED,
                    WARNING,
                    says={"pages": written(bounds(pages)), "extent": written((low, high))},
                    mentions=[index],
                    notes=[mention.note],
                    extent=[low, high],
                )
    return None


def _states_extent(locator: Locator, known: list[tuple[int, int]]) -> bool:
    """A range that begins where the document does says where it stands; C1 compares those."""
    return bool(locator.ranges) and any(locator.ranges[0].first == first for first, _ in known)
