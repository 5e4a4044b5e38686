"""
Where sentences end.

end  = mark { mark } { closing } [ call ] ( blank | end of text )       mark: . ! ? …
call = superscript | "[12]" | digits right behind the mark               a note called there belongs to the sentence

What a point is depends on the word before it and the first word after it; no sentence ends within a quotation or in brackets
that stand within a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from editions.sentences.abbreviations import ALWAYS, CLOSED, INNER, NUMBERED, OPEN
from editions.sentences.insides import Insides
from editions.sentences.openings import AFTER_ORDINAL, BEFORE_ORDINAL, BEFORE_PAGE, OPENINGS

Span = tuple[int, int]

CLOSING = "»«›‹”“\"’‘')\\]"
END = re.compile(
    rf"(?P<marks>[.!?…‽]+(?:\s(?=\.\s?\.))?[.!?…]*)(?P<closing>(?:[{CLOSING}]|\s»(?=[\s.,;:!?)]|$))*)(?P<call>[⁰¹²³⁴-⁹]+|\[\d{{1,3}}\]|(?<=[^\d\s][{CLOSING}.!?…])\d{{1,3}}(?=\s|$))?(?=\s|$)"
)
BREAK = re.compile(r"\n\s*\n\s*")
NEXT = re.compile(r"\s*(?P<opening>(?:[„“”»«‚‘›‹\"'(\[¿¡•*–—-]|(?<=[\[(])…|\.{3}|\s)*)(?P<word>[^\W_]+)?")
LAST = re.compile(r"(?:[^\W_]|[’'.°/-])+$")
ROMAN = re.compile(r"[IVXLC]{1,7}")
BRACKETED = re.compile(r"[(\[]\s*(?:sic\s*)?[!?]+$|[\[(]\s*(?:…|\.\s?\.\s?\.)$")
NO_VOWEL = re.compile(r"[^aeiouyäöüáéèêíóúàìòù]+", re.IGNORECASE)


def sentences(text: str, lang: str = "") -> list[Span]:
    """The sentences in order: half-open code points, which leave out nothing but white space. `lang` is BCP 47."""
    rules = Rules.of(lang)
    inside = Insides(text)
    found: list[Span] = []
    start = 0
    for end in _ends(text, rules, inside):
        found += _trimmed(text, start, end)
        start = end
    return found + _trimmed(text, start, len(text))


@dataclass(frozen=True, slots=True)
class Rules:
    """The abbreviations and openings of one language."""

    lang: str
    always: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    openings: frozenset[str]
    several: dict[str, list["Form"]]

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, lang: str) -> "Rules":
        short = lang.lower().replace("_", "-").split("-")[0]
        several = [(form, False) for form in OPEN[""] + OPEN.get(short, ())] + [(form, True) for form in CLOSED[""] + CLOSED.get(short, ())]
        openings = OPENINGS.get(short) or frozenset().union(*OPENINGS.values())
        return cls(
            lang=short,
            always=ALWAYS[""] | ALWAYS.get(short, frozenset()),
            numbered=NUMBERED[""] | NUMBERED.get(short, frozenset()),
            inner=INNER[""] | INNER.get(short, frozenset()),
            openings=openings,
            several=_by_last_letter(several),
        )


@dataclass(frozen=True, slots=True)
class Form:
    """An abbreviation in several parts, cut behind one of its points; `rest` is what follows, "" at its end. Without blanks."""

    head: str
    rest: str
    may_end: bool


def _by_last_letter(several: list[tuple[str, bool]]) -> dict[str, list[Form]]:
    """The longest first, and by the letter before the point that they are cut at."""
    forms: dict[str, list[Form]] = {}
    for written, may_end in sorted(several, key=lambda pair: -len(pair[0])):
        form = written.replace(" ", "")
        for cut in (at + 1 for at, letter in enumerate(form) if letter == "."):
            forms.setdefault(form[cut - 2], []).append(Form(form[:cut], form[cut:], may_end))
    return forms


@dataclass(frozen=True, slots=True)
class Place:
    """A possible end. `before` is the word that the marks follow, `after` the next one, `opening` what stands before that."""

    text: str
    start: int
    sentence: int
    marks: str
    before: str
    opening: str
    after: str

    @property
    def upto(self) -> str:
        """The sentence so far, with its mark."""
        return self.text[self.sentence : self.start] + self.marks

    @property
    def is_first(self) -> bool:
        """Whether nothing but the word before stands in the sentence: "1. Der Rat", "II. Teil"."""
        return not any(letter.isalnum() for letter in self.text[self.sentence : self.start - len(self.before)])


def _ends(text: str, rules: Rules, inside: Insides) -> Iterator[int]:
    start, length = 0, len(text.rstrip())
    breaks = [match.start() for match in BREAK.finditer(text)]
    for match in END.finditer(text):
        while breaks and breaks[0] <= match.start():
            start = breaks.pop(0)
            yield start
        following = NEXT.match(text, match.end())
        if following is None or match.end() >= length:
            continue
        last = LAST.search(text, max(start, match.start() - 40), match.start())
        place = Place(
            text,
            match.start(),
            start,
            match["marks"],
            last[0].lstrip("’'-./") if last else "",
            following["opening"],
            following["word"] or "",
        )
        if not inside.holds(match.end(), match.start(), start) and _is_end(place, rules):
            start = match.end()
            yield start
    yield from breaks


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    begins = start + len(words) - len(words.lstrip())
    ends = start + len(words.rstrip())
    return [(begins, ends)] if begins < ends else []


def _is_end(place: Place, rules: Rules) -> bool:
    if not place.after:
        return bool(place.opening.strip())
    if place.after[0].islower():
        return _is_item(place)
    if BRACKETED.search(place.upto) and place.text[place.start + len(place.marks)] in ")]":
        return False
    if place.marks.strip(".") == "" and len(place.marks.replace(" ", "")) == 1:
        return _point_ends(place, rules)
    if "…" in place.marks or ".." in place.marks:
        return _dots_end(place, rules)
    return True


def _is_item(place: Place) -> bool:
    """ "a) the council. b) the guild." """
    return bool(re.match(r"\s*\(?[a-z]\)\s", place.text[place.start + len(place.marks) :][:8]))


def _dots_end(place: Place, rules: Rules) -> bool:
    """After an ellipsis that leaves words out a sentence goes on; after one that breaks off, the next word tells."""
    is_apart = place.text[place.start - 1 : place.start].isspace()
    if place.after in rules.openings or len(place.marks.replace(" ", "")) > 3:
        return True
    return not is_apart and rules.lang != "de"


def _point_ends(place: Place, rules: Rules) -> bool:
    word = re.sub(r"(?<=[^\W\d_])\d{1,3}$", "", place.before)
    opens = place.after in rules.openings
    shortened = _several(place, rules)
    if shortened is not None:
        return shortened and opens
    if word.isdigit():
        return _number_ends(place, rules, word, opens)
    if ROMAN.fullmatch(word) and (len(word) > 1 or _follows_name(place)):
        return _roman_ends(place, rules, opens)
    return _word_ends(place, rules, word, opens)


def _word_ends(place: Place, rules: Rules, word: str, opens: bool) -> bool:
    bare = re.split(r"[-/]", word.rstrip("."))[-1]
    is_numbered = place.after[0].isdigit() or bool(ROMAN.fullmatch(place.after) and len(place.after) < 5 and not opens)
    if bare in rules.numbered or bare.endswith("str"):
        return not is_numbered and not _is_letter(place)
    if bare in ("f", "ff", "sq", "sqq", "seq", "suiv", "etc", "usw", "ecc", "usf"):
        return place.after not in BEFORE_PAGE and not place.after[0].isdigit()
    if bare in rules.inner:
        return opens and not is_numbered
    if bare in rules.always and not _is_word(place, rules, bare, opens):
        return False
    if len(bare) == 1 and bare.isalpha():
        return opens and (bare.islower() or not _follows_initial(place))
    if "." in bare or (NO_VOWEL.fullmatch(bare) and len(bare) < 6 and bare.isalpha()):
        return opens
    return True


def _is_letter(place: Place) -> bool:
    """ "Art. B": a single capital counts like a number."""
    return len(place.after) == 1 and place.after.isupper() and place.after not in ("A", "I", "O", "È", "À", "E")


def _is_word(place: Place, rules: Rules, bare: str, opens: bool) -> bool:
    """A single letter that names something ends a sentence: "nach Punkt a. Dann"."""
    return (
        len(bare) == 1
        and opens
        and _word_before(place) in {"Punkt", "Buchstabe", "Fall", "point", "letter", "case", "lettre", "cas", "lettera"}
    )


def _several(place: Place, rules: Rules) -> bool | None:
    """Of an abbreviation in several parts: False within it or where it never ends a sentence, True where it may; None of other words."""
    forms = rules.several.get(place.before[-1:])
    if not forms:
        return None
    upto = place.upto
    tight = re.sub(r"\s", "", upto[-30:])
    onward = re.sub(r"\s", "", place.text[place.start + 1 : place.start + 25])
    for form in forms:
        if onward.startswith(form.rest) and _ends_with(tight, form.head, upto):
            return form.may_end and not form.rest
    return None


def _ends_with(tight: str, form: str, upto: str) -> bool:
    """Whether the sentence so far ends with the form, and a word begins there."""
    if not tight.endswith(form):
        return False
    rest, at = len(form), len(upto)
    while rest and at:
        at -= 1
        rest -= not upto[at].isspace()
    return at == 0 or not (upto[at - 1].isalnum() or upto[at - 1] == ".")


def _number_ends(place: Place, rules: Rules, number: str, opens: bool) -> bool:
    if place.is_first:
        return False
    if rules.lang != "de":
        return not (len(number) < 3 and place.after.isdigit())
    before = _word_before(place)
    if place.after in AFTER_ORDINAL and (len(number) < 3 or before in BEFORE_ORDINAL):
        return False
    if len(number) > 2 or opens:
        return True
    if place.after[0].isdigit():
        return False
    return _is_in_list(place) or (before in BEFORE_PAGE and before not in BEFORE_ORDINAL)


def _is_in_list(place: Place) -> bool:
    """ "S. 12–14.", "S. 12, 14.": the last of several numbers."""
    return bool(re.search(r"\d[a-z]?\s?[–,/-]\s?$", place.text[place.sentence : place.start - len(place.before)]))


def _roman_ends(place: Place, rules: Rules, opens: bool) -> bool:
    if place.is_first:
        return False
    if rules.lang != "de":
        return True
    return opens and place.after not in AFTER_ORDINAL


def _word_before(place: Place) -> str:
    """The word before the one that the point follows."""
    head = place.text[max(place.sentence, place.start - len(place.before) - 40) : place.start - len(place.before)]
    match = re.search(r"(§|[^\W_]+)[.\s]*$", head)
    return match[1] if match else ""


def _follows_name(place: Place) -> bool:
    """ "Karl V.", "Henry I.": a capital that counts rulers."""
    before = _word_before(place)
    return len(before) > 2 and before[0].isupper() and place.text[place.start - len(place.before) - 1] == " "


def _follows_initial(place: Place) -> bool:
    """ "J. R. R. Als": further initials stand before."""
    return bool(re.search(r"\b[A-Z]\.\s?$", place.text[place.sentence : place.start - len(place.before)]))
