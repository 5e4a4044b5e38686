"""Words as they were spelled before the reforms, in the spelling that word lists have.

German before 1901 (Theil, seyn, gesezt, Stük, marschiren, Waare, Cultur, Preßhefe) and French before 1835 (étoit, tems). Used to look words
up, never to change them.
"""

import re
import unicodedata

SMALL_E = {"a\u0364": "ä", "o\u0364": "ö", "u\u0364": "ü", "A\u0364": "Ä", "O\u0364": "Ö", "U\u0364": "Ü"}

MOST_FORMS = 16
VOWEL = "[aeiouäöü]"
RULES = {
    "de": tuple(
        (re.compile(old), modern)
        for old, modern in (
            ("ß", "ss"),
            ("^ae", "ä"),
            ("^oe", "ö"),
            ("^ue", "ü"),
            ("th", "t"),
            ("ey", "ei"),
            ("ay", "ai"),
            (rf"(?<={VOWEL})z(?!z)", "tz"),
            (rf"(?<={VOWEL})k(?!k)", "ck"),
            (r"ir(?=(?:en|end\w*|t|te|ten|ter|tes|tem|ung|ungen)$)", "ier"),
            ("niss$", "nis"),
            ("(?<=d)iess", "ies"),
            ("gieb", "gib"),
            ("(?<=[gfh])ieng", "ing"),
            ("([aeo])\\1", r"\1"),
            ("(?<!e)y", "i"),
            ("ülf", "ilf"),
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
    """The word in small letters by each choice of the language's rules that change it; without the word itself."""
    forms = [word]
    for old, modern in RULES.get(language, ()):
        changed = [old.sub(modern, form) for form in forms if old.search(form)]
        forms += changed if len(forms) < MOST_FORMS else []
    return list(dict.fromkeys(forms))[1:]
