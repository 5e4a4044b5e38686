"""What a point is: the end of a sentence, of an abbreviation or of an ordinal number."""

import re

from editions.sentences.openings import AFTER_ORDINAL, BEFORE_ORDINAL, BEFORE_PAGE, SURNAME_PARTICLES
from editions.sentences.places import Place
from editions.sentences.rules import Rules

ROMAN = re.compile(r"[IVXLC]{1,7}")
# "Hist. Eccl. 5", "Luk. 6, 20": a place in a book that everybody knows by its short name.
CHAIN = re.compile(r"(?:\s?[A-ZÄÖÜ][^\W\d_]{1,5}\.)+\s?(?:\d|[a-zäöü])|\s?\d{1,3}(?:[,:]\s?\d|\.\d+\.\d)")
SMALL_ROMAN = re.compile(r"[ivxlc]+")
VERSE = re.compile(r"\s?\d{1,3},\s\d")
LETTERED = {"Punkt", "Buchstabe", "Fall", "point", "letter", "case", "lettre", "cas", "lettera"}
SHILLINGS, PENCE = re.compile(r"\d{1,2}s"), re.compile(r"\d{1,2}d\b")
NO_VOWEL = re.compile(r"[^aeiouyäöüáéèêíóúàìòù]+", re.IGNORECASE)


def point_ends(place: Place, rules: Rules) -> bool:
    """Whether the single point at the place ends a sentence, by the word before it and the first word after it."""
    word = re.sub(r"(?<=[^\W\d_])\d{1,3}$", "", place.before)
    if word.isdigit() and place.text[place.start - len(place.before) - 1] in "«»“”":
        return True
    opens = place.after in rules.openings
    shortened = _several(place, rules)
    if shortened is not None:
        return shortened and opens
    if word.isdigit():
        return _number_ends(place, rules, word, opens)
    if SHILLINGS.fullmatch(word) and PENCE.match(place.after):
        return False
    if ROMAN.fullmatch(word) and (len(word) > 1 or place.is_first or place.follows_name):
        return _roman_ends(place, rules, opens)
    return _word_ends(place, rules, word, opens)


def _word_ends(place: Place, rules: Rules, word: str, opens: bool) -> bool:
    bare = re.split(r"[-/’']" if rules.lang in ("fr", "it") else "[-/]", word.rstrip("."))[-1]
    is_numbered = place.after[0].isdigit() or bool(ROMAN.fullmatch(place.after) and len(place.after) < 5 and not opens)
    if _is_chained(place, rules, bare) or (len(bare) == 1 and place.is_first):
        return False
    if (bare in rules.numbered and bare not in rules.always) or bare.endswith("str"):
        is_title = place.opening.strip()[:1] in ("»", "„", "“", "«") and not opens
        return not is_numbered and not is_title and not _is_letter(place) and (opens or bare == word.rstrip("."))
    if bare in ("f", "ff", "sq", "sqq", "seq", "suiv", "etc", "usw", "ecc", "usf"):
        return place.after not in BEFORE_PAGE and not place.after[0].isdigit()
    if bare in rules.inner:
        return opens and not is_numbered
    if bare in rules.always and not _is_word(place, rules, bare, opens):
        return False
    if len(bare) == 1 and bare.isalpha():
        return opens and (bare.islower() or not place.follows_initial or place.after not in SURNAME_PARTICLES)
    if "." in bare or (NO_VOWEL.fullmatch(bare) and len(bare) < 6 and bare.isalpha()):
        return opens
    return True


def _is_chained(place: Place, rules: Rules, bare: str) -> bool:
    """A short name before another, or before the place in its book."""
    if len(bare) <= 6 and (VERSE.match(place.text, place.start + 1) or (SMALL_ROMAN.fullmatch(bare) and place.after[0].isdigit())):
        return True
    if not (bare[:1].isupper() and 1 < len(bare) <= 6) or place.opening.strip() or place.after in rules.openings:
        return False
    return place.after not in rules.always | rules.numbered and bool(CHAIN.match(place.text, place.start + 1))


def _is_letter(place: Place) -> bool:
    """ "Art. B": a single capital counts like a number."""
    return len(place.after) == 1 and place.after.isupper() and place.after not in ("A", "I", "O", "È", "À", "E")


def _is_word(place: Place, rules: Rules, bare: str, opens: bool) -> bool:
    """A single letter that names something ends a sentence: "nach Punkt a. Dann", "fol. 12 v. Der Rat", "Halle/S. Das"."""
    if len(bare) != 1 or not opens:
        return False
    return "/" in place.before or place.word_before in LETTERED or bool(bare in "rvS" and place.word_before.isdigit())


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
    before = place.word_before
    if place.after in AFTER_ORDINAL and (len(number) < 3 or before in BEFORE_ORDINAL):
        return False
    if len(number) > 2 or opens or place.after == before:
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
