"""Find the sought words again in a text that is shown."""

from collections.abc import Mapping, Sequence

from editions.search.folding import Word, joined_words, words_of
from editions.search.query import Sought, Term

Span = tuple[int, int]
Stems = Mapping[str, frozenset[str]]


def marks(text: str, sought: Sought, stems: Stems) -> list[Span]:
    """Where the sought words stand: half-open code points of `text`, in order, without overlaps.

    `stems` gives the stems of each word of the text and of the query; a word that is missing there is its own stem.
    """
    parts = words_of(text)
    whole = joined_words(text, parts)
    streams = [whole] if whole == parts else [whole, parts]
    found = {span for term in sought.wanted for words in streams for span in _spans(words, term, sought.is_literal(term), stems)}
    return _apart(sorted(found))


def _spans(words: Sequence[Word], term: Term, literal: bool, stems: Stems) -> list[Span]:
    found = []
    for way in term.ways:
        wanted = way.split()
        tests = [_test(each, literal, term.prefix, stems) for each in wanted]
        for at in range(len(words) - len(wanted) + 1):
            if all(_agrees(words[at + step].letters, *tests[step], stems) for step in range(len(wanted))):
                found.append((words[at].start, words[at + len(wanted) - 1].end))
    return found


def _test(wanted: str, literal: bool, prefix: bool, stems: Stems) -> tuple[str, str, frozenset[str]]:
    if prefix:
        return "prefix", wanted, frozenset()
    return ("letters", wanted, frozenset()) if literal else ("stem", wanted, stems.get(wanted, frozenset([wanted])))


def _agrees(letters: str, how: str, wanted: str, wanted_stems: frozenset[str], stems: Stems) -> bool:
    if how == "prefix":
        return letters.startswith(wanted)
    if how == "letters" or letters == wanted:
        return letters == wanted
    return not wanted_stems.isdisjoint(stems.get(letters, frozenset([letters])))


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
