""" "Ebd.": the citation before it, in its own note or in the one before."""

from collections.abc import Sequence
from dataclasses import replace

from editions.citations.cited import Mention
from editions.citations.draft import Draft
from editions.citations.locator import Locator
from editions.citations.resolving.answers import NO_TARGET, UNRESOLVED, broken, follow, one_of
from editions.citations.resolving.choosing import Choice
from editions.citations.resolving.so_far import SoFar
from editions.citations.resolving.undescribed import describe_as_repeated


def resolve_repeated(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    before = so_far.previous(index)
    if before is not None:
        return _same(so_far, mention, _unit(so_far, before, draft.locators))
    if mention.note is not None:
        return _of_note_before(so_far, draft, mention)
    in_body = [at for at, other in enumerate(so_far.mentions[:index]) if other.note is None]
    return _same(so_far, mention, in_body[-1]) if in_body else replace(mention, resolution=NO_TARGET)


def _of_note_before(so_far: SoFar, draft: Draft, mention: Mention) -> Mention:
    """What the note before cites; a note without citations and numbers is passed over."""
    notes, passage = so_far.notes, draft.passage
    while not notes.is_first(passage):
        before = notes.before(passage)
        if before is None or notes.is_broken(before):
            return broken(so_far, mention, before)
        there = list(dict.fromkeys(_unit(so_far, at, draft.locators) for at in so_far.inside(before)))
        if len({(so_far.mentions[at].work, at if so_far.mentions[at].work is None else None) for at in there}) > 1:
            named = Choice(so_far).repeated(there, draft.citation) if draft.citation else []
            return _same(so_far, mention, named[0]) if len(named) == 1 else one_of(so_far, "ibid", mention, there)
        if there:
            return _same(so_far, mention, there[-1])
        if any(letter.isdigit() for letter in so_far.passages[before].text):
            return replace(mention, resolution=UNRESOLVED)  # It may cite something that was not recognised.
        passage = before
    return replace(mention, resolution=NO_TARGET)


def _same(so_far: SoFar, mention: Mention, at: int) -> Mention:
    describe_as_repeated(so_far, at)
    return follow(so_far, "ibid", mention, at)


def _unit(so_far: SoFar, at: int, locators: Sequence[Locator]) -> int:
    """Of a document and the work that prints it, "ebd." with a page means the work, which has the page; else the document.

    An author's item of a volume has its pages, and is meant with them.
    """
    if not locators and so_far.drafts[at].through and so_far.previous(at) is not None:
        return at - 1
    if so_far.drafts[at].through and so_far.previous(at) is not None and _is_item(so_far, at - 1):
        return at - 1
    if _is_item(so_far, at):
        return at
    following = at + 1
    if locators and following < len(so_far.mentions) and so_far.drafts[following].through and so_far.previous(following) is not None:
        return following
    return at


def _is_item(so_far: SoFar, at: int) -> bool:
    draft = so_far.drafts[at]
    return draft.container == "short" and draft.citation is not None and draft.citation.names is not None
