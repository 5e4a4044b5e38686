"""Which words of a name are the family: "Karl von Riva", "R. García Riva", "LASSERRE Jeanne", "Гаванский И. А.", "Gerber D"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editions.citations.given_names import INITIALS_AT_END, is_spanish_family

_PARTICLES = """
    von vom van der den dem de du des di da dal dalla del della delle dei degli la le el y zu zur zum ten ter ibn ben bin af och do
    dos das d l
"""
PARTICLES = frozenset(_PARTICLES.split())
SHORT_PARTICLES = frozenset(("v.", "d.", "z."))  # v. d. Heide


@dataclass(frozen=True, slots=True)
class Person:
    """A person as written; `family` is the name a short citation uses."""

    family: str
    given: str = ""


def in_order(words: Sequence[str]) -> Person:
    """The person whose names are `words`, in the order written."""
    if len(words) > 1 and is_initial(words[-1]) and is_name(words[0]):  # Фамилия И. О.
        names = [word for word in words if is_name(word)]
        return Person(names[0], " ".join(words[1:]))
    if len(words) == 2 and INITIALS_AT_END.match(words[1]) and is_name(words[0]):  # Gerber D
        return Person(words[0], words[1])
    if _begins_with_family_in_capitals(words):
        return Person(words[0], " ".join(words[1:]))
    last = max(index for index, word in enumerate(words) if is_name(word))
    first = _family_begins(words, last)
    return Person(" ".join(words[first : last + 1]), " ".join(words[:first]))


def _family_begins(words: Sequence[str], last: int) -> int:
    """The index of the first word of the family that ends with `last`."""
    first = last - 1 if _has_two_families(words, last) else last
    first = next((place for place in range(1, first) if _is_particle(words[place]) and words[place][0].isupper()), first)  # E. Le Roy Riva
    while first > 0 and (words[first - 1] in SHORT_PARTICLES or words[first - 1].casefold().rstrip("'’") in PARTICLES):
        first -= 1
    if not 1 < first < last or words[first - 1].endswith("."):
        return first
    initials = all(is_initial(word) for word in words[: first - 1])
    return first - 1 if initials or is_spanish_family(words[first - 1]) else first  # E. Collantes de Riva


def _has_two_families(words: Sequence[str], last: int) -> bool:
    """ "R. García Riva", "M. Riva González": as in Spain."""
    if last < 2 or not is_name(words[last - 1]) or any(_is_particle(word) for word in words):
        return False
    return is_spanish_family(words[last - 1]) or (is_spanish_family(words[last]) and all(map(is_initial, words[: last - 1])))


def _begins_with_family_in_capitals(words: Sequence[str]) -> bool:
    """ "LASSERRE Jeanne": the family name is told apart by its letters."""
    first, *others = words
    return (
        len(first) > 3
        and first.isupper()
        and not is_initial(first)
        and bool(others)
        and all(word[0].isupper() and word[1:].islower() for word in others)
    )


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES


def is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]{1,2}\.-?)+", word) is not None and word[0].isupper()


def is_name(word: str) -> bool:
    return word[0].isupper() and len(word.rstrip(".")) > 1 and not is_initial(word) and word.casefold() not in PARTICLES
