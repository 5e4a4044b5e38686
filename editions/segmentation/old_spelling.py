"""Words as they were spelled before the reforms, in the spelling that word lists have.

German before 1901 (Theil, seyn, gesezt, Stük, marschiren, Waare, Cultur, Preßhefe) and French before 1835 (étoit, tems). Used to look words
up, never to change them.
"""

import re
import unicodedata

SMALL_E = {"a\u0364": "ä", "o\u0364": "ö", "u\u0364": "ü", "A\u0364": "Ä", "O\u0364": "Ö", "U\u0364": "Ü"}

VOWEL = "[aeiouäöü]"
RULES = {
    "de": tuple(
        (re.compile(old), modern)
        for old, modern in (
            ("th", "t"),
            ("ey", "ei"),
            ("ay", "ai"),
            (rf"(?<={VOWEL})z(?=[teiu]|$)", "tz"),
            (rf"(?<={VOWEL})k(?=[etsu]|$)", "ck"),
            (r"ir(?=(?:en|end\w*|t|te|ten|ter|tes|tem|ung|ungen)$)", "ier"),
            ("ß", "ss"),
            ("aa", "a"),
            ("c(?=[eiäy])", "z"),
            ("c(?![hk])", "k"),
            ("dt(?=$|e)", "t"),
        )
    ),
    "fr": tuple((re.compile(old), modern) for old, modern in (("oi(?=(?:s|t|ent)$)", "ai"), ("ms$", "mps"), ("(?<=[ae])ns$", "nts"))),
}


def plain(text: str) -> str:
    """The text with composed letters, a long s as s, and a small e above a vowel as an umlaut."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text).replace("ſ", "s")
    if "\u0364" in composed:
        for old, modern in SMALL_E.items():
            composed = composed.replace(old, modern)
    return composed


def modern_forms(word: str, language: str) -> list[str]:
    """The word in small letters by all rules of the language together, and by each that changes it; without the word itself."""
    rules = [rule for rule in RULES.get(language, ()) if rule[0].search(word)]
    whole = word
    for old, modern in rules:
        whole = old.sub(modern, whole)
    return [whole, *(old.sub(modern, word) for old, modern in rules if len(rules) > 1)] if rules else []
