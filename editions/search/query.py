"""
Read what somebody seeks.

sought  = { term }
term    = [ "-" ] ( phrase | word [ "*" ] )      "-" leaves out what has it; "*" stands for any ending
phrase  = '"' words '"'                          also „…“ “…” »…« «…»: these words in this order, as written
"""

import re
from dataclasses import dataclass

from editions.search.folding import without_hyphens

TERM = re.compile(r"""(?P<no>(?<!\S)[-−])?(?:["„“”»«](?P<phrase>[^"„“”»«]+)["“”»«]?|(?P<word>[^\s"„“”»«]+))""")
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?![\d.,]*\d)")
UNGROUPED = re.compile(r"(?<![\d.,])\d{4,9}(?![\d.,]*\d)")
WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeq])ue")
LONGEST = 300  # code points; more are not read
MOST_TERMS = 20


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is sought. `ways` are the spellings that count as it: folded words with a blank between them."""

    ways: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """All terms must be there, and none of the negated ones. `exact`: the words as they are, not their other forms."""

    terms: tuple[Term, ...]
    exact: bool = False

    def __bool__(self) -> bool:
        return any(not term.negated for term in self.terms)

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.terms if not term.negated]

    @property
    def unwanted(self) -> list[Term]:
        return [term for term in self.terms if term.negated]

    def is_literal(self, term: Term) -> bool:
        """Whether the term is compared by its letters and not by its stem."""
        return self.exact or term.phrase or term.prefix


def read_query(written: str, *, exact: bool = False) -> Sought:
    """What the words ask for; it is falsy when there is nothing in them to look for."""
    terms = []
    for match in TERM.finditer(written[:LONGEST]):
        phrase, word = match["phrase"], match["word"]
        ways = _ways(phrase or word)
        if ways:
            prefix = bool(word) and word.endswith("*") and " " not in ways[0]
            terms.append(Term(ways, phrase=bool(phrase), prefix=prefix, negated=bool(match["no"])))
    return Sought(tuple(terms[:MOST_TERMS]), exact)


def _ways(written: str) -> tuple[str, ...]:
    """Whole and in parts; with umlauts and with them written out; numbers with their thousands apart, as in "1.200", and without."""
    spelled = [written]
    lower = written.lower()
    out = "".join(UMLAUTS.get(letter, letter) for letter in lower)
    contracted = WRITTEN_OUT.sub(lambda match: match[0][0], lower)
    whole = GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), lower)
    grouped = UNGROUPED.sub(lambda match: f"{int(match[0]):,}", lower)
    spelled += [each for each in (out, contracted, whole, grouped) if each != lower]
    return tuple(dict.fromkeys(way for each in spelled for way in without_hyphens(each) if way))
