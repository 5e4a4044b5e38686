"""A citation whose parts could not be told apart describes a work where another one points back to it."""

import re
from dataclasses import replace

from editions.citations.citation import QUOTES, YEAR, Citation
from editions.citations.draft import Draft
from editions.citations.resolving.answers import RESOLVED
from editions.citations.resolving.so_far import SoFar

SAYS_WHICH = re.compile(rf"{YEAR}|\d/\d|\d\.?\s?(?:Aufl|Ausg|[ée]d)\b")  # a year, the number of a document, an edition
LEAVES = frozenset({"folio", "leaf"})
RULES = frozenset({"section", "article", "paragraph", "marginal"})  # a commentary is cited by them, and seldom by a year


def describe_as_pointed_at(so_far: SoFar, at: int, draft: Draft) -> None:
    """Another note points by its number, and `draft`, to citation `at`."""
    target = so_far.drafts[at]
    if (target.form == "bare" and draft.citation is not None) or _stands_for_itself(target):
        named_by = draft.citation or target.citation
        _describe(so_far, at, Citation(target.raw, named_by.names if named_by else None, target.raw))


def describe_as_repeated(so_far: SoFar, at: int) -> None:
    """An "ebd." follows citation `at`: a leaf of a document with a shelf mark is the document."""
    target = so_far.drafts[at]
    if is_leaf_of_document(target):
        _describe(so_far, at, Citation(target.raw, None, target.raw))


def is_leaf_of_document(draft: Draft) -> bool:
    """Whether it is a leaf behind a shelf mark."""
    leaves = [locator for locator in draft.locators if locator.label in LEAVES]
    return bool(leaves) and draft.form in {"bare", "short"} and re.search(r"\d", draft.raw[: leaves[0].start - draft.start]) is not None


def _describe(so_far: SoFar, at: int, citation: Citation) -> None:
    if at >= len(so_far.mentions) or so_far.mentions[at].work is not None or so_far.mentions[at].candidates:
        return
    work = so_far.cited.add_described(citation, so_far.drafts[at], note=so_far.note_of(at), mention=at)
    so_far.mentions[at] = replace(so_far.mentions[at], work=work, resolution=RESOLVED)


def _stands_for_itself(draft: Draft) -> bool:
    """Whether what could not be told apart is a leaf of a document, a commentary, or a short title that says which it is."""
    labels = {locator.label for locator in draft.locators}
    if labels & LEAVES:
        return draft.form in {"bare", "short"}
    if draft.form != "short":
        return False
    by_rule = bool(labels) and labels <= RULES
    contained = draft.citation is not None and draft.citation.container is not None and bool(labels)
    return by_rule or contained or SAYS_WHICH.search(draft.raw) is not None or any(mark in draft.raw for mark in QUOTES)
