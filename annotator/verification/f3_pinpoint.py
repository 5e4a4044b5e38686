"""F3: the pinpoint ("hier S. 37") lies inside the cited range."""

import re

from annotator.verification.facts import bounds, written
from annotator.verification.outcome import ERROR, FAILED, WARNING, Outcome, found, inapplicable, passed
from editions.citations.locator import Locator, PageRange
from editions.citations.reading import Mention

CHECK = "F3"
PINPOINT_WORD = re.compile(r"hier|bes\.|insb|esp\.|here|\bat\b|notamment|surtout|spec\.|in partic", re.IGNORECASE)
BARE_LIST = re.compile(r"(?:\d[-–]\d+|ff?\.?)\s*,\s*\d")  # "22 f., 41", "43–51, 84": other pages, and no pinpoint among the first


def check(mention: Mention) -> Outcome:
    pinpointed = [locator for locator in mention.locators if locator.pinpoint and not _is_list(locator)]
    if not pinpointed:
        return inapplicable(CHECK)
    for locator in pinpointed:
        for pinpoint in locator.pinpoint:
            if code := _outside(pinpoint, locator):
                return found(
                    CHECK,
                    code,
                    FAILED,
                    ERROR if code == "outside" else WARNING,
                    says={"pinpoint": written(bounds(pinpoint)), "pages": ", ".join(written(bounds(pages)) for pages in locator.ranges)},
                    ranges=[list(bounds(pages)) for pages in locator.ranges],
                    pinpoint=list(bounds(pinpoint)),
                )
    return passed(CHECK)


def _is_list(locator: Locator) -> bool:
    return BARE_LIST.search(locator.raw) is not None and not PINPOINT_WORD.search(locator.raw)


def _outside(pinpoint: PageRange, locator: Locator) -> str:
    """ "outside", "partly_outside" or nothing. Roman and arabic pages are not compared."""
    first, last = pinpoint.first, pinpoint.last if pinpoint.last is not None else pinpoint.first
    if not isinstance(first, int) or not isinstance(last, int):
        return ""
    spans = [(pages.first, _end(pages, locator)) for pages in locator.ranges if isinstance(pages.first, int)]
    if not spans or any(low <= first and last <= high for low, high in spans):
        return ""
    return "partly_outside" if any(low <= last and first <= high for low, high in spans) else "outside"


def _end(pages: PageRange, locator: Locator) -> float:
    """The last page; an open range has none, nor has the mere first page of an article: "75 (84)", "38 at 46"."""
    if pages.last == pages.first and not PINPOINT_WORD.search(locator.raw):
        return float("inf")
    return pages.last if isinstance(pages.last, int) else float("inf")
