"""All checks by name, and what each of them looks at.

Checks of a mention see the mention and the facts of its text; checks of a text see the facts; checks of a quotation see the quotation,
the pages meant and the held source.
"""

from collections.abc import Callable, Iterator, Sequence

from annotator.verification import (
    b1_container,
    b2_held_edition,
    b3_volume,
    c1_same_range,
    c2_same_description,
    c3_short_titles,
    c4_chains,
    c5_document_range,
    c6_notes,
    c7_shelf_marks,
    c8_quotations,
    f1_well_formed,
    f2_ascending,
    f3_pinpoint,
    f4_span,
    f5_open_end,
    q0_checkable,
    q1_quotation,
    q2_page_boundary,
    q3_edition,
)
from annotator.verification.facts import TextFacts
from annotator.verification.held_source import HeldSource
from annotator.verification.outcome import INAPPLICABLE, NONE, PASSED, Outcome
from editions.citations.reading import Mention, pages_meant

FORM_CHECKS: dict[str, Callable[[Mention], Outcome]] = {
    "F1": f1_well_formed.check,
    "F2": f2_ascending.check,
    "F3": f3_pinpoint.check,
    "F4": f4_span.check,
    "F5": f5_open_end.check,
}
WORK_CHECKS: dict[str, Callable[[Mention, TextFacts], Outcome]] = {"B1": b1_container.check, "B3": b3_volume.check}
TEXT_CHECKS: dict[str, Callable[[TextFacts], list[Outcome]]] = {
    "C1": c1_same_range.check,
    "C2": c2_same_description.check,
    "C3": c3_short_titles.check,
    "C4": c4_chains.check,
    "C5": c5_document_range.check,
    "C6": c6_notes.check,
    "C7": c7_shelf_marks.check,
    "C8": c8_quotations.check,
}
QUOTATION_CHECKS = ("Q0", "Q1", "Q2", "B2")
WORK_WIDE_CHECKS = {"Q3": q3_edition.check}
ALL = (*FORM_CHECKS, *WORK_CHECKS, "B2", "B4", *TEXT_CHECKS, "Q0", "Q1", "Q2", "Q3")


def check_mention(mention: Mention, facts: TextFacts) -> list[Outcome]:
    """F and B: what can be said of one citation by itself and by its work."""
    outcomes = [check(mention) for check in FORM_CHECKS.values()]
    outcomes += [check(mention, facts) for check in WORK_CHECKS.values()]
    return [outcome for outcome in outcomes if outcome.result != INAPPLICABLE]


def check_text(facts: TextFacts) -> list[Outcome]:
    """C: what a text says about itself."""
    return [outcome for check in TEXT_CHECKS.values() for outcome in check(facts)]


def check_quotation(mention: Mention, facts: TextFacts, *, quotations: Sequence[str], source: HeldSource | None) -> list[Outcome]:
    """Q0, or B2, Q1 and Q2: the quotations that the mention supports, looked up in the source that we hold.

    `source` is the text of the work that the pages belong to. Of several quotations the one found worst speaks for all.
    """
    locators = pages_meant(facts.reading, mention) or facts.pages_of(mention)
    quotation = next((one for one in quotations if one.strip()), "")
    reason = q0_checkable.check(mention, quotation=quotation, locators=locators, source=source)
    outcomes = [b2_held_edition.check(locators, source)]
    if source is None or (reason is not None and reason.code != "page_not_loaded"):
        return _applicable([reason, *outcomes])
    worst = max((q1_quotation.check(one, locators, source) for one in quotations if one.strip()), key=_badness)
    if reason is not None and worst.code != "elsewhere":
        return _applicable([reason, *outcomes])  # What is not on a page that we do not hold may well stand there.
    return _applicable([*outcomes, worst, q2_page_boundary.check(worst, locators, source)])


def _applicable(outcomes: Sequence[Outcome | None]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome is not None and outcome.result != INAPPLICABLE]


def _badness(outcome: Outcome) -> tuple[int, int]:
    order = list(q1_quotation.RESULTS)
    return int(outcome.result != PASSED), order.index(outcome.code)


def findings(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """The outcomes that a person should see in a report: all but those that found nothing, or nothing that was not said before."""
    told = (outcome for outcome in outcomes if outcome.code not in {"ok", "inherited_locator"} and outcome.result != INAPPLICABLE)
    return (outcome for outcome in told if outcome.severity != NONE)
