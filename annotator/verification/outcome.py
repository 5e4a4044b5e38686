"""One check's answer, in the terms of W3C EARL."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.verification.messages import sentence

PASSED, FAILED, CANT_TELL, INAPPLICABLE, UNTESTED = "passed", "failed", "cant_tell", "inapplicable", "untested"
ERROR, WARNING, NOTICE, INFO, NONE = "error", "warning", "notice", "info", "none"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`check` is the check's name (F2, C4, Q1); `code` says what was found ("ok", "descending", "confirmed_near").

    `evidence` is JSON: what a person needs to judge the answer (page found, score, word diff, the other notes).
    """

    check: str
    code: str
    result: str
    severity: str = NONE
    confidence: float = 1.0
    message: str = ""
    evidence: dict[str, Any] = field(default_factory=dict)
    mentions: tuple[int, ...] = ()  # indices of the mentions concerned, for checks over a whole text
    notes: tuple[int, ...] = ()


def found(
    check: str,
    code: str,
    result: str,
    severity: str = NONE,
    *,
    confidence: float = 1.0,
    says: dict[str, Any] | None = None,
    mentions: Iterable[int] = (),
    notes: Iterable[int | None] = (),
    **evidence: Any,
) -> Outcome:
    """An outcome with its sentence; `says` fills the gaps of the sentence and is kept in the evidence."""
    filled = {name: str(value) for name, value in (says or {}).items()}
    if filled:
        evidence["says"] = filled
    numbers = tuple(sorted({number for number in notes if number is not None}))
    return Outcome(check, code, result, severity, confidence, sentence(check, code, filled), evidence, tuple(mentions), numbers)


def passed(check: str, **evidence: Any) -> Outcome:
    return found(check, "ok", PASSED, **evidence)


def inapplicable(check: str) -> Outcome:
    """The check has nothing to look at: a pinpoint check where there is no pinpoint."""
    return Outcome(check, "ok", INAPPLICABLE)
