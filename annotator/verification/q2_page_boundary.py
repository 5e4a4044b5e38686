"""Q2: the cited pages fit the quotation: neither does it run over them, nor are they wider than it needs."""

from collections.abc import Sequence

from annotator.verification.held_source import HeldSource, cited_ranges
from annotator.verification.outcome import FAILED, INFO, PASSED, WARNING, Outcome, found, inapplicable, passed
from annotator.verification.summary import CONFIRMATIONS
from editions.citations.locator import Locator

CHECK = "Q2"


def check(located: Outcome, locators: Sequence[Locator], source: HeldSource) -> Outcome:
    """`located` is the outcome of Q1; only a quotation confirmed on its pages is looked at."""
    if located.code not in CONFIRMATIONS:
        return inapplicable(CHECK)
    cited = source.printed(place for pages in cited_ranges(locators) for place in source.places_of(pages))
    on = source.printed(source.places_at(located.evidence["start"], located.evidence["end"]))
    if not cited or not on:
        return inapplicable(CHECK)
    if on[-1] > cited[-1] or on[0] < cited[0]:
        labels = source.labels(on)
        return found(CHECK, "runs_over", FAILED, WARNING, says={"read": _read(labels)}, found=labels, cited=source.labels(cited))
    if len(on) < len(cited) and _is_closed(locators):
        labels, wide = source.labels(on), source.labels(cited)
        return found(
            CHECK,
            "wider_than_needed",
            PASSED,
            INFO,
            says={"found": ", ".join(labels), "cited": f"{wide[0]}–{wide[-1]}"},
            found=labels,
            cited=wide,
        )
    return passed(CHECK)


def _is_closed(locators: Sequence[Locator]) -> bool:
    return all(pages.last is not None for pages in cited_ranges(locators))


def _read(labels: Sequence[str]) -> str:
    """How the citation should read: "34 f." for two pages, else the range."""
    if len(labels) == 2:
        return f"{labels[0]} f."
    return f"{labels[0]}–{labels[-1]}" if len(labels) > 1 else labels[0]
