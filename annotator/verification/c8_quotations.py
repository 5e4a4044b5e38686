"""C8: a quotation has a note or another reference, the note a page, and the page is one page."""

from typing import Any

from annotator.verification.facts import QuotedPassage, TextFacts, closed_range
from annotator.verification.outcome import FAILED, NOTICE, Outcome, found, passed
from editions.quoting import fold

CHECK = "C8"
SHORT = 40  # folded letters; below it, marks stand for emphasis or distance as often as for a quotation


def check(facts: TextFacts) -> list[Outcome]:
    quotations = [quoted for quoted in facts.quotations if len(fold(quoted.text).letters) >= SHORT]
    wanting = [outcome for quoted in quotations if (outcome := _outcome(facts, quoted)) is not None]
    return wanting or [passed(CHECK)]


def _outcome(facts: TextFacts, quoted: QuotedPassage) -> Outcome | None:
    place: dict[str, Any] = {"passage": quoted.passage, "start": quoted.start, "end": quoted.end}
    if quoted.note is None:
        if quoted.cited_nearby or quoted.is_term:
            return None
        return found(CHECK, "quotation_without_note", FAILED, NOTICE, **place)
    if quoted.note in facts.missing:
        return None  # C6 says that the note is missing.
    mentions = [(index, mention) for index, mention in enumerate(facts.reading.mentions) if mention.note == quoted.note]
    locators = [locator for _, mention in mentions for locator in facts.pages_of(mention) or mention.locators]
    concerned = [index for index, _ in mentions]
    if not locators:
        if any(mention.form == "archival" for _, mention in mentions):
            return None
        return found(CHECK, "quotation_without_page", FAILED, NOTICE, mentions=concerned, notes=[quoted.note], **place)
    pages = [one for locator in locators for one in (locator.pinpoint or locator.ranges)]
    if all((span := closed_range(one)) is not None and span[1] - span[0] > 1 for one in pages):
        return found(CHECK, "quotation_without_pinpoint", FAILED, NOTICE, mentions=concerned, notes=[quoted.note], **place)
    return None
