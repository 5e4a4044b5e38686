"""C8: a quotation has a note or another reference, the note a page, and the page is one page."""

import textwrap
from typing import Any

from annotator.verification.facts import QuotedPassage, TextFacts, closed_range
from annotator.verification.outcome import FAILED, NOTICE, Outcome, found, passed
from editions.citations.reading import Mention, pages_meant, root_of
from editions.quoting import fold

CHECK = "C8"
SHORT = 40  # folded letters; below it, marks stand for emphasis or distance as often as for a quotation


BEGINNING = 160  # code points
MANY = 5  # quotations without a note, and more than those with one: the text does not give its sources in notes


def check(facts: TextFacts) -> list[Outcome]:
    quotations = [quoted for quoted in facts.quotations if len(fold(quoted.text).letters) >= SHORT]
    without = [quoted for quoted in quotations if quoted.note is None and not (quoted.cited_nearby or quoted.is_term)]
    noted = [quoted for quoted in quotations if quoted.note is not None and quoted.note not in facts.missing]  # of others C6 speaks
    wanting = [outcome for quoted in noted if (outcome := _of_noted(facts, quoted, quoted.note or 0)) is not None]
    if len(without) < MANY or len(without) <= len(noted):
        wanting += [found(CHECK, "quotation_without_note", FAILED, NOTICE, **_place(quoted)) for quoted in without]
    return wanting or [passed(CHECK)]


def _of_noted(facts: TextFacts, quoted: QuotedPassage, note: int) -> Outcome | None:
    mentions = [(index, mention) for index, mention in enumerate(facts.reading.mentions) if mention.note == note]
    locators = [locator for _, mention in mentions for locator in facts.pages_of(mention) or pages_meant(facts.reading, mention)]
    concerned: dict[str, Any] = {"mentions": [index for index, _ in mentions], "notes": [note], **_place(quoted)}
    if not locators:
        if note in facts.pageless or any(_needs_no_page(facts, mention) for _, mention in mentions):
            return None
        return found(CHECK, "quotation_without_page", FAILED, NOTICE, **concerned)
    pages = [one for locator in locators for one in (locator.pinpoint or locator.ranges)]
    if all((span := closed_range(one)) is not None and span[1] - span[0] > 1 for one in pages):
        return found(CHECK, "quotation_without_pinpoint", FAILED, NOTICE, **concerned)
    return None


def _needs_no_page(facts: TextFacts, mention: Mention) -> bool:
    """A document of an archive, or what a pageless note has cited before."""
    root = root_of(facts.reading, mention)
    return mention.form == "archival" or (root is not None and (root.form == "archival" or root.note in facts.pageless))


def _place(quoted: QuotedPassage) -> dict[str, Any]:
    """Where it stands and how it begins, for whoever looks it up."""
    words = textwrap.shorten(quoted.text, BEGINNING, placeholder=" …")
    return {"passage": quoted.passage, "start": quoted.start, "end": quoted.end, "words": words}
