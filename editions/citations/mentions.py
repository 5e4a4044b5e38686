"""Find the citations of a passage, and say what kind of citation each one is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.archive_refs import read_archival
from editions.citations.beside_pointers import beside_own_citation, is_of_cited_page
from editions.citations.citation import YEAR, Citation
from editions.citations.clauses import Clause, clauses
from editions.citations.described import read_described
from editions.citations.draft import Draft
from editions.citations.laws import read_law
from editions.citations.leads import skip_leads
from editions.citations.locator import Locator
from editions.citations.note_references import NoteReference, note_references
from editions.citations.pointing_back import item_of_volume, read_cross_notes, read_earlier, read_later_ibid, read_review, read_same_author
from editions.citations.references import read_citation
from editions.citations.same_volume import IN_SAME_VOLUME, read_item_of_same

SENTENCE = re.compile(r"(?<=[\d)])\.\s+(?=[A-ZÀ-Þ])")
BY_SAME_AUTHOR = re.compile(  # "die Skizze von dies.: Kurse"
    rf"[^,;:()\d]{{0,60}}?(?<![^\W_])(?:von|bei|by|di|par|de)\s+(?={back.SAME_AUTHOR.pattern})", back.SAME_AUTHOR.flags
)
LATER_PRINT = re.compile(r"(?P<year>(?:1[4-9]|20)\d\d);\s[^();]{2,60}(?=\))")  # "(1978; Cmnd. 1234)"
EMPHASIS_AT_END = re.compile(
    r",\s(?:esp(?:ecially|\.)?|in\sparticular|bes(?:onders|\.)|insb(?:esondere|\.)|hier|v\.\s?a\.|notamment|surtout|in\spart(?:icolare|\.)|spec\.)$"
    r"|(?<=\))\sat$"
)
OF_VOLUME = re.compile(r"(?<=\)),\s(?:[ivxl]{1,6}\.?|[IVXL]{1,6})$")  # "(York, 1899), ii, 12"
UNPRINTED = re.compile(r"(?:\s\((?:unpublished|on\sfile|forthcoming|manuscript|draft|ungedr|im\sDruck|inédit|inedito)[^()]*\))+\W*$")
IMPRINT_BEHIND = re.compile(rf"(?:,\s|\.\s(?=[^:]+:))(?P<imprint>[A-ZÀ-Þ][\w./ -]{{1,40}}(?::\s[^:;()]{{2,60}},)?\s{YEAR})(?=\W*$)")
CLASS_MARK = re.compile(r"[A-Z]{0,3}\s?\d[\w/.-]*")  # of an archive: "A 3530"
YEAR_BEHIND = re.compile(rf"\s*\((?P<inside>(?:[^()]{{1,30}}\s)?{YEAR})\)")


def drafts(text: str, locators: Sequence[Locator], *, passage: int, note: int | None) -> list[Draft]:
    """The citations of a note, in the order of its text."""
    found: list[Draft] = []
    cut = clauses(text, locators)
    for index, clause in enumerate(cut):
        inside = tuple(loc for loc in locators if clause.start <= loc.start < clause.end and loc.label != "note")
        read = _read_clause(text, clause, inside, passage=passage, note=note)
        through = index + 1 < len(cut) and cut[index + 1].through
        if (not read or read[-1].form == "bare") and through and _says_what(text[clause.start : clause.end]):
            read = [_document(text, clause, inside, passage)]
        found += read
    return [draft for index, draft in enumerate(found) if draft.certain or _has_company(found, index)]


def _says_what(clause: str) -> bool:
    """Whether a clause before "gedruckt in" says more than "teilweise"."""
    return any(letter.isupper() or letter.isdigit() for letter in clause)


def _document(text: str, clause: Clause, locators: tuple[Locator, ...], passage: int) -> Draft:
    """A document that is quoted through another work: whatever the text says of it."""
    raw = text[clause.start : clause.end]
    return Draft(passage, clause.start, clause.end, raw, "full", Citation(raw, title=_document_title(raw) or raw), locators)


def _has_company(found: list[Draft], index: int) -> bool:
    """A lone surname counts as a citation only beside another one."""
    return found[index].signalled and any(other.certain for other in found[index + 1 : index + 2])


def _read_clause(text: str, clause: Clause, locators: tuple[Locator, ...], *, passage: int, note: int | None) -> list[Draft]:
    start = clause.start if IN_SAME_VOLUME.match(text, clause.start, clause.end) else skip_leads(text, clause.start, clause.end)
    body = text[start : clause.end]
    base = Draft(
        passage,
        start,
        clause.end,
        body,
        "bare",
        locators=locators,
        through=clause.through,
        signalled=clause.signalled or start > clause.start,
    )
    head = _head(text, body, locators, start, clause.end)
    in_brackets = text[clause.start - 1 : clause.start] == "("
    notes = note_references(body, note=note, signalled=clause.signalled or in_brackets)
    notes = [reference for reference in notes if not is_of_cited_page(body, reference, locators, start)]
    same_place = back.SAME_PLACE.match(body) or back.SAME_PLACE_ID.match(body)
    later = None if same_place else back.SAME_PLACE.search(body) or back.LATER_ID.search(body)
    if notes and same_place and (sentence := SENTENCE.search(body, same_place.end(), notes[0].start)):
        parts = replace(clause, end=start + sentence.start() + 1), replace(clause, start=start + sentence.end())
        return [draft for part in parts for draft in _read_clause(text, part, _within(part, locators), passage=passage, note=note)]
    if notes and (cut := beside_own_citation(text, clause, notes, locators, start)):
        return [draft for part in cut for draft in _read_clause(text, part, _within(part, locators), passage=passage, note=note)]
    item = item_of_volume(base, body, _points_back_at(body, notes, later))
    if item:
        rest = replace(clause, start=start + item[1], through=True)
        return [item[0], *_read_clause(text, rest, _within(rest, locators), passage=passage, note=note)]
    if notes:
        return read_review(base, body, notes) or read_cross_notes(base, body, notes)
    if same_place:
        return [replace(base, form="ibid")]
    return _read_unnumbered(text, base, head, later)


def _read_unnumbered(text: str, base: Draft, head: str, later: re.Match[str] | None) -> list[Draft]:
    """A clause that points to no note by its number. `head` is its text before the pages, `later` an "ebd." within it."""
    body = base.raw
    item = read_item_of_same(base, head, pointed=later is not None)
    if item is not None:
        return [item]
    if later and not re.search(r"(?<![^\W_])[Ii]n:?\s*$", body[: later.start()]):
        return read_later_ibid(base, body, later.start(), later.end())
    archive = read_archival(body)
    introduced = BY_SAME_AUTHOR.match(body)
    same_author = back.SAME_AUTHOR.match(body, introduced.end() if introduced else 0)
    if same_author:
        return read_same_author(base, body[same_author.end() :], head[same_author.end() :])
    earlier = back.EARLIER.search(head) or back.EARLIER.search(body)
    if earlier:
        return read_earlier(base, head[: earlier.start()] if earlier.start() <= len(head) else body[: earlier.start()])
    contained = re.search(rf"(?:[,.]\s|\s|^)[Ii]n:?\s+(?:{back.SAME_PLACE.pattern})", body, re.IGNORECASE | re.VERBOSE)
    if contained:
        return [replace(base, form="full", container="ibid", citation=read_citation(body[: contained.start()].strip(" ,.;")))]
    if archive and not _describes_book(head):
        return [replace(base, form="archival", archive=archive, citation=Citation(body, title=_document_title(body)))]
    law = read_law(body)
    if law is not None:
        return [replace(base, form="full", citation=law)]
    return read_described(base, text, head)


def _within(clause: Clause, locators: tuple[Locator, ...]) -> tuple[Locator, ...]:
    return tuple(loc for loc in locators if clause.start <= loc.start < clause.end)


def _points_back_at(body: str, notes: list[NoteReference], later: re.Match[str] | None) -> int:
    """Where the words begin that point back, 0 when there are none."""
    found = [match.start() for match in (later, back.EARLIER.search(body)) if match]
    return min([*found, *(reference.start for reference in notes[:1])], default=0)


def _head(text: str, body: str, locators: tuple[Locator, ...], start: int, end: int) -> str:
    """The description of the work; what stands behind the pages belongs to it: "Tides 123 (3d ed. 1990)", "Sp. 12–15, Köln 1998"."""
    if not locators:
        return UNPRINTED.sub("", LATER_PRINT.sub(r"\g<year>", body))
    head = body[: _pages_begin(text, locators, end) - start].rstrip(" ,(:;")
    head = EMPHASIS_AT_END.sub("", OF_VOLUME.sub("", head))
    head = LATER_PRINT.sub(r"\g<year>", head)
    if re.search(YEAR, head):
        return head
    behind = YEAR_BEHIND.match(text, locators[-1].end, end)
    imprint = IMPRINT_BEHIND.match(text, locators[-1].end, end)
    return f"{head} ({behind['inside']})" if behind else f"{head}, {imprint['imprint']}" if imprint else head


def _pages_begin(text: str, locators: tuple[Locator, ...], end: int) -> int:
    """Where the description of the work ends: at the last locators, those with little between them."""
    begin = end
    for locator in reversed(locators):
        between = text[locator.end : begin]
        if begin != end and (len(between) > 30 or re.search(r"(?:1[4-9]|20)\d\d", between)):
            break
        begin = locator.start
    return begin


def _describes_book(head: str) -> bool:
    citation = read_citation(head)
    return citation.names is not None and citation.is_full and bool(citation.place) and not CLASS_MARK.fullmatch(citation.title)


def _document_title(text: str) -> str:
    quoted = re.match(r"\s*[»„“«\"](.+?)[«“”»\"]", text)
    return quoted.group(1) if quoted else ""
