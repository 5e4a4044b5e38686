"""What a check found, as a finding that a page can show: in words, with what to do, and with its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from annotator.models import CitationCheck
from annotator.models.citation_check import Result, Severity
from annotator.verification.judged import QUIET
from annotator.verification.messages import translated
from annotator.web.claims.word_diff import Stretch

TITLES = {
    "F1": _("Well formed"),
    "F2": _("Pages in order"),
    "F3": _("Pinpoint inside the range"),
    "F4": _("Plausible span"),
    "F5": _("End of the range"),
    "B1": _("Inside the item’s pages"),
    "B2": _("Inside the held edition"),
    "B3": _("Volume"),
    "B4": _("Catalogue data"),
    "C1": _("Same pages everywhere"),
    "C2": _("Same description everywhere"),
    "C3": _("Short title"),
    "C4": _("Back-reference"),
    "C5": _("Inside the document"),
    "C6": _("Notes present and whole"),
    "C7": _("Shelf marks"),
    "C8": _("Quotation with a page"),
    "Q0": _("Can it be looked up?"),
    "Q1": _("Quotation on the cited pages"),
    "Q2": _("Page boundaries"),
    "Q3": _("Edition"),
}
ADVICE = {
    "source_not_loaded": _("Upload the source to the seminar’s library, or look it up yourself and say so."),
    "page_not_loaded": _("Upload a fuller copy of the source, or look the page up yourself and say so."),
    "unresolved": _("Find the full citation; if the program has misread it, say so."),
    "no_locator": _("If you know the page, say where you have looked it up."),
    "no_quotation": _("There are no words to compare. Look the page up yourself and say so."),
    "archival_only": _("If you have seen the document, say so: which copy, and when."),
    "mediated": _("Tie the mediating work to a held text, or look it up yourself and say so."),
    "too_short": _("Compare the page yourself and say so."),
    "not_found": _("This says something about the text that we hold, not about the author. Compare the page: the edition may be another."),
    "possible": _("Compare both wordings and decide."),
    "partial": _("Compare the parts that were not found."),
    "elsewhere": _("Compare the page that was found. Other editions may have other pages."),
    "adjacent": _("Compare the page that was found. Other editions may have other pages."),
    "confirmed_near": _("Compare both wordings; the pages are right."),
    "offset_pattern": _("Check whether the author has used another edition, and tie the reference to that one."),
    "edition_mismatch": _("Tie the reference to the edition that the author has used, if you can get it."),
    "range_conflict": _("Compare the notes in the table and look up which pages are right."),
    "unread": _("Find the full citation; if the program has misread it, say so."),
    "dangling": _("Look for the full citation in missing notes, or in another part of the work."),
    "ambiguous": _("Decide which of the works is meant."),
    "ambiguous_antecedent": _("Decide which of the works in the note before is meant."),
    "broken": _("Follow the chain: a note on the way is missing, cut off, or names no work."),
    "note_missing": _("Compare with the printed text: the file may lack a part."),
    "note_truncated": _("Compare with the printed text: the file may lack a part."),
    "beyond_last_page": _("Check whether the held text is the edition that is cited."),
    "outside_container": _("Check the page against the item’s pages."),
    "runs_over": _("Mend the page reference when you cite it."),
}
TONES = {Severity.ERROR: "no", Severity.WARNING: "near", Severity.NOTICE: "near", Severity.INFO: "na", Severity.NONE: "na"}
ICONS = {"ok": "i-ok", "near": "i-near", "no": "i-no", "na": "i-na"}
LONGEST = 600  # characters of a quotation
RESULTS = {
    Result.PASSED: _("in order"),
    Result.FAILED: _("off"),
    Result.CANT_TELL: _("cannot tell"),
    Result.INAPPLICABLE: _("does not apply"),
    Result.UNTESTED: _("not checked"),
}
# What places of the text say differently: which of them is off, nobody knows yet.
DISAGREEING = {"range_conflict": _("differs")}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One note of a conflict, and whether it says what most say."""

    note: Any
    value: str
    raw: str
    is_majority: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The held text around the place found."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome in words. `tone` is green for a quotation that was found, and for nothing else."""

    check: CitationCheck
    title: Any
    chip: Any
    tone: str
    icon: str
    sentence: str
    advice: Any
    is_fine: bool
    score: int | None
    excerpt: Excerpt | None
    stretches: tuple[Stretch, ...]
    table: tuple[TableRow, ...]
    majority: str
    candidates: tuple[dict[str, Any], ...]
    quotation: str  # the words looked for, where nothing else shows them
    passage: str  # where in the text it is, when it is about a place and not about a citation
    words: str  # the words of the text that it is about

    @property
    def shows_wording(self) -> bool:
        """Whether the table says what the notes have written."""
        return any(row.raw for row in self.table)


def finding_of(check: CitationCheck, *, may_read_source: bool) -> Finding:
    """The finding. Words of the held source are left out for those who may not read it."""
    evidence = check.evidence
    tone = _tone(check)
    shown = evidence if may_read_source else {}
    score = shown.get("score")
    return Finding(
        check=check,
        title=TITLES.get(check.check_name, check.check_name),
        chip=_chip(check),
        tone=tone,
        icon="i-ok" if check.result == Result.PASSED and check.severity == Severity.NONE else ICONS[tone],
        sentence=translated(check.check_name, check.code, evidence),
        advice=ADVICE.get(check.code, ""),
        is_fine=is_fine(check),
        score=round(score) if isinstance(score, int | float) else None,
        excerpt=_excerpt(shown["excerpt"]) if shown.get("excerpt") else None,
        stretches=tuple(_stretches(shown.get("diff") or [])),
        table=tuple(_rows(evidence)),
        majority=_range(evidence["majority"]) if evidence.get("majority") else "",
        candidates=tuple(evidence.get("candidates") or []) if check.code.startswith("ambiguous") else (),
        quotation=_cut(str(evidence.get("quotation") or "")) if "diff" not in shown else "",
        passage=str(evidence.get("passage") or ""),
        words=str(evidence.get("words") or ""),
    )


def _chip(check: CitationCheck) -> Any:
    """What is worth a look and no more, and notes that disagree with one another, are not said to be off."""
    if check.result == Result.FAILED and check.severity in (Severity.NOTICE, Severity.INFO):
        return _("worth a look")
    if check.result == Result.FAILED and check.code in DISAGREEING:
        return DISAGREEING[check.code]
    return RESULTS.get(Result(check.result), check.result)


def is_fine(check: CitationCheck) -> bool:
    """Nothing that a person should look at."""
    return check.code in QUIET or check.result == Result.INAPPLICABLE or check.severity == Severity.NONE


def _tone(check: CitationCheck) -> str:
    if check.check_name == "Q1" and check.result == Result.PASSED:
        return "ok" if check.severity == Severity.NONE else "near"
    return TONES[Severity(check.severity)]


def _cut(quotation: str) -> str:
    return Truncator(" ".join(quotation.split())).chars(LONGEST)


def _excerpt(kept: dict[str, str]) -> Excerpt:
    """The context begins and ends with a whole word."""
    before, after = kept["before"], kept["after"]
    _cut, blank, whole = before.partition(" ")
    trimmed, end, _rest = after.rpartition(" ")
    return Excerpt(whole if blank else before, kept["text"], trimmed if end else after)


def _stretches(steps: Iterable[dict[str, str]]) -> Iterator[Stretch]:
    """From the quotation to the source: "removed" stands in the quotation only, "added" in the source only."""
    for step in steps:
        if step["op"] == "equal":
            yield Stretch("same", f"{step['quoted']} ")
            continue
        if step["quoted"]:
            yield Stretch("removed", f"{step['quoted']} ")
        if step["source"]:
            yield Stretch("added", f"{step['source']} ")


def _rows(evidence: dict[str, Any]) -> Iterator[TableRow]:
    majority = evidence.get("majority")
    for row in evidence.get("table") or []:
        if "range" in row:
            yield TableRow(row.get("note"), _range(row["range"]), row.get("raw", ""), row["range"] == majority)
        else:
            yield TableRow(", ".join(str(note) for note in row.get("notes", [])), str(row.get("value", "")), "", False)


def _range(pages: list[Any]) -> str:
    return "–".join(str(page) for page in pages if page is not None)
