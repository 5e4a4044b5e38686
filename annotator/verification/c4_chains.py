"""C4: "ebd.", "a. a. O." and "wie Anm. 5" lead to one full citation."""

from typing import Any

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import ERROR, FAILED, INFO, PASSED, WARNING, Outcome, found, passed
from editions.citations.reading import Mention

CHECK = "C4"


def check(facts: TextFacts) -> list[Outcome]:
    """One outcome for each back-reference, the good ones too."""
    return [_outcome(facts, index, mention) for index, mention in enumerate(facts.reading.mentions) if _points_back(mention)]


def _points_back(mention: Mention) -> bool:
    return mention.form in {"ibid", "cross_note"} or mention.container


def _outcome(facts: TextFacts, index: int, mention: Mention) -> Outcome:
    concerned: dict[str, Any] = {"mentions": [index], "notes": [mention.note]}
    steps = [{"rule": step.rule, "note": step.note, "mention": step.mention} for step in mention.steps]
    if mention.resolution == "multiple_targets":
        candidates = [
            {"work": key, "note": facts.reading.works[key].note, "raw": facts.reading.works[key].raw} for key in mention.candidates
        ]
        return found(
            CHECK, "ambiguous_antecedent", FAILED, WARNING, says={"raw": mention.raw}, **concerned, steps=steps, candidates=candidates
        )
    if mention.work is None or mention.resolution == "no_target":
        severity = ERROR if mention.resolution == "no_target" else WARNING
        return found(
            CHECK, "broken", FAILED, severity, says={"raw": mention.raw}, **concerned, steps=steps, candidates=list(mention.candidates)
        )
    if mention.inherited and mention.steps:
        return found(CHECK, "inherited_locator", PASSED, INFO, says={"note": mention.steps[0].note}, **concerned, steps=steps)
    return passed(CHECK, **concerned, steps=steps)
