"""B1: the cited pages lie inside the item's pages in its container."""

from annotator.verification.facts import TextFacts, bounds, written
from annotator.verification.outcome import CANT_TELL, ERROR, FAILED, INFO, NONE, Outcome, found, inapplicable, passed
from editions.citations.locator import PageRange
from editions.citations.reading import Mention, Work

CHECK = "B1"


def check(mention: Mention, facts: TextFacts) -> Outcome:
    work = facts.reading.works[mention.work] if mention.work is not None else None
    pages = [pages for locator in facts.pages_of(mention) for pages in locator.ranges + locator.pinpoint]
    if work is None or "container-title" not in work.csl or not pages or mention.mediating is not None:
        return inapplicable(CHECK)
    if work.extent is None:
        return found(CHECK, "container_unknown", CANT_TELL, INFO if _is_first(mention, facts) else NONE)
    outside = [one for one in pages if not is_inside(one, work)]
    if not outside:
        return passed(CHECK, extent=list(work.extent))
    return found(
        CHECK,
        "outside_container",
        FAILED,
        ERROR,
        says={"pages": ", ".join(written(bounds(one)) for one in outside), "extent": written(work.extent)},
        extent=list(work.extent),
        outside=[list(bounds(one)) for one in outside],
    )


def _is_first(mention: Mention, facts: TextFacts) -> bool:
    """Whether the work has no page cited before: that its own pages are not stated is remarked once, not at every "ebd."."""
    assert mention.work is not None
    return next((other for _, other in facts.mentions_of(mention.work) if facts.pages_of(other)), mention) == mention


def is_inside(pages: PageRange, work: Work) -> bool:
    """Whether the pages lie inside the item's; Roman numerals are a series of their own, and not judged."""
    if work.extent is None or not isinstance(pages.first, int):
        return True
    last = pages.last if isinstance(pages.last, int) else pages.first
    return work.extent[0] <= pages.first and last <= work.extent[1]
