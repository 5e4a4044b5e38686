"""Citations that point back: to another note, to the same author, to a work cited earlier."""

import re
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.citation import YEAR, Citation
from editions.citations.draft import Draft
from editions.citations.journals import read_untitled_article
from editions.citations.names import Names, read_names
from editions.citations.note_references import NoteReference
from editions.citations.note_words import WORD_BEFORE
from editions.citations.references import read_citation
from editions.citations.short_titles import title_words

IN_VOLUME = re.compile(rf"[,.”“«»\"’']\s*(?:[Ii]n:?|[Dd]ans)\s+(?=[A-ZÀ-Þ]|{back.SAME_AUTHOR.pattern})", re.VERBOSE)
POINTER_BEFORE = re.compile(
    r"""
    (?: ,?\s* (?: \((?:1[4-9]|20)\d\d[a-z]?\) | (?:(?:op|loc|art)\.?\s?)?cit(?:ato|ata|é)?\.? | a\.?\s?a\.?\s?O\.? | zit(?:iert|\.)?
      | (?:(?:art|thèse|ouvr|op)\.?\s)?préc(?:itée?|\.)? ) )+ $
    """,
    re.VERBOSE,
)
POSSESSIVE = re.compile(  # and a word or two, which say what is meant: "ihr Buch", "his earlier article"
    rf"""{WORD_BEFORE}(?:(?:sein|ihr)(?:e[mnrs]?)? | his | her | their | dessen | deren | son | sa | ses | leurs?
      | suo | sua | suoi | sue | su | sus)
    (?:\s[^\W\d_]+){{1,2}}$""",
    re.VERBOSE,
)
SECTION = re.compile(r"(?:(?:ss?|arts?|paras?|regs?|[Cc]hs?|[Ss]ched)\.|§§?)\s?\d[\w().]*")
PREPOSITION = re.compile(r"(?<![^\W_])(?:nach|bei|von|mit|laut|zu|by|in|with|per|from|selon|chez|avec|secondo|da|di|con)\s+$")
UPPER = re.compile(r"[A-ZÀ-ÞА-Я]")
REVIEW_OF = re.compile(
    rf"{WORD_BEFORE}(?:Rez(?:ension)?|Bespr(?:echung)?|Anzeige|[Rr]ev(?:iew)?|[Cc]ompte[\s-]rendu|C\.?\s?R|[Rr]ecens(?:ione|ión)?)\.?"
    r"\s(?:zu|von|v\.|of|de|di|du|à|a)\s+"
)
PLACE_OF_REVIEW = re.compile(r",?\s+(?:[Ii]n:?|[Dd]ans)\s+(?=[A-ZÀ-Þ«“„])")
REVIEWER = re.compile(r",?\s+(?:von|by|par|di|por)\s+(?=[A-ZÀ-Þ])")  # behind the work that is reviewed
ROLE = re.compile(r"^\s*\((?:Hgg?|Hrsgg?|eds?|éds?)\.?\)\s*[,:]?\s*")
IN_BRACKETS = re.compile(rf"\(({YEAR})[a-z]?\)")
JOINER = re.compile(r"\W*(?:und|u|and|et|e|y|sowie|bis)?\W*", re.IGNORECASE)


def read_cross_notes(base: Draft, body: str, notes: list[NoteReference]) -> list[Draft]:
    """One citation for each note that is pointed to, with the name or title before the pointer and the pages behind it."""
    made: list[Draft] = []
    position = 0
    for reference, following in zip(notes, [*notes[1:], None], strict=True):
        end = len(body) if following is None else _pages_end(base, reference.end, following.start)
        in_list = made and not made[-1].locators and JOINER.fullmatch(body[position : reference.start])  # "Anm. 2 und 5"
        made.append(_cross_note(base, body, reference, position, end, made[-1] if in_list else None))
        position = end
    return made


def _pages_end(base: Draft, start: int, end: int) -> int:
    """Where the pages behind a pointer end, before the next citation begins."""
    return max([start, *(loc.end - base.start for loc in base.locators if start <= loc.start - base.start < end)])


def _cross_note(base: Draft, body: str, reference: NoteReference, position: int, end: int, previous: Draft | None) -> Draft:
    before = body[position : reference.start]
    begin = base.start + position + len(before) - len(before.lstrip(" ,;:.()"))
    if previous is not None:
        citation, same_author, begin = previous.citation, previous.same_author, base.start + reference.start
    else:
        citation, same_author = _named_before(before)
        behind = IN_BRACKETS.match(body[reference.end :].lstrip()) if citation and not citation.year else None
        citation = replace(citation, year=int(behind[1])) if citation and behind else citation  # "Pike, op. cit., n. 9 (1988)"
    return replace(
        base,
        start=begin,
        end=base.start + end,
        raw=body[begin - base.start : end],
        form="cross_note",
        note_number=reference.number,
        forward=reference.forward,
        citation=citation,
        same_author=same_author,
        locators=tuple(loc for loc in base.locators if position <= loc.start - base.start < end),
    )


def _named_before(before: str) -> tuple[Citation | None, bool]:
    """What the words before a pointer name, and whether they mean the author before: "ders., Räte (Anm. 3)", "his article (n. 1)"."""
    named = POINTER_BEFORE.sub("", before.strip(" ,;:.([")).strip(" ,;:([")
    same_author = back.SAME_AUTHOR.search(f"{named}.,")
    if same_author and not UPPER.search(named[: same_author.start()]):
        return _behind_same_author(named[same_author.end() :]), True
    if SECTION.fullmatch(named) or back.SAME_PLACE.fullmatch(named):  # "s. 12, op. cit., n. 5", "Ebd. (Anm. 3)"
        return None, False
    if POSSESSIVE.search(named):
        return None, True
    citation = _with_year(read_citation(last_name_phrase(named)), before) if named else None
    if citation is not None and citation.names is None and not title_words(citation.title):  # "die", "the"
        return None, False
    return citation, False


def _behind_same_author(rest: str) -> Citation | None:
    """What stands behind "ders.": a title, or "dies./Meise, Möbel"."""
    if rest.startswith("/"):
        return read_citation(rest[1:])
    title = ROLE.sub("", rest).strip(" ,.;:")
    return replace(read_citation(title, names=Names((), 0)), names=None) if title else None


def _with_year(citation: Citation, before: str) -> Citation:
    """The citation with the year that stands in the pointer: "Cott, op. cit. (1989), n. 1"."""
    years = IN_BRACKETS.findall(before)
    return replace(citation, year=int(years[-1])) if years and not citation.year else citation


def item_of_volume(base: Draft, body: str, end: int) -> tuple[Draft, int] | None:
    """Of "Fink, Der Tisch, in: Meise, Möbel (Anm. 1), S. 72" the item, and where the volume begins that is described elsewhere.

    `end` is where the words begin that point back.
    """
    found = IN_VOLUME.search(body, 0, end)
    if found is None or found.end() == end:  # "in: ebd."
        return None
    item = read_citation(body[: found.start()].strip(" ,.;"))
    quoted = body.lstrip()[:1] in "»„“«"
    if not item.title or not (item.names or quoted):
        return None
    document = replace(
        base, form="full", end=base.start + found.end(), raw=body[: found.end()], citation=item, locators=(), container="short"
    )
    return document, found.end()


def read_review(base: Draft, body: str, notes: list[NoteReference]) -> list[Draft]:
    """ "Hale, Review of Fink (n. 1), in: Quay Studies 12 (1985), 88": the work reviewed, and the review; or nothing."""
    review, by = REVIEW_OF.search(body, 0, notes[0].start), REVIEWER.match(body, notes[-1].end)
    names = read_names(body[by.end() :]) if by else None
    behind = PLACE_OF_REVIEW.match(body, by.end() + names.end if by and names else notes[-1].end)
    if review is None or behind is None:
        return []
    locators = tuple(loc for loc in base.locators if loc.start - base.start >= behind.end())
    end = min((loc.start - base.start for loc in locators), default=len(body))
    reviewer = f"{body[by.end() : behind.start()]}, " if by and names else ""
    described = f"{reviewer}{body[: notes[0].start].rstrip()}{behind.group()}{body[behind.end() : end]}"
    citation = read_citation(described.rstrip(" ,(:;"))
    if not citation.is_full or citation.names is None:
        return []
    reviewed = body[review.end() : notes[-1].end]
    moved = [replace(note, start=note.start - review.end(), end=note.end - review.end()) for note in notes]
    inner = replace(base, start=base.start + review.end(), end=base.start + notes[-1].end, raw=reviewed, locators=())
    begin = notes[-1].end + len(body[notes[-1].end :]) - len(body[notes[-1].end :].lstrip(" ,"))
    outer = replace(base, form="full", start=base.start + begin, raw=body[begin:], citation=citation, locators=locators)
    return [*read_cross_notes(inner, reviewed, moved), outer]


def last_name_phrase(text: str) -> str:
    """The name at the end of a phrase: "so schon Keller" gives "Keller"."""
    leading = read_names(text)
    if leading is not None and re.match(r"\s*(?:$|[,:;(«»„“\"‘'])", text[leading.end :]):
        return text
    for found in re.finditer(r"(?<=[^\W\dA-ZÀ-Þ_]\s)(?=[A-ZÀ-Þ])", text):  # "hier nach Keller: Räte"
        names = read_names(text, found.start())
        follows = text[names.end :].lstrip() if names else ""
        if follows.startswith(":") or (follows.startswith(",") and PREPOSITION.search(text[: found.start()])):
            return text[found.start() :]
    for found in re.finditer(r"(?<=\s)(?=[^\W\d_])", text):
        names = read_names(text, found.start())
        if names is not None and not text[names.end :].strip(" ,.;:("):
            return text[found.start() :]
    return text


def read_same_author(base: Draft, rest: str, head: str) -> list[Draft]:
    head = head.lstrip(" ,:")
    role = ROLE.match(head)
    head = head[role.end() :] if role else head
    if not head.strip(" ,.;:"):
        return [replace(base, form="idem", same_author=True)]
    earlier = back.EARLIER.search(head)
    article = read_untitled_article(f"Amsel, {head}")  # The name stands for the author before: "ders., NJW 1980".
    if article is not None and not earlier:
        return [replace(base, form="short", same_author=True, citation=replace(article, names=None))]
    citation = read_citation(head[: earlier.start()] if earlier else head, names=Names((), 0))
    form = "full" if citation.is_full and not earlier else "short"
    return [replace(base, form=form, same_author=True, citation=replace(citation, names=None))]


def read_later_ibid(base: Draft, body: str, start: int, end: int) -> list[Draft]:
    """ "Alle Zahlen ebd., S. 5" is the same place; "Keller, ebd., S. 5" the work of Keller that was cited before."""
    names = read_names(last_name_phrase(body[:start].strip(" ,;:(")))
    if names is not None and body[:start].rstrip().endswith(",") and not body[names.end : start].strip(" ,;:("):
        return [replace(base, form="short", citation=Citation(body[:start], names))]
    before = body[:start].strip(" ,;:(")
    citation = read_citation(before) if before else None
    return [replace(base, form="ibid", start=base.start + start, raw=body[start:], citation=citation)]


def read_earlier(base: Draft, head: str) -> list[Draft]:
    head = last_name_phrase(re.sub(r"[ ,;:(]+$|(?<=[^\W\d_]{2})\.\s*$", "", head).strip(" ,;:("))
    if not head:
        return [replace(base, form="ibid")]
    return [replace(base, form="short", citation=replace(read_citation(head), year=0))]
