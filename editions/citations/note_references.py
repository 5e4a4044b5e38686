"""References to other notes of the same text: "(oben N. 22)", "notes 1 & 3", "vorige Anm."."""

import re
from dataclasses import dataclass

from editions.citations.citation import YEAR
from editions.citations.note_words import (
    BEHIND,
    EARLIER_NOTE,
    LATER_NOTE,
    NOTE_WORD,
    ONE_NOTE,
    POINTING_BACK,
    POINTING_ON,
    WORD_AFTER,
    WORD_BEFORE,
)

NUMBER = r"(?P<number>\d{1,4})(?:[a-h]\b)?(?![\d]|[./]\d|\s+zu\s+(?:§|Art))"
MANY = re.compile(r"\b(?:nn|notes|(?:[ad]?l|nel)le\s+note|le\s+note|notas|Anm|Anmerkungen|Fußnoten|Fn)\b", re.IGNORECASE)
MORE = re.compile(
    r"""\s* (?P<joiner> [-–—] | ,(?=\s) | ,?\s*(?:und|u\.|and|&|et|ed?|y|и|sowie|bis|to|à)(?=\s) )
        \s* (?P<number>\d{1,4}) (?:[a-h]\b)? (?! \d | [./]\d | \s*(?:ff?\b|%) )""",
    re.VERBOSE,
)
JOINED = re.compile(r"\s*(?:,|,?\s*(?:und|u\.|and|&|et|ed?|y|и|sowie)\s)\s*")  # "Anm. 1 und Anm. 24"
RANGE = re.compile(r"[-–—]|bis|to|à")
LONGEST_RANGE = 12  # notes of "Anm. 3–7"
CROSS_NOTE = re.compile(
    rf"""
    (?: (?P<open>[(\[]) \s* )?
    (?P<back> (?: {WORD_BEFORE} {POINTING_BACK} {WORD_AFTER} \s*,?\s* )* )
    (?P<on> {WORD_BEFORE} {POINTING_ON} {WORD_AFTER} \s*,?\s* (?: {WORD_BEFORE} {POINTING_BACK} {WORD_AFTER} \s* )? )?
    {WORD_BEFORE} {NOTE_WORD} \s* {NUMBER}
    (?P<behind> \s*,?\s* (?: {BEHIND} ) {WORD_AFTER} )?
    (?P<close> \s*[)\]] )?
""",
    re.VERBOSE | re.IGNORECASE,
)
NEIGHBOUR = re.compile(
    rf"""
    (?: (?P<open>[(\[]) \s* | (?P<begins>^) | (?P<comma>,) \s* | (?<=\s)(?=(?:{POINTING_BACK}|vor|préc|prec|note\sprec)) )
    (?: {WORD_BEFORE} {POINTING_BACK} {WORD_AFTER} \s*,?\s* )* (?:(?:la|die|der|the)\s+)?
    {WORD_BEFORE} (?: (?P<earlier> {EARLIER_NOTE} ) | (?P<later> {LATER_NOTE} ) ) {WORD_AFTER}
    (?= \s*(?:[)\],;.:]|$) ) (?: \s*[)\]] )?
""",
    re.VERBOSE | re.IGNORECASE,
)

# Most clauses hold neither: both are looked for only where their sign is seen.
NUMBERED = re.compile(rf"{NOTE_WORD}\s*\d", re.VERBOSE | re.IGNORECASE)
BESIDE = re.compile(rf"{WORD_BEFORE}{ONE_NOTE}(?!\.?\s*\d)", re.VERBOSE | re.IGNORECASE)

THERE = re.compile(rf"{WORD_BEFORE}(?:dort|daselbst|there)$", re.IGNORECASE)
PAGE_WITH_MORE = re.compile(r"\d\s*(?:ff?\.?)?\s*,?\s*(?:m\.?\s?w\.?\s?N\.?|mit\s(?:weiteren\s)?N(?:achw\w*)?\.?)$")
BY_NAME = re.compile(r"(?:^|[;.:(]\s*|\b[Ss]ee\s|\b[Cc]f\.?\s)[A-Z][\w'’-]+(?:\s(?:and|&)\s[A-Z][\w'’-]+)?,$")
OF_VOLUME = re.compile(r"\b(?:Jg|vol|Bd|t|H)(?:\.\s*|\s+)[\dIVXLC]+\s*,?$")
OF_YEAR = re.compile(r"(?:cit|id)\.?,?\s*\((?:1[4-9]|20)\d\d[a-z]?\),?$")  # "Pike, op. cit. (1995), n. 10"
PAGE_WITH = re.compile(r"\d\s*(?:ff?\.?|sqq?\.?)?\s*,?\s*[(\[]?(?:(?:dort|there)(?:\s(?:auch|also))?|mit|m\.|und|u\.|and|with|in|et|e|y)$")
OWN_PAGE = re.compile(  # "above, p. 45 and n. 16"
    r"(?<![^\W_])(?:oben|above|supra|ci-dessus|plus\shaut|sopra|(?P<on>unten|below|infra|ci-dessous|plus\sbas|sotto)),?\s(?:on\s|auf\s)?(?:S|pp?)\.\s?\d+(?:[-–]\d+)?\s*f?f?\.?,?\s*\(?(?:mit|und|with|and|et|e)$",
    re.IGNORECASE,
)
POINTS = re.compile(rf"{WORD_BEFORE}(?:wie|siehe|s\.|vgl\.?|see|cf\.?|cfr\.?|voir|véase|vedi){WORD_AFTER}", re.IGNORECASE)
CITED_EARLIER = re.compile(r"oben|supra|above|wie\s|o\.\s|cit|sopra|выше|a\.?\s?a\.?\s?O", re.IGNORECASE)
AT_PAGE = re.compile(r"\s*(?:bei|mit|in|at|with)\s*", re.IGNORECASE)
OF_OTHER_TEXT = re.compile(  # "note 4 of Hale's article": a note of that text
    r"""\s+ (?: (?:of|in|to) \s (?: [A-ZÀ-Þ][\w-]+['’]s? \s | (?:his|her|their) \s
                              | (?:the|that) \s (?:\w+\s)? (?:article|essay|book|paper|study|edition) \s (?:by|of) \s )
      | (?:des|der|seines|seiner|ihres|ihrer) \s (?:\w+en \s)?
        (?:Aufsatzes|Beitrags|Artikels|Buche?s|Ausgabe|Edition|Studie|Abhandlung) \s (?:von|bei) \s
      | in \s (?:der|seiner|ihrer|seinem|ihrem|dem) \s (?:\w+en \s)? (?:Aufsatz|Beitrag|Buch|Ausgabe|Edition|Studie) \s von \s
      | bei \s (?= [A-ZÀ-Þ][\w-]+ (?: \s[(\[] | (?:\s(?:und|u\.)\s|/)[A-Z] | [.;,]? $ ) )
      | (?:de \s (?:l['’]|son \s) | du \s) (?:article|livre|étude|ouvrage|édition) \s d[e'’]
      | (?:del(?:l['’]|\s) | del \s suo \s) (?:articolo|saggio|libro|volume|edizione) \s di \s )""",
    re.VERBOSE,
)
QUOTED_TITLE = re.compile(  # "‘The Desk’, n. 20, p. 47"
    r"(?:^|^[^,;\d]{2,40},\s)(?:(?:‘[^‘’]{3,}’|“[^“”]{3,}”|'[^']{3,}'|\"[^\"]{3,}\"),|[“\"][^“”\"]{3,},[”\"])$"
)
WEAK = re.compile(r"\s*(?:in|zu|at|as\s+in|aus|en|alla|v\.)\s*,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note of the same text, by its number; `forward` where the text says that it comes later."""

    start: int
    end: int
    number: int
    forward: bool


def note_references(text: str, *, note: int | None, signalled: bool = False) -> list[NoteReference]:
    """The references to other notes of the same text.

    A note number without a word that points back is taken for one only in brackets or right after a name or title,
    never after a page: "S. 12 Anm. 3" is a note of the cited work. `signalled`: "see" or "vgl." stands before the text.
    """
    found: list[NoteReference] = []
    for match in CROSS_NOTE.finditer(text) if NUMBERED.search(text) else ():
        word = text[match.start() : match.start("number")]
        leads = signalled and not text[: match.start()].strip()
        in_list = found and JOINED.fullmatch(text, found[-1].end, match.start("back"))
        if OF_OTHER_TEXT.match(text, match.end()) and not match["open"] and not match["on"]:
            continue
        if not leads and not in_list and not _points_to_own_note(text, match, word, note):
            continue
        forward = bool(match["on"] or match["behind_on"])
        start = match.start() + (len(word) - len(word.lstrip()))
        found.append(NoteReference(start, match.end(), int(match["number"]), forward))
        found += _more(text, match, forward=forward, note=note)
    if note is not None:
        found += _neighbours(text, note)
    return sorted(found, key=lambda reference: reference.start)


def _neighbours(text: str, note: int) -> list[NoteReference]:
    """ "vorige Anm.", "next note": the note before and the one behind."""
    found = []
    for match in NEIGHBOUR.finditer(text) if BESIDE.search(text) else ():
        start = match.end("comma") if match["comma"] else match.start()
        number = note - 1 if match["earlier"] else note + 1
        if number > 0:
            found.append(NoteReference(start, match.end(), number, bool(match["later"])))
    return found


def _more(text: str, match: re.Match[str], *, forward: bool, note: int | None) -> list[NoteReference]:
    """The notes of a list behind the first: "Anm. 2 und 5", "notes 1 & 3", "Anm. 3–5"."""
    found: list[NoteReference] = []
    last, position = int(match["number"]), match.end("number")
    named = re.search(r"[A-ZÀ-Þ][\w’'-]+,\s*$", text[: match.start()])  # "Crabbe, note 6, 20": a page
    plural = not named and MANY.search(text, match.start(), match.start("number")) is not None
    while more := MORE.match(text, position):
        number = int(more["number"])
        if more["joiner"] == "," and not (plural and number < (note or 0)):
            break
        between = range(last + 1, number) if RANGE.search(more["joiner"]) else range(0)
        if number <= last or len(between) > LONGEST_RANGE:
            break
        found += [NoteReference(more.start("number"), more.end(), each, forward) for each in (*between, number)]
        last, position = number, more.end()
    return found


def _points_to_own_note(text: str, match: re.Match[str], word: str, note: int | None) -> bool:
    before = text[: match.start()].rstrip()
    if THERE.search(before) and not match["on"]:  # "dort (Anm. 55)"
        return False
    if PAGE_WITH_MORE.search(before):  # "S. 6 m. w. N. in Fn. 12"
        return False
    if PAGE_WITH.search(before) and not match["back"].strip() and not match["on"]:  # "S. 6 mit Anm. 1"
        return OWN_PAGE.search(before) is not None
    if match["open"] and re.search(r"\d\s*(?:ff?\.?)?$", before) and AT_PAGE.fullmatch(match["back"]):  # "S. 55 (bei Anm. 12)"
        return False
    if re.search(r"\b[nN]\.?\s*$", word) and OF_VOLUME.search(before):  # t. 12, n. 3: an issue
        return False
    if re.search(r"\d\s*,?$", before) and not match["open"] and not match["on"] and not match["behind"]:
        return CITED_EARLIER.search(match["back"]) is not None
    if match["on"] or match["behind"]:
        return True
    if (
        note is not None
        and match.end() >= len(text.rstrip(" ."))
        and re.fullmatch(r"(?:Hierzu|Dazu|Näher(?:es)?|Ausführlich(?:er)?)?", before)
    ):
        return int(match["number"]) != note  # "Dazu Anm. 30."
    number = int(match["number"])
    if note is not None and number >= note:
        named = match["open"] and match["close"] and re.search(r"[^\W\d_][.…]?$", before)
        return number > note and bool(POINTS.search(match["back"]) or named)
    if re.search(r"[^\W\d_]", match["back"]):
        return not WEAK.fullmatch(match["back"]) or bool(match["open"]) or number < (note or 0)
    if match["open"] or BY_NAME.search(before) or OF_YEAR.search(before):
        return True
    if note is not None and QUOTED_TITLE.search(before):
        return not re.match(rf"\s*,?\s*\(?{YEAR}", text[match.end() :])  # else an issue of a journal
    return bool(re.search(r"[^\W\d_][.’']?,?$", before)) and not re.search(r"\b[nN]\.?\s*$", word)
