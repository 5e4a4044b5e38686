"""F5: "ff." leaves the end of the range open; nothing is guessed."""

from annotator.verification.outcome import INFO, PASSED, Outcome, found, inapplicable, passed
from editions.citations.reading import Mention

CHECK = "F5"


def check(mention: Mention) -> Outcome:
    if not mention.locators:
        return inapplicable(CHECK)
    for locator in mention.locators:
        if any(pages.last is None for pages in locator.ranges + locator.pinpoint):
            return found(CHECK, "open_end", PASSED, INFO, says={"raw": locator.raw})
    return passed(CHECK)
