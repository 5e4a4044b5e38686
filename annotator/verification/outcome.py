"""One check's answer, in the terms of W3C EARL."""

from dataclasses import dataclass, field
from typing import Any

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
