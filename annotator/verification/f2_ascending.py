"""F2: the pages run upwards."""

from annotator.verification.outcome import ERROR, FAILED, WARNING, Outcome, found, inapplicable, passed
from editions.citations.reading import Mention

CHECK = "F2"


def check(mention: Mention) -> Outcome:
    if not mention.locators:
        return inapplicable(CHECK)
    for locator in mention.locators:
        for pages in locator.ranges + locator.pinpoint:
            if "descending" in pages.flags or _descends(pages.first, pages.last):
                return found(CHECK, "descending", FAILED, ERROR, says={"raw": locator.raw}, range=[pages.first, pages.last])
    for locator in mention.locators:
        if any("ambiguous_abbreviation" in pages.flags for pages in locator.ranges + locator.pinpoint):
            return found(CHECK, "ambiguous_abbreviation", FAILED, WARNING, says={"raw": locator.raw})
    return passed(CHECK)


def _descends(first: object, last: object) -> bool:
    return isinstance(first, int) and isinstance(last, int) and last < first
