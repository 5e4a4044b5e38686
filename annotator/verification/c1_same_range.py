"""C1: one item has the same pages in its volume wherever it is cited."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.verification.facts import TextFacts, closed_range, written
from annotator.verification.outcome import FAILED, WARNING, Outcome, found, passed
from editions.citations.labels import PINPOINTS
from editions.citations.locator import Locator
from editions.citations.reading import Mention

CHECK = "C1"
WITHIN = frozenset(phrase[-1] for phrase in PINPOINTS)  # "bes. S. 30–32" names some of the item's pages


@dataclass(frozen=True, slots=True)
class Statement:
    """Mention number `mention` says that an item fills these pages."""

    mention: int
    note: int | None
    pages: tuple[int, int]
    raw: str


def check(facts: TextFacts) -> list[Outcome]:
    conflicts = [outcome for statements in _by_item(facts).values() if (outcome := _conflict(statements)) is not None]
    return conflicts or [passed(CHECK)]


def _conflict(statements: list[Statement]) -> Outcome | None:
    counted = Counter(statement.pages for statement in statements)
    if len(counted) < 2:
        return None
    majority, votes = counted.most_common(1)[0]
    notes = sorted({statement.note for statement in statements if statement.note is not None})
    return found(
        CHECK,
        "range_conflict",
        FAILED,
        WARNING,
        says={"notes": ", ".join(map(str, notes)), "ranges": ", ".join(written(pages) for pages in counted)},
        mentions=[statement.mention for statement in statements],
        notes=notes,
        table=[{"note": one.note, "mention": one.mention, "range": list(one.pages), "raw": one.raw} for one in statements],
        majority=list(majority) if votes * 2 > len(statements) else None,
    )


def _by_item(facts: TextFacts) -> dict[tuple[str, int, int], list[Statement]]:
    """Statements about the same item: the same described work, or the same first page of a document in the same volume."""
    items: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for index, mention in enumerate(facts.reading.mentions):
        for key, pages in _statements(facts, mention):
            items[key].append(Statement(index, mention.note, pages, mention.raw))
    return items


def _statements(facts: TextFacts, mention: Mention) -> Iterator[tuple[tuple[str, int, int], tuple[int, int]]]:
    locators = facts.pages_of(mention)
    if mention.work is None or mention.inherited or not locators or not locators[0].ranges or _is_within(facts, mention, locators[0]):
        return
    pages = closed_range(locators[0].ranges[0])
    if pages is None:
        return
    work = facts.reading.works[mention.work]
    is_document = mention.mediating is not None or _is_document(facts, mention.work)
    if (mention.form == "full" and "container-title" in work.csl) or is_document:
        yield ("item", mention.work, 0), pages
    elif locators[0].pinpoint and not _prints_a_document(facts, mention):
        yield ("first page", mention.work, pages[0]), pages


def _is_within(facts: TextFacts, mention: Mention, locator: Locator) -> bool:
    """Whether a word before the pages says that they are some of the item's; they stand in it, or in the volume that prints it."""
    printing = (facts.reading.mentions[step.mention] for step in mention.steps if step.rule in {"in", "mediated"})
    holder = next((one for one in (mention, *printing) if locator in one.locators), mention)
    before = holder.raw[: max(0, locator.start - holder.start)].split()
    return bool(before) and before[-1].rstrip(".:").casefold() in WITHIN


def _is_document(facts: TextFacts, work: int) -> bool:
    """Whether the work is a document that other works print: it is described without a year or a place of its own."""
    return any(mention.mediating is not None for _, mention in facts.mentions_of(work))


def _prints_a_document(facts: TextFacts, mention: Mention) -> bool:
    """The pages of a printing work are counted once, as those of the document."""
    return any(
        step.rule in {"in", "mediated"} and facts.reading.mentions[step.mention] is mention
        for other in facts.reading.mentions
        for step in other.steps
    )
