"""The outcomes of one citation in one word."""

from collections.abc import Iterable
from typing import Literal

from annotator.verification.outcome import ERROR, FAILED, PASSED, WARNING, Outcome

Status = Literal["verified", "plausible", "doubtful", "contradicted", "unchecked"]
CONFIRMATIONS = frozenset({"confirmed_exact", "confirmed_normalised", "confirmed_near"})
NOTHING_TO_CHECK = frozenset({"unresolved", "no_locator", "archival_only"})


def summary(outcomes: Iterable[Outcome]) -> Status:
    """What the outcomes amount to. Verified needs a quotation found on its cited pages in a source that we hold.

    contradicted: an open error · verified: a confirmation by Q1 and no error · doubtful: a warning ·
    plausible: nothing speaks against it, but no source was looked at · unchecked: nothing could be said.
    """
    given = list(outcomes)
    if any(outcome.severity == ERROR and outcome.result == FAILED for outcome in given):
        return "contradicted"
    if any(outcome.check == "Q1" and outcome.code in CONFIRMATIONS and outcome.result == PASSED for outcome in given):
        return "verified"
    if any(outcome.severity == WARNING for outcome in given):
        return "doubtful"
    if any(outcome.check == "Q0" and outcome.code in NOTHING_TO_CHECK for outcome in given):
        return "unchecked"
    if any(outcome.result == PASSED and outcome.check[0] in "FBC" for outcome in given):
        return "plausible"
    return "unchecked"
