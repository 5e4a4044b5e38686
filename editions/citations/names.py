"""Who a citation names: persons at its beginning, with their family names and their role."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from editions.citations.given_names import (
    ANOTHER_PERSON,
    COMMON,
    GIVEN_AFTER_COMMA,
    GIVEN_IN_BRACKETS,
    INITIALS_AFTER_COMMA,
    INITIALS_AT_END,
    INITIALS_BEFORE,
    INVERTED,
    SUFFIX,
    TITLE_THEN_MORE,
    TWO_WITH_INITIALS,
    common_after_comma,
)
from editions.citations.name_order import PARTICLES, SHORT_PARTICLES, Person, in_order, is_initial, is_name

ARTICLES = frozenset(("der", "des", "den", "dem", "zur", "zum"))
NOBILIARY = frozenset(("von", "van", "vom", "op", "in", "auf", "zu", "de", "vor"))
TITLES = frozenset(("dr", "prof", "mag", "hon", "rev", "sir", "dame", "fr", "sr"))
# Words that begin a sentence, a title or a locator; no family begins with them.
_NOT_NAMES = """
    folgenden ganzen
    der die das den dem des ein eine einen einem einer zur zum im in am an auf aus bei mit nach über unter von vor für gegen ohne um
    so vgl siehe als auch dazu hierzu dagegen ebenso ferner weiter weitere neben nur nicht es er sie wir ich man dies diese dieser
    dieses was wer wie wo warum wenn the a of to on for and or with this that these see cf compare also why how when where who after
    before under between against il lo gli i un una uno nel nella per con su sul come cosa che si cfr vedi les une sur dans par pour
    avec voir ce cette ces qui que quoi part set sets series serie reihe folge bd band vol volume tome
    jg jahrgang heft nr anm fn teil ebd ebenda ibid kap kapitel
    abschnitt chapter section s pp hg hrsg los las para por en sobre véase ver о об в на из по для как что см
    storia histoire historia history geschichte atti actes actas acta statuti cartulaire cartulario calendar register recueil raccolta
    ordonnances urkunden urkundenbuch quellen quellenbuch documenti documents documentos studi studien studies études estudios
    dizionario dictionnaire diccionario dictionary lexikon enciclopedia encyclopédie encyclopaedia handbuch handbook
    mélanges miscellanea opere œuvres werke schriften lettere lettres briefe chroniken chroniques
    история истории города акты очерки труды сборник материалы документы письма
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
JOINING = re.compile(r"\s*(?:,\s*(?:und|and|et|ed?|y|&)\s|\b(?:und|u\.|and|et(?!\s+al)|ed?|y|и)\s|/|&|\s[–-]\s)\s*")
OTHERS = re.compile(r"\s*,?\s*(?:u\.\s?a\.|et\.?\s+al\.?|e\.\s?a\.|и\s+др\.|y\s+otros|und\s+andere|and\s+others|et\s+autres|e\s+altri)")
ROLE = re.compile(
    r"""
    \s*,?\s*[(\[]?\s*
    (?: (?P<editor> (?<=\()(?:éds|ed)(?=\)) | Bearb\.(?=\)) | Hgg?\. | Hrsgg?\. | Hrsg | Hg | Herausgeber
                  | edd?s?\.(?!\s*\d) | eds | [ée]ds?\. | dirs?\.
                  | sous\ la\ dir(?:ection)?\.?(?:\ de)?                  | a\ cura\ di | cur\. | coords?\.
                  | comp\. | отв\.\ ред\. | ред\. | сост\. )
      | (?P<translator> Übers\. | trans\. | trad\. ) )
    \s*[)\]]?
    """,
    re.VERBOSE,
)
EDITED_BY_PERSON = re.compile(r",\s(?:eds?|éds?)\.\s(?:[A-ZÀ-Þ]\.\s?)+(?:de\s|von\s|di\s)?[A-ZÀ-Þ]")
SPELT_WITH_E = re.compile(r"(?<=[ao])e|(?<=[^aeq]u)e")
TOKEN = re.compile(r"[^\W\d_](?:[\w’'ʹʼ‘]|[-‐‑](?=\w))*\.?(?:-?[^\W\d_]\.)*")


@dataclass(frozen=True, slots=True)
class Names:
    """The persons at the beginning of a text, which end at `end`; `role` is author, editor or translator."""

    persons: tuple[Person, ...]
    end: int
    role: str = "author"
    others: bool = False

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(person.family for person in self.persons)


@lru_cache(maxsize=16_384)
def fold_name(text: str) -> str:
    """Letters only, lower case, without diacritics: Škvorec and Skvorec are one name, Müller, Mueller and Muller too."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l")).casefold()
    return SPELT_WITH_E.sub("", "".join(letter for letter in plain if letter.isalpha()))


def read_names(text: str, start: int = 0) -> Names | None:
    """
    The persons at `start`, or None when the text does not begin with one.

    names  = person ( join person )* "u. a."? role?
    person = given* particle* family  |  family "," initials  |  family initials
    """
    persons: list[Person] = []
    position = start
    while True:
        found = _person(text, position)
        if found is None:
            break
        person, position = found
        persons.append(person)
        joined = JOINING.match(text, position) or _comma_before_person(text, position, person)
        if joined is None or _person(text, joined.end()) is None:
            break
        position = joined.end()
    if not persons:
        return None
    others = OTHERS.match(text, position)
    position = others.end() if others else position
    role = ROLE.match(text, position)
    titled = not persons[0].given or persons[0].family[:1].islower()
    if role is not None and titled and EDITED_BY_PERSON.match(text, position):  # "Fuero de Rivas, ed. R. de Mar"
        return None
    kind = "author" if role is None else "editor" if role["editor"] else "translator"
    return Names(tuple(persons), role.end() if role else position, kind, others is not None)


def _comma_before_person(text: str, position: int, before: Person) -> re.Match[str] | None:
    """A comma joins persons only where initials say so: "Solon, G., Haider, S.", or where a joining word follows the next name."""
    joined = re.compile(r"\s*[,;]\s+").match(text, position)
    if joined is None:
        return None
    following = _person(text, joined.end())
    if following is None or (text.endswith(before.family, 0, position) and before.given and "," in text[joined.end() : following[1]]):
        return None  # "Ann Hale, Friends, Family and Foes, London": a title, not three persons
    if ";" in joined.group() and re.compile(INVERTED).match(text, joined.end()):
        return joined
    if INITIALS_AT_END.match(before.given) and INITIALS_AT_END.match(following[0].given):  # "Hale D, Fox M, ‘Tides’"
        return joined
    if INITIALS_BEFORE.match(before.given) and TWO_WITH_INITIALS.match(text, position):  # "L. Riva, P. Neri, Il porto"
        return joined
    if _is_named_person(text, position, following, before):
        return joined
    initials = re.search(r"(?:^|[\s.])[^\W\d_]\.$", text[joined.end() : following[1]])
    joining = JOINING.match(text, following[1])
    after = _person(text, joining.end()) if joining is not None else None
    if after is not None and not after[0].given:
        return None  # "Sea Walls and Settlers": a title
    if after is None:  # "M. Riva, Antiguo Puerto y mar": a title too
        joining = None
    closing = joining or ROLE.match(text, following[1]) or OTHERS.match(text, following[1])
    if initials and text[following[1] - 1] == ".":
        return joined
    alike = bool(INITIALS_BEFORE.match(before.given)) == bool(INITIALS_BEFORE.match(following[0].given))
    if closing is not None and following[0].given and before.given and (alike or joining is None):
        return joined
    return None


def _is_named_person(text: str, position: int, following: tuple[Person, int], before: Person) -> bool:
    """Whether two persons with common given names stand before a title: "Franz Lindner, Martha Riva, Häfen und Zölle, Bremen"."""
    both = all(person.given.split(" ")[0] in COMMON for person in (before, following[0]) if person.given or not before.given)
    return bool(before.given and following[0].given) and both and TITLE_THEN_MORE.match(text, following[1]) is not None


def _person(text: str, start: int) -> tuple[Person, int] | None:
    opening = re.compile(r"\s*\[").match(text, start)
    position = opening.end() if opening else start
    words: list[str] = []
    end = position
    while len(words) < 6:
        gap = re.compile(r"\s*").match(text, position)
        token = TOKEN.match(text, gap.end() if gap else position)
        if token is None or not _may_be_name(
            token.group(), first=all(word in SHORT_PARTICLES for word in words), following=text[token.end() : token.end() + 2]
        ):
            break
        if len(words) > 1 and is_initial(words[-1]) and is_name(words[0]) and "А" <= words[0][0] <= "Я" and not is_initial(token.group()):
            break  # Фамилия И. О. Название
        if words and token.group() == "y" and ANOTHER_PERSON.match(text, token.end()):
            break
        words.append(token.group())
        position = end = token.end()
        if (
            token.group() not in SHORT_PARTICLES
            and token.group().endswith(".")
            and not is_initial(token.group())
            and token.group().rstrip(".").casefold() not in TITLES
        ):
            words[-1] = words[-1].rstrip(".")
            end -= 1
            break
        if text[end : end + 1] in {",", ":", ";", "("}:
            break
    words = [word for word in words if word.rstrip(".").casefold() not in TITLES]
    while words and words[-1].casefold() in PARTICLES and not INITIALS_AT_END.match(words[-1]):
        end = text.rindex(words.pop(), start, end)
        while end > start and text[end - 1].isspace():
            end -= 1
    if not any(is_name(word) for word in words) or _reads_like_a_title(words):
        return None
    if opening and text[end : end + 1] == "]":
        end += 1
    suffix = SUFFIX.match(text, end)
    end = suffix.end() if suffix else end
    inverted = (
        _initials_after_comma(text, end, words)
        or _given_after_comma(text, end, words)
        or GIVEN_IN_BRACKETS.match(text, end)
        or common_after_comma(text, end, words)
    )
    if inverted is not None:
        return Person(" ".join(words), inverted.group("given").strip()), inverted.end()
    return in_order(words), end


def _reads_like_a_title(words: list[str]) -> bool:
    """ "Quellen zur Geschichte der Stadt": an article that follows no "von" or "van", as it does in "von der Heide"."""
    lower = [word.casefold() for word in words]
    if words[0] in ("Le", "La", "El", "Il", "Lo") and any(word in PARTICLES and word[0].islower() for word in words[1:]):
        return True  # "Le Ménagier de Paris"
    return any(word in ARTICLES and before not in NOBILIARY for before, word in pairwise(lower))


def _initials_after_comma(text: str, end: int, words: list[str]) -> re.Match[str] | None:
    found = INITIALS_AFTER_COMMA.match(text, end)
    if (
        found is None
        or any(is_initial(word) for word in words)
        or not found["given"][0].isupper()
        or (re.match(r"[SCС]\.\s*$", found["given"]) and re.match(r"\s*\d", text[found.end() :]))
    ):
        return None
    return found


def _given_after_comma(text: str, end: int, words: list[str]) -> re.Match[str] | None:
    found = GIVEN_AFTER_COMMA.match(text, end)
    surname = [word for word in words if word.casefold() not in PARTICLES and word not in SHORT_PARTICLES]
    if found is None or len(surname) > 1 or not found["given"][0].isupper() or found["given"].split()[0].casefold() in NOT_NAMES:
        return None
    return found


def _may_be_name(word: str, *, first: bool, following: str) -> bool:
    bare = word.rstrip(".").casefold()
    if word in SHORT_PARTICLES:
        return first
    if bare in PARTICLES:
        return not (first and word[0].isupper() and bare in NOT_NAMES)
    return word[0].isupper() and (bare not in NOT_NAMES or (len(word) == 2 and word.endswith(".")))
