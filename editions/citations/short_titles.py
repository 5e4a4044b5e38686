"""Which work a short citation means: "Amsel, Schreiber", "Keller (1999)", "Fink"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from editions.citations.citation import Citation
from editions.citations.cited import Work
from editions.citations.names import fold_name

_STOPWORDS = """
    der die das den dem des ein eine und oder im in am an auf aus bei mit nach über von vor für zur zum the a an of to on for and or
    with il lo la gli le i un una di da del della dei e ed les une de du et dans el los las y en о в на и по
"""
STOPWORDS = frozenset(_STOPWORDS.split())
DECLARED = re.compile(
    r"""
    (?: im\s+[Ff]olgenden | fortan | künftig | hiernach | nachfolgend | hereafter | hereinafter | henceforth | cited\s+as
      | zit(?:iert|\.)\s+als | abgekürzt | ci-après | désormais | d['’]ora\s+in(?:nanzi|\s+poi|\s+avanti) | en\s+adelante
      | in\s+seguito | далее )
    [:\s]* (?: (?:zit(?:iert|\.)?|cited|abgekürzt|abbreviated|cité|citato|citata) \s* (?:als|as|come)? [:\s]*
          (?: (?:mit|unter|nach)\s(?:der|dem)\s(?:Sigle|Kürzel|Abkürzung) [:\s]* )? )?
    [»„“«"'(]? \s* (?P<short> [^»«“”"')\];,.]{2,40} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEAR_TITLE = 92.0  # of 100; below it two titles of one author were mixed up


@dataclass(slots=True)
class Candidate:
    """A work with what a short citation can be compared with, folded once."""

    work: Work
    citation: Citation
    families: tuple[str, ...]
    title: str
    words: frozenset[str]
    short_titles: tuple[str, ...] = ()


def candidate(work: Work, citation: Citation) -> Candidate:
    families = [fold_name(family) for family in citation.families]
    if citation.editor is not None:
        families += [fold_name(family) for family in citation.editor.families]
    short_titles = tuple(fold_title(short) for short in work.short_titles)
    return Candidate(work, citation, tuple(families), fold_title(citation.title), frozenset(title_words(citation.title)), short_titles)


def fold_title(text: str) -> str:
    return " ".join(title_words(text, stop=frozenset()))


def title_words(text: str, *, stop: frozenset[str] = STOPWORDS) -> list[str]:
    words = re.findall(r"[^\W_]+", text)
    return [folded for word in words if word.casefold() not in stop and (folded := fold_name(word) or word)]


def declared_short_title(raw: str) -> str:
    """ "im Folgenden: Quellenband": the short title that a full citation gives to its work, or nothing."""
    found = DECLARED.search(raw)
    return found["short"].strip() if found else ""


def works_meant(candidates: Iterable[Candidate], *, families: tuple[str, ...], title: str, year: int = 0) -> list[Candidate]:
    """Every work that the short citation may mean; one when it is clear.

    A family name alone means all works of that name, a title without a name must be its beginning or its declared short form.
    """
    everything = list(candidates)
    wanted = fold_title(title)
    by_name = _by_name(everything, families) if families else everything
    if families and not title:
        spoken = fold_title(" ".join(families))
        declared = [one for one in everything if spoken in one.short_titles or (" " in spoken and spoken == one.title)]
        if declared:
            return declared
    if year:
        of_year = [
            one
            for one in by_name
            if one.citation.year == year or (one.citation.container is not None and one.citation.container.year == year)
        ]
        if not title:
            return _by_nobody_else(of_year, families) or of_year
        by_name = of_year or by_name
    if not title:
        return (_by_all(by_name, families) or by_name) if families else []
    with_name = fold_title(" ".join((*families, title)))
    declared = [one for one in everything if wanted in one.short_titles or with_name in one.short_titles]
    if declared:
        return declared
    in_journal = _in_journal(by_name, title)
    if in_journal:
        return in_journal
    exact = [one for one in by_name if one.title == wanted]
    if exact:
        return exact
    begins = [one for one in by_name if one.title.startswith(wanted + " ")]
    if len(begins) == 1 or (begins and not families):
        return begins
    if not families:
        return _near(by_name, wanted) if len(wanted) >= 12 else []
    return begins or _holding(by_name, title) or _near(by_name, wanted)


def _in_journal(candidates: list[Candidate], title: str) -> list[Candidate]:
    """ "Keller, ZfM 2010": the articles of that year in that journal."""
    found = re.fullmatch(r"(?P<journal>\S.*?),?\s\(?(?P<year>(?:1[5-9]|20)\d\d)\)?(?:/\d{2,4})?", title.strip())
    if found is None:
        return []
    journal, year = fold_title(found["journal"]), int(found["year"])
    return [
        one
        for one in candidates
        if one.citation.container is not None
        and one.citation.container.is_journal
        and one.citation.year == year
        and fold_title(one.citation.container.title) == journal
    ]


def _by_name(candidates: list[Candidate], families: tuple[str, ...]) -> list[Candidate]:
    wanted = [fold_name(family) for family in families]
    without_particle = fold_name(families[0].split()[-1]) if families[0].split() else ""
    return [one for one in candidates if _same_family(one, wanted, without_particle)]


def _same_family(one: Candidate, wanted: list[str], without_particle: str) -> bool:
    if wanted[0] in one.families:
        return len(wanted) == 1 or set(wanted) <= set(one.families) or not set(wanted[1:]) & set(one.families)
    return bool(without_particle) and any(
        family == without_particle or (family.endswith(without_particle) and len(without_particle) > 4) for family in one.families[:4]
    )


def _by_all(candidates: list[Candidate], families: tuple[str, ...]) -> list[Candidate]:
    """The works of all these persons together, where one of them has works of his own."""
    wanted = {fold_name(family) for family in families}
    return [one for one in candidates if wanted <= set(one.families)] if len(wanted) > 1 else []


def _by_nobody_else(candidates: list[Candidate], families: tuple[str, ...]) -> list[Candidate]:
    """The works of these persons alone, not the volume that they edited with others: "Riva/Neri 1999"."""
    wanted = {fold_name(family) for family in families}
    return [one for one in candidates if set(one.families) == wanted] if len(wanted) > 1 else []


def _holding(candidates: list[Candidate], title: str) -> list[Candidate]:
    """Works whose title holds every word of the short title, also as a part of a compound."""
    words = title_words(title)
    if not words:
        return []
    squeezed = [(one, one.title.replace(" ", "")) for one in candidates]
    whole = [one for one in candidates if all(word in one.words for word in words)]
    return whole or [
        one for one, letters in squeezed if all(word in letters for word in words if len(word) > 3) and any(len(word) > 3 for word in words)
    ]


def _near(candidates: list[Candidate], wanted: str) -> list[Candidate]:
    if len(wanted) < 8:
        return []
    scored = [(fuzz.partial_ratio(wanted, one.title), one) for one in candidates if len(one.title) >= len(wanted) * 0.8]
    best = max((score for score, _ in scored), default=0.0)
    return [one for score, one in scored if score >= NEAR_TITLE and score > best - 3] if best >= NEAR_TITLE else []
