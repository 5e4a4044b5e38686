"""C6: every note that is called is there, and whole."""

from collections.abc import Iterable

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import ERROR, FAILED, WARNING, Outcome, found, passed

CHECK = "C6"


def check(facts: TextFacts) -> list[Outcome]:
    outcomes = [
        *_notes("note_missing", facts.missing, ERROR),
        *_notes("note_truncated", (number for number, status in facts.notes.items() if status in ("truncated", "gap")), ERROR),
        *_notes("note_without_call", facts.uncalled, WARNING),
    ]
    if facts.calls_without_note:
        outcomes.append(
            found(
                CHECK,
                "call_without_note",
                FAILED,
                ERROR,
                says={"notes": ", ".join(facts.calls_without_note)},
                calls=list(facts.calls_without_note),
            )
        )
    if facts.doubled_pages:
        outcomes.append(
            found(CHECK, "duplicate_text", FAILED, WARNING, says={"pages": ", ".join(facts.doubled_pages)}, pages=list(facts.doubled_pages))
        )
    return outcomes or [passed(CHECK)]


def _notes(code: str, numbers: Iterable[int], severity: str) -> list[Outcome]:
    concerned = sorted(numbers)
    if not concerned:
        return []
    return [found(CHECK, code, FAILED, severity, says={"notes": ", ".join(map(str, concerned))}, notes=concerned)]
