"""Chains of back references: from "ebd." over "ebd." to the full citation, step by step."""

from editions.citations.cited import CitationReading, Mention, Rule, Step
from editions.citations.locator import Locator


def chain_through(rule: Rule, antecedent: Mention, index: int) -> tuple[Step, ...]:
    """The steps of a mention whose antecedent is `antecedent`, mention number `index`: one step to it, then its own."""
    own = tuple(step for step in antecedent.steps if step.rule not in {"in", "mediated", "idem"})
    return (Step(rule, antecedent.note, index), *own)


def pages_meant(reading: CitationReading, mention: Mention) -> tuple[Locator, ...]:
    """The locators of a mention, or those it inherits: a bare "ebd." means the same pages as the citation before it.

    The offsets of inherited locators are those of the text that they stand in.
    """
    seen: set[int] = set()
    while mention.inherited and mention.steps and mention.steps[0].mention not in seen:
        seen.add(mention.steps[0].mention)
        mention = reading.mentions[mention.steps[0].mention]
    return mention.locators


def root_of(reading: CitationReading, mention: Mention) -> Mention | None:
    """The full citation at the end of the chain; the mention itself when it is one, None when the chain is broken."""
    if mention.work is None:
        return None
    if not mention.steps:
        return mention
    last = reading.mentions[mention.steps[-1].mention]
    return last if last.work is not None else None
