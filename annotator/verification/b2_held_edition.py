"""B2: the cited pages exist in the edition that we hold."""

from collections.abc import Sequence

from annotator.verification.facts import bounds, written
from annotator.verification.held_source import HeldSource, cited_ranges
from annotator.verification.outcome import CANT_TELL, ERROR, FAILED, INFO, WARNING, Outcome, found, inapplicable, passed
from editions.citations.locator import Locator

CHECK = "B2"


def check(locators: Sequence[Locator], source: HeldSource | None) -> Outcome:
    ranges = cited_ranges(locators)
    if source is None or not ranges:
        return inapplicable(CHECK)
    if not source.numbers:
        return found(CHECK, "edition_unknown", CANT_TELL, INFO)
    last = source.numbers[-1]
    for pages in ranges:
        says = {"pages": written(bounds(pages)), "last": last}
        if isinstance(pages.first, int) and max(pages.first, pages.last if isinstance(pages.last, int) else 0) > last:
            return found(CHECK, "beyond_last_page", FAILED, ERROR, says=says, last=last)
        if not source.places_of(pages):
            return found(CHECK, "unnumbered_page", FAILED, WARNING, says=says, last=last)
    return passed(CHECK, last=last)
