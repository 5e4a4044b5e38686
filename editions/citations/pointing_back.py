"""Citations that point back: to another note, to the same author, to a work cited earlier."""

import re
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.citation import Citation
from editions.citations.draft import Draft
from editions.citations.names import Names, read_names
from editions.citations.references import read_citation


def read_cross_notes(base: Draft, body: str, notes: list[back.NoteReference]) -> list[Draft]:
    made = []
    position = 0
    for reference in notes:
        before = body[position : reference.start].strip(" ,;:.(")
        before = re.sub(r"(?:,?\s*(?:(?:op\.?\s?)?cit\.?|a\.?\s?a\.?\s?O\.?))+$", "", before).strip(" ,;:(")
        made.append(
            replace(
                base,
                start=base.start
                + position
                + (len(body[position : reference.start]) - len(body[position : reference.start].lstrip(" ,;:.("))),
                end=base.start + (reference.end if reference is not notes[-1] else len(body)),
                form="cross_note",
                note_number=reference.number,
                forward=reference.forward,
                citation=read_citation(last_name_phrase(before)) if before else None,
                locators=tuple(
                    loc
                    for loc in base.locators
                    if loc.start >= base.start + position and (reference is notes[-1] or loc.start < base.start + reference.end)
                ),
            )
        )
        position = reference.end
    return [replace(draft, raw=body[draft.start - base.start : draft.end - base.start]) for draft in made]


def last_name_phrase(text: str) -> str:
    """The name at the end of a phrase: "so schon Keller" gives "Keller"."""
    if read_names(text) is not None:
        return text
    for found in re.finditer(r"(?<=\s)(?=[^\W\d_])", text):
        names = read_names(text, found.start())
        if names is not None and not text[names.end :].strip(" ,.;:("):
            return text[found.start() :]
    return text


def read_same_author(base: Draft, rest: str, head: str) -> list[Draft]:
    head = head.lstrip(" ,:")
    role = re.match(r"\s*\((?:Hgg?|Hrsgg?|eds?|éds?)\.?\)\s*[,:]?\s*", head)
    head = head[role.end() :] if role else head
    if not head.strip(" ,.;:"):
        return [replace(base, form="idem", same_author=True)]
    earlier = back.EARLIER.search(head)
    citation = read_citation(head[: earlier.start()] if earlier else head, names=Names((), 0))
    form = "full" if citation.is_full and not earlier else "short"
    return [replace(base, form=form, same_author=True, citation=replace(citation, names=None))]


def read_later_ibid(base: Draft, body: str, start: int, end: int) -> list[Draft]:
    """ "Alle Zahlen ebd., S. 5" is the same place; "Keller, ebd., S. 5" the work of Keller that was cited before."""
    names = read_names(last_name_phrase(body[:start].strip(" ,;:(")))
    if names is not None and body[:start].rstrip().endswith(",") and not body[names.end : start].strip(" ,;:("):
        return [replace(base, form="short", citation=Citation(body[:start], names))]
    return [replace(base, form="ibid", start=base.start + start, raw=body[start:])]


def read_earlier(base: Draft, head: str) -> list[Draft]:
    head = last_name_phrase(re.sub(r"[ ,;:(]+$|(?<=[^\W\d_]{2})\.\s*$", "", head).strip(" ,;:("))
    if not head:
        return [replace(base, form="ibid")]
    return [replace(base, form="short", citation=replace(read_citation(head), year=0))]
