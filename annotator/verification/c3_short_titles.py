"""C3: a short title leads to one full citation."""

import re

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import CANT_TELL, ERROR, FAILED, INFO, WARNING, Outcome, found, passed
from annotator.verification.short_title_shape import is_short_title
from editions.citations.reading import Mention
from editions.citations.short_titles import fold_title

CHECK = "C3"
LEAST = 12  # code points of a title that says enough


def check(facts: TextFacts) -> list[Outcome]:
    """One outcome for each short title, the good ones too."""
    return [_outcome(facts, index, mention) for index, mention in enumerate(facts.reading.mentions) if mention.form in {"short", "idem"}]


def _outcome(facts: TextFacts, index: int, mention: Mention) -> Outcome:
    raw = _short(mention)
    if mention.resolution == "multiple_targets":
        candidates = [
            {"work": key, "note": facts.reading.works[key].note, "raw": facts.reading.works[key].raw} for key in mention.candidates
        ]
        return found(CHECK, "ambiguous", FAILED, WARNING, says={"raw": raw}, mentions=[index], notes=[mention.note], candidates=candidates)
    if mention.work is None and (not is_short_title(raw, is_certain=_has_certain_pages(mention)) or _is_described(facts, mention, raw)):
        return found(CHECK, "unread", CANT_TELL, INFO, says={"raw": raw}, mentions=[index], notes=[mention.note])
    if mention.work is None:
        return found(CHECK, "dangling", FAILED, ERROR, says={"raw": raw}, mentions=[index], notes=[mention.note])
    return passed(CHECK, mentions=[index], notes=[mention.note], work=mention.work)


def _is_described(facts: TextFacts, mention: Mention, raw: str) -> bool:
    """Whether another citation holds the author, the title and a year behind it: a full one, which the program has not read as such."""
    author, comma, title = raw.partition(", ")
    if not comma or len(title) < LEAST:
        return False
    words = re.compile(rf"\b{re.escape(fold_title(author))}\b.*\b{re.escape(fold_title(title))}(?: \w+){{0,10}} (?:1[5-9]|20)\d\d\b")
    others = (other.raw for other in facts.reading.mentions if other is not mention and title[:LEAST] in other.raw)
    return any(words.search(fold_title(other)) for other in others)


def _has_certain_pages(mention: Mention) -> bool:
    return not mention.locators or any(locator.tier == "labelled" for locator in mention.locators)


def _short(mention: Mention) -> str:
    """The citation without its pages."""
    end = min((locator.start for locator in mention.locators), default=mention.end) - mention.start
    return (mention.raw[:end] if end > 0 else mention.raw).strip(" ,.;:(")
