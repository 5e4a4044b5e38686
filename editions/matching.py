"""Which held edition may be the work that is cited: title, author and year compared, with a score.

Two editions of a work stay apart: another year or another volume never counts as certain.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

# Measured on 1,212 references of the AnyStyle corpus, each against all, the year of the held one not known: of 1,098 pairs
# that count as certain none is wrong; at .60 all but 97 right ones are offered.
CERTAIN = 0.93
WORTH_A_LOOK = 0.60
LEAST = WORTH_A_LOOK * 100  # of RapidFuzz; below, it need not count to the end
LEAD = 0.05  # by how much the best edition must lead the second to be certain

SHORTEST_TITLE = 8  # letters; below, a title such as "Briefe" says too little
AUTHOR_UNKNOWN, AUTHOR_DIFFERS = 0.90, 0.60
YEAR_UNKNOWN, YEAR_DIFFERS = 0.97, 0.80
VOLUME_DIFFERS = 0.60
NUMBERS_DIFFER = 0.80  # "im 16. Jahrhundert", "im 17. Jahrhundert"
SHORT_TITLE = 0.85
CONTAINER = 0.98  # held as the volume that the cited article stands in

YEAR_BEHIND = re.compile(r"\s*[(\[](?:1[4-9]\d\d|20\d\d)[)\]]\s*$")
SUBTITLE = re.compile(r"\s*[.:–—]\s+")
NUMBER = re.compile(r"\d+|[ivxlc]+")
YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited work, as CSL-JSON; `key` is whatever the caller knows it by."""

    key: int
    csl: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """An edition that may be it. `creators` are names as printed, first name first or last."""

    key: int
    title: str
    subtitle: str = ""
    creators: tuple[str, ...] = ()
    year: str = ""
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """`score` lies between 0 and 1; `is_certain` when it is high and no other edition comes near."""

    reference_key: int
    edition_key: int
    score: float
    is_certain: bool = False


def candidates(references: Iterable[Cited], editions: Sequence[Held]) -> list[Match]:
    """The editions that each reference may be, best first; a reference that resembles none is left out."""
    shelf = _Shelf(editions)
    return [match for reference in references for match in _ranked(reference, shelf)]


def _ranked(reference: Cited, shelf: "_Shelf") -> list[Match]:
    best: dict[int, float] = {}
    for described, weight in _readings(reference.csl):
        for edition in shelf.alike(described.titles):
            best[edition.key] = max(best.get(edition.key, 0.0), _score(described, weight, edition))
    scored = sorted(((score, key) for key, score in best.items()), reverse=True)
    second = scored[1][0] if len(scored) > 1 else 0.0
    return [
        Match(reference.key, key, round(score, 3), is_certain=rank == 0 and score >= CERTAIN and score - second >= LEAD)
        for rank, (score, key) in enumerate(scored)
        if score >= WORTH_A_LOOK
    ]


class _Shelf:
    """The held editions, with their titles in two rows that RapidFuzz goes through at once."""

    def __init__(self, editions: Sequence[Held]) -> None:
        prepared = [_Prepared.of(edition) for edition in editions]
        titled = [(title, edition) for edition in prepared for title in edition.titles]
        self._owners = [edition for _, edition in titled]
        self._titles = [title for title, _ in titled]
        self._sorted = [_sorted(title) for title, _ in titled]

    def alike(self, titles: Iterable[str]) -> Iterable["_Prepared"]:
        """The editions that have a title somewhat like one of these, in order or out of it."""
        found: set[int] = set()
        for title in titles:
            for wanted, row in ((title, self._titles), (_sorted(title), self._sorted)):
                hits = process.extract(wanted, row, scorer=fuzz.ratio, score_cutoff=LEAST, limit=None)
                found.update(place for _, _, place in hits)
        return {self._owners[place].key: self._owners[place] for place in sorted(found)}.values()


@dataclass(frozen=True, slots=True)
class _Prepared:
    key: int
    titles: tuple[str, ...]
    families: frozenset[str]
    year: str
    volume: str

    @classmethod
    def of(cls, edition: Held) -> "_Prepared":
        whole = f"{edition.title}. {edition.subtitle}" if edition.subtitle else edition.title
        families = frozenset(filter(None, (_family(name) for name in edition.creators)))
        return cls(edition.key, _titles(whole), families, edition.year, edition.volume)


@dataclass(frozen=True, slots=True)
class _Described:
    """What a citation says of a work: the work itself, or the volume it stands in."""

    titles: tuple[str, ...]
    families: frozenset[str]
    year: str
    volume: str


def _readings(csl: dict[str, Any]) -> Iterable[tuple[_Described, float]]:
    year, volume = year_of(csl), str(csl.get("volume") or "")
    titles = tuple(_titles(csl.get("title") or ""))
    container = tuple(_titles(csl.get("container-title") or ""))
    if titles:
        yield _Described(titles, _families(csl.get("author")), year, "" if container else volume), 1.0
    if container and csl.get("type") not in {"article-journal", "article-newspaper"}:
        yield _Described(container, _families(csl.get("editor")), year, volume), CONTAINER


def _score(cited: _Described, weight: float, held: _Prepared) -> float:
    title = max((_likeness(one, other) for one in cited.titles for other in held.titles), default=0.0)
    return title * weight * _author(cited, held) * _year(cited, held) * _volume(cited, held)


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < SHORTEST_TITLE:
        return SHORT_TITLE if one == other else 0.0
    in_order = fuzz.ratio(one, other, score_cutoff=LEAST)
    in_any_order = 0.98 * fuzz.ratio(_sorted(one), _sorted(other), score_cutoff=LEAST) if in_order < CERTAIN * 100 else 0.0
    alike = max(in_order, in_any_order) / 100
    return alike if _numbers(one) == _numbers(other) else alike * NUMBERS_DIFFER


@lru_cache(maxsize=10_000)
def _sorted(title: str) -> str:
    return " ".join(sorted(title.split()))


@lru_cache(maxsize=10_000)
def _numbers(title: str) -> tuple[str, ...]:
    return tuple(word for word in title.split() if NUMBER.fullmatch(word))


def _author(cited: _Described, held: _Prepared) -> float:
    if not cited.families or not held.families:
        return AUTHOR_UNKNOWN
    return 1.0 if cited.families & held.families else AUTHOR_DIFFERS


def _year(cited: _Described, held: _Prepared) -> float:
    if not cited.year or not held.year:
        return YEAR_UNKNOWN
    return 1.0 if cited.year == held.year else YEAR_DIFFERS


def _volume(cited: _Described, held: _Prepared) -> float:
    return VOLUME_DIFFERS if cited.volume and held.volume and cited.volume != held.volume else 1.0


def year_of(csl: dict[str, Any]) -> str:
    """Year of issue of a CSL-JSON item, "" where it states none."""
    issued = csl.get("issued") or {}
    parts = issued.get("date-parts") or []
    if parts and parts[0]:
        return str(parts[0][0])
    found = YEAR.search(str(issued.get("literal") or issued.get("raw") or ""))
    return found.group() if found else ""


def _titles(title: str) -> tuple[str, ...]:
    """The whole title, and the main title alone where it says enough: citations leave out subtitles.

    A year in brackets behind a title ("Gutachten (1604), in: …") says when it was written, and is no part of it.
    """
    title = YEAR_BEHIND.sub("", title)
    whole, main = _fold(title), _fold(SUBTITLE.split(title, maxsplit=1)[0])
    titles = (whole, main) if len(main) >= SHORTEST_TITLE else (whole,)
    return tuple(dict.fromkeys(filter(None, titles)))


def _families(people: Iterable[dict[str, Any]] | None) -> frozenset[str]:
    names = (_last_word(person.get("family") or person.get("literal") or "") for person in people or ())
    return frozenset(filter(None, map(_fold, names)))


def _family(name: str) -> str:
    """ "von Lohbeck, Henrike" and "Henrike von Lohbeck" both give the last word of the family name, folded.

    A digit at its end is the call of a note.
    """
    return _fold(_last_word(name.partition(",")[0])).rstrip("0123456789")


def _last_word(name: str) -> str:
    words = name.split()
    return words[-1] if words else ""


def _fold(text: str) -> str:
    """Letters and digits in lower case without diacritics, single blanks between words."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold()) if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"[^\W_]+", plain))
