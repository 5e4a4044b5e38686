"""The words with which a citation points back: "ebd.", "a. a. O.", "ders.", "oben Anm. 5", "zit. nach"."""

import re
from dataclasses import dataclass

WORD_BEFORE, WORD_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


def _words(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"{WORD_BEFORE}(?:{pattern}){WORD_AFTER}", flags | re.VERBOSE)


SAME_PLACE = _words(
    r"""
    ebd(?:a)?\b\.? | ebenda(?:selbst)?\b | ebendort | ibid(?:em)?\b\.? | ib(?:d)?\.(?=[\s,;:)]|$) | [ií]b[ií]d(?:em)?\b\.?
  | ivi(?=\s*[,;.:)]|\s+p|$) | там\s+же\b\.? | l(?:oc)?\.\s?c(?:it)?\. | loc\.\s?cit\b\.?
  | ebd\.,?\s*a\.\s?a\.\s?O\.
"""
)
SAME_AUTHOR = _words(
    r"""
    ders(?:\.|elbe\b) | dies(?:\.|elbe\b)(?=\s*[,:(/]) | iidem\b | idem\b | eadem\b | id\.(?=\s*,\s*["«»„“'‘(]?\s*[^\W\d_]{2}) | ead\.
  | eid\.(?=\s*,) | он\s+же\b | она\s+же\b | l[ea]\s+même\b(?=\s*,) | el\s+mismo\b(?=\s*,)
"""
)
LATER_ID = re.compile(r"(?<=,\s)id\.(?=,?\s*(?:at\s+\d|pp?\.\s*\d))")
SAME_PLACE_ID = re.compile(r"(?<!\w)[Ii]d\.(?=\s*(?:at\s+\d|,\s*(?:pp?\.|S\.|at\s)\s*\d|\.?\s*$))")
EARLIER = _words(
    r"""
    a\.?\s?a\.?\s?O\b\.? | op\.?\s?cit\b\.? | ob\.?\s?cit\b\.? | o\.\s?c\. | art\.?\s?cit\b\.? | указ\.\s?соч\b\.? | цит\.\s?соч\b\.?
  | am\s+angegebenen\s+Ort | (?<=,\s)cit\. | wie\s+oben(?!\s+(?:Anm|Fn|N)) | ouvr(?:age)?\.?\s?cit[ée]?\b\.?
"""
)
NOTE_WORD = r"""(?:
    Anm(?:erkung(?:en)?)?\b\.? | F(?:uß|uss|oot)?n(?:ote(?:n|s)?)?(?=\d|\b)\.? | Fußn\.? | N(?:ote|ota)?s?\b\.? | n(?:t|n)?\b\.?
  | n(?:ote|ota|otes)\b | nt\. | прим\. | сн\. | сноск[аи]
)"""
POINTING_BACK = r"""(?:
    wie | o\. | s\.\s?o\. | oben | obig\w* | s\.\s?auch | s\.\s?a\. | siehe(?:\s+auch)? | s\. | vgl\.? | bei | in | aus | zu
  | as(?:\ in)? | at | en | alla | à\s+la
  | see(?:\s+also)? | supra | above | cf\.? | cfr\.? | voir | v\. | ut\s+supra | ci-dessus | véase | vedi | выше | см\.(?:\s+выше)?
  | Text\s+(?:zu|bei) | text\s+(?:at|to|accompanying) | accompanying | cited?(?:\ in)? | zit(?:\.|iert)?(?:\s+in)? | quoted\ in
  | a\.?\s?a\.?\s?O\.? | op\.?\s?cit\.? | cit(?:ée?|ato|ata|ado|ada)(?:\ (?:en|à|a|in))? | cit\.?
)"""
POINTING_ON = r"(?: unten | infra | below | nachstehend | ci-dessous | ниже | s\.\s?u\. )"
NUMBER = r"(?P<number>\d{1,4})(?![\d]|[./]\d|\s+zu\s+(?:§|Art))"
MANY = re.compile(r"\b(?:nn|notes|notas|Anmerkungen|Fußnoten|Fn)\b", re.IGNORECASE)
MORE = re.compile(r"\s*(?P<joiner>[-–—]|,(?=\s)|(?:und|u\.|and|&|et|e|y|sowie)(?=\s))\s*(?P<number>\d{1,4})(?!\d|[./]\d|\s*(?:ff?\b|%))")
LONGEST_RANGE = 12  # notes of "Anm. 3–7"
CROSS_NOTE = re.compile(
    rf"""
    (?P<open>[(\[])? \s*
    (?P<back> (?: {WORD_BEFORE} {POINTING_BACK} {WORD_AFTER} \s*,?\s* )* )
    (?P<on> {WORD_BEFORE} {POINTING_ON} {WORD_AFTER} \s*,?\s* )?
    {WORD_BEFORE} {NOTE_WORD} \s* {NUMBER}
    (?P<after> \s*,?\s* (?: above | supra | ci-dessus | oben | below | infra | unten ) {WORD_AFTER} )?
    (?P<close> \s*[)\]] )?
""",
    re.VERBOSE | re.IGNORECASE,
)
POINTED_IN = rf"(?!\s*[(\[]?\s*(?:der\s)?{NOTE_WORD}\s*\d)"  # "zitiert in Anm. 5" is a pointer
THROUGH = _words(
    rf"""
    (?:
    (?:hier\s+)?zit(?:\.|iert)\s*(?:nach|in|bei|aus)\b:? | (?:ab)?gedr(?:\.|uckt)\s*(?:in|bei)\b:? | publ(?:\.|iziert)\s*in\b:?
  | veröff(?:\.|entlicht)\s*in\b:? | überliefert\s+(?:in|bei)\b:?
  | (?:as\s+)?(?:quoted|cited)\s+(?:in|by|from|after)\b:? | qtd?\.\s+in\b:? | (?:re)?printed\s+in\b:? | (?:published|reproduced)\s+in\b:?
  | cit(?:\.|é|ée|ato|ata|ado)\s+(?:par|dans|d'après|in|da|en|por)\b:? | d'après\b | reproduit\s+dans\b
  | pubbl(?:\.|icato)\s+in\b | опубл(?:\.|иковано)\s+в\b: | цит\.\s+по\b:?
    ) {POINTED_IN}
"""
)


PREVIOUS_NOTE = re.compile(
    rf"""[(\[]? \s* {WORD_BEFORE} (?: [Vv]or(?:ige|herige|hergehende|stehende)[rn]? | [Vv]or\.
      | preceding | previous | précédente | precedente )
    \s+ (?:{NOTE_WORD}) \s* [)\]]?""",
    re.VERBOSE,
)


PAGE_WITH_MORE = re.compile(r"\d\s*(?:ff?\.?)?\s*,?\s*(?:m\.?\s?w\.?\s?N\.?|mit\s(?:weiteren\s)?N(?:achw\w*)?\.?)$")
BY_NAME = re.compile(r"(?:^|[;.:(]\s*|\b[Ss]ee\s|\b[Cc]f\.?\s)[A-Z][\w'’-]+(?:\s(?:and|&)\s[A-Z][\w'’-]+)?,$")
OF_VOLUME = re.compile(r"\b(?:Jg|vol|Bd|t|H)(?:\.\s*|\s+)[\dIVXLC]+\s*,?$")
OF_YEAR = re.compile(r"(?:cit|id)\.?,?\s*\((?:1[4-9]|20)\d\d[a-z]?\),?$")  # "Pike, op. cit. (1995), n. 10"
PAGE_WITH = re.compile(r"\d\s*(?:ff?\.?|sqq?\.?)?\s*,?\s*(?:mit|m\.|und|u\.|and|with|in|et|e|y)$")
POINTS = re.compile(rf"{WORD_BEFORE}(?:wie|siehe|s\.|vgl\.?|see|cf\.?|cfr\.?|voir|véase|vedi){WORD_AFTER}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """ "(oben N. 22)": a note of the same text, by its number; `forward` where the text points ahead."""

    start: int
    end: int
    number: int
    forward: bool


def note_references(text: str, *, note: int | None, signalled: bool = False) -> list[NoteReference]:
    """The references to other notes of the same text.

    A note number without a word that points back is taken for one only in brackets or right after a name or title,
    never after a page: "S. 12 Anm. 3" is a note of the cited work. `signalled`: "see" or "vgl." stands before the text.
    """
    found = []
    for match in CROSS_NOTE.finditer(text):
        word = text[match.start() : match.start("number")]
        if not (signalled and not text[: match.start()].strip()) and not _points_to_own_note(text, match, word, note):
            continue
        forward = bool(match["on"]) or bool(match["after"] and re.search("below|infra|unten", match["after"], re.IGNORECASE))
        number = int(match["number"])
        start = match.start() + (len(word) - len(word.lstrip()))
        found.append(NoteReference(start, match.end(), number, forward or (note is not None and number > note)))
        found += _more(text, match, forward=forward, note=note)
    if note is not None and note > 1:
        found += [NoteReference(match.start(), match.end(), note - 1, False) for match in PREVIOUS_NOTE.finditer(text)]
    return sorted(found, key=lambda reference: reference.start)


def _more(text: str, match: re.Match[str], *, forward: bool, note: int | None) -> list[NoteReference]:
    """The notes of a list behind the first: "Anm. 2 und 5", "notes 1 & 3", "Anm. 3–5"."""
    found: list[NoteReference] = []
    last, position = int(match["number"]), match.end("number")
    plural = MANY.search(text, match.start(), match.start("number")) is not None
    while more := MORE.match(text, position):
        number = int(more["number"])
        if more["joiner"] == "," and not (plural and number < (note or 0)):
            break
        between = range(last + 1, number) if more["joiner"] in "-–—" else range(0)
        if number <= last or len(between) > LONGEST_RANGE:
            break
        for each in (*between, number):
            found.append(NoteReference(more.start("number"), more.end(), each, forward or (note is not None and each > note)))
        last, position = number, more.end()
    return found


def _points_to_own_note(text: str, match: re.Match[str], word: str, note: int | None) -> bool:
    before = text[: match.start()].rstrip()
    if PAGE_WITH_MORE.search(before):  # "S. 6 m. w. N. in Fn. 12"
        return False
    if PAGE_WITH.search(before) and not match["back"].strip() and not match["on"]:  # "S. 6 mit Anm. 1"
        return False
    if re.search(r"\b[nN]\.?\s*$", word) and OF_VOLUME.search(before):  # t. 12, n. 3: an issue
        return False
    if re.search(r"\d\s*,?$", before) and not match["open"] and not match["on"] and not match["after"]:
        return bool(re.search(r"oben|supra|above|wie\s|o\.\s|cit|a\.?\s?a\.?\s?O", match["back"], re.IGNORECASE))
    if match["on"] or match["after"]:
        return True
    number = int(match["number"])
    if note is not None and number >= note:
        named = match["open"] and match["close"] and re.search(r"[^\W\d_]$", before)
        return number > note and bool(POINTS.search(match["back"]) or named)
    if re.search(r"[^\W\d_]", match["back"]):
        return (
            not re.fullmatch(r"\s*(?:in|zu|at|as\s+in|aus|en|alla|v\.)\s*,?\s*", match["back"], re.IGNORECASE)
            or bool(match["open"])
            or number < (note or 0)
        )
    if match["open"] or BY_NAME.search(before) or OF_YEAR.search(before):
        return True
    return bool(re.search(r"[^\W\d_][.’']?,?$", before)) and not re.search(r"\b[nN]\.?\s*$", word)
