"""F4: the span is plausible: not hundreds of pages, not a range of one page, not Roman to Arabic."""

from annotator.verification.outcome import FAILED, NOTICE, Outcome, found, inapplicable, passed
from editions.citations.reading import Mention

CHECK = "F4"
LONG = 150  # pages


def check(mention: Mention) -> Outcome:
    pages = [
        (locator, pages)
        for locator in mention.locators
        if locator.label in {"page", "column", "folio"}
        for pages in locator.ranges + locator.pinpoint
    ]
    if not pages:
        return inapplicable(CHECK)
    for locator, span in pages:
        if isinstance(span.first, int) and isinstance(span.last, int):
            count = span.last - span.first + 1
            if count > LONG:
                return found(CHECK, "long_span", FAILED, NOTICE, says={"raw": locator.raw, "count": count}, count=count)
            if count == 1 and any(dash in span.written for dash in "-–—"):
                return found(CHECK, "one_page_range", FAILED, NOTICE, says={"raw": locator.raw})
        elif span.last is not None and isinstance(span.first, int) != isinstance(span.last, int):
            return found(CHECK, "mixed_numerals", FAILED, NOTICE, says={"raw": locator.raw})
    return passed(CHECK)
