"""F1: the locator is well formed: a number after the label, no double comma, no unclosed bracket."""

import re

from annotator.verification.outcome import FAILED, WARNING, Outcome, found, inapplicable, passed
from editions.citations.locator import Locator
from editions.citations.reading import Mention

CHECK = "F1"
SLIPS = frozenset({"malformed", "double_comma", "unclosed_bracket", "label_without_number"})
# "S." with nothing behind it, or with what an author fills in later; "320 S." is a length, "o. S." says that there is none.
WITHOUT_NUMBER = re.compile(r"(?<![\w.])(?<!\d\s)(?<!o\.\s)(?:S|pp?|Bl|fol)\.\s*(?:$|(?=[,;)])|\?+|…|000|###)")


def check(mention: Mention) -> Outcome:
    empty = WITHOUT_NUMBER.search(mention.raw)
    if empty is not None:
        return found(CHECK, "malformed", FAILED, WARNING, says={"raw": empty.group().strip()}, slips=["label_without_number"])
    if not mention.locators:
        return inapplicable(CHECK)
    slips = [(locator, flag) for locator in mention.locators for flag in locator.flags if flag in SLIPS]
    slips += [(locator, "double_comma") for locator in mention.locators if _before_second_comma(mention, locator.start, locator.end)]
    if not slips:
        return passed(CHECK)
    raw = _with_its_slip(mention, *slips[0])
    return found(CHECK, "malformed", FAILED, WARNING, says={"raw": raw}, slips=sorted({flag for _, flag in slips}))


def _with_its_slip(mention: Mention, locator: Locator, slip: str) -> str:
    """The locator as written, with the commas that are too many."""
    commas = re.match(r"\s*,\s*,", mention.raw[max(0, locator.end - mention.start) :])
    return locator.raw + (commas.group() if commas and slip == "double_comma" else "")


def _before_second_comma(mention: Mention, start: int, end: int) -> bool:
    tail = mention.raw[max(0, end - mention.start) :].lstrip()
    return tail.startswith(",,") or ", ," in mention.raw[max(0, start - mention.start) : end - mention.start + 3]
