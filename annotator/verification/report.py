"""The citations of a text and what the checks say of them, as plain values and as lines to read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotator.verification.facts import TextFacts
from annotator.verification.from_segmented import read_facts
from annotator.verification.outcome import ERROR, INFO, NOTICE, WARNING, Outcome
from annotator.verification.registry import check_mention, check_text, findings
from editions.citations import read_locators
from editions.citations.locator import Locator, PageRange
from editions.citations.reading import Mention, root_of
from editions.segmentation.segmented import Segmented

Json = dict[str, Any]
SEVERITIES = (ERROR, WARNING, NOTICE, INFO)
BACK_RULES = {"in_ibid": "in_ibid", "idem": "idem"}


def report_of(segmented: Segmented) -> Json:
    """Locators, resolutions of back references, and findings, most severe first.

    `block` is the index of the block among all body blocks, None for notes; offsets are code points of the block's or note's text.
    """
    facts = read_facts(segmented)
    return {
        "locators": list(_locators(segmented)),
        "resolutions": [_resolution(facts, mention) for mention in facts.reading.mentions if _back_reference(mention)],
        "findings": [_finding(outcome) for outcome in _findings(facts)],
    }


def _locators(segmented: Segmented) -> Iterator[Json]:
    block = -1
    for passage in segmented.passages:
        block += passage.kind != "note"
        for locator in read_locators(segmented.text_of(passage), segmented.language):
            yield _locator(locator, passage.number, None if passage.kind == "note" else block)


def _locator(locator: Locator, note: int | None, block: int | None) -> Json:
    return {
        "note": note,
        "block": block,
        "start": locator.start,
        "end": locator.end,
        "raw": locator.raw,
        "label": locator.label,
        "ranges": [_ends(pages) for pages in locator.ranges],
        "pinpoint": [_ends(pages) for pages in locator.pinpoint],
        "tier": locator.tier,
    }


def _ends(pages: PageRange) -> list[Any]:
    return [pages.first, pages.last]


def _back_reference(mention: Mention) -> str:
    """The form of a back reference, or nothing for a citation that stands by itself."""
    if mention.form in {"ibid", "idem", "short", "cross_note"}:
        return mention.form
    return next((BACK_RULES[step.rule] for step in mention.steps[:1] if step.rule in BACK_RULES), "")


def _resolution(facts: TextFacts, mention: Mention) -> Json:
    antecedent = next((step.note for step in mention.steps if step.rule not in {"in", "mediated"}), None)
    if antecedent is None and mention.points_to in facts.notes:
        antecedent = mention.points_to
    return {
        "note": mention.note,
        "form": _back_reference(mention),
        "antecedent_note": antecedent,
        "root_note": _root_note(facts, mention),
        "status": mention.resolution,
    }


def _root_note(facts: TextFacts, mention: Mention) -> int | None:
    """The note with the full reference; of several works that may be meant, the note where all of them stand."""
    if mention.resolution == "multiple_targets":
        notes = {facts.reading.works[key].note for key in mention.candidates}
        return notes.pop() if len(notes) == 1 else None
    root = root_of(facts.reading, mention)
    return root.note if root is not None else None


def _findings(facts: TextFacts) -> list[Outcome]:
    outcomes = check_text(facts)
    for index, mention in enumerate(facts.reading.mentions):
        for outcome in check_mention(mention, facts):
            outcomes.append(_of_mention(outcome, index, mention))
    return sorted(findings(outcomes), key=lambda outcome: (SEVERITIES.index(outcome.severity), outcome.check, outcome.notes))


def _of_mention(outcome: Outcome, index: int, mention: Mention) -> Outcome:
    return replace(outcome, mentions=(index,), notes=(mention.note,) if mention.note is not None else ())


def _finding(outcome: Outcome) -> Json:
    return {
        "check": outcome.check,
        "code": outcome.code,
        "severity": outcome.severity,
        "notes": list(outcome.notes),
        "message": outcome.message,
    }


def as_text(report: Json) -> str:
    """The report as lines: what to look at first, then the back references, then the pages."""
    lines = [
        f"{len(report['locators'])} page references, {len(report['resolutions'])} back references, {len(report['findings'])} findings",
        "",
    ]
    for finding in report["findings"]:
        notes = ", ".join(map(str, finding["notes"])) or "body"
        lines.append(f"{finding['severity']:8} {finding['check']} {finding['code']:24} n. {notes}: {finding['message']}")
    lines.append("")
    for one in report["resolutions"]:
        target = f"→ n. {one['root_note']}" if one["root_note"] is not None else "→ nothing"
        through = f" through n. {one['antecedent_note']}" if one["antecedent_note"] not in {None, one["root_note"]} else ""
        lines.append(f"n. {_place(one['note']):>4} {one['form']:10} {target}{through} ({one['status']})")
    lines.append("")
    for one in report["locators"]:
        lines.append(
            f"n. {_place(one['note']):>4} {one['raw']}  {one['label']} {one['ranges']} {one['pinpoint'] or ''} {one['tier']}".rstrip()
        )
    return "\n".join(lines)


def _place(note: int | None) -> str:
    return "body" if note is None else str(note)
