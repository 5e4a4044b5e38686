"""Whether a near place has the quotation's words, or only many of its letters.

Letters agree by chance: a sentence in which every third noun is another one still shares nine letters of ten. Noise of OCR and old
spelling lie scattered over the words; another word, one too many and one left out are a cluster. A negation or a number is never noise.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from editions.quoting.folding import fold, fold_letter

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
SMALL = 3  # letters; of a word that short OCR may change two
WRITTEN_NEGATIONS = """
    nicht nichts nie niemals niemand nirgends nirgend weder ohne kein keine keinen keinem keiner keines
    not no never none nobody nothing nowhere neither nor without cannot
    pas jamais aucun aucune sans rien non mai senza nessuno nessuna niente nunca ningún sin
    не ни нет никогда без
"""
NEGATIONS = frozenset("".join(map(fold_letter, word)) for word in WRITTEN_NEGATIONS.split())


def keeps_wording(quoted: str, source: str, *, slips: int, is_a_word: Callable[[str], bool]) -> bool:
    """Whether the source has the words of the quotation, but for spelling, noise and so many slips.

    `is_a_word` tells a misread word from another one: "nieht" is none, "ein" for "kein" is.
    """
    mine, theirs = _words(quoted), _words(source)
    if _differ_in_number(mine, theirs) or _differ_in_negation(mine, theirs, is_a_word):
        return False
    return other_words(quoted, source) <= slips


def other_words(quoted: str, source: str) -> int:
    """How many words of the quotation are others in the source, or stand in one of the two only."""
    letters, there = fold(quoted).letters, fold(source).letters
    edits = [0] * (len(letters) + 1)
    added = 0
    for code in Levenshtein.opcodes(letters, there):
        if code.tag == "insert":
            added += _words_in(code.dest_end - code.dest_start)
            edits[code.src_start] += 1
        elif code.tag != "equal":
            for place in range(code.src_start, code.src_end):
                edits[place] += 1
    changed = sum(_is_another(edits[start:end]) for start, end in _places(quoted))
    return max(changed, added)  # Where one word stands for two, letters are changed and added.


def _is_another(edits: Sequence[int]) -> bool:
    """Of a word by the edits at each of its letters."""
    return len(edits) > 1 and (sum(edits) * 2 > len(edits) if len(edits) > SMALL else all(edits))


def _words_in(letters: int) -> int:
    """How many words a run of letters may be that only one of them has."""
    return (letters + 2) // 6


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where each word stands among the folded letters."""
    at = 0
    for word in _words(text):
        yield at, at + len(word)
        at += len(word)


def _words(text: str) -> list[str]:
    return [folded for word in WORD.findall(text) if (folded := "".join(map(fold_letter, word)))]


def _differ_in_number(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Another number stands in the place of one. One alone may be a note call that only one of the two has."""
    here, there = Counter(filter(str.isdigit, mine)), Counter(filter(str.isdigit, theirs))
    return bool(here - there) and bool(there - here)


def _differ_in_negation(mine: list[str], theirs: list[str], is_a_word: Callable[[str], bool]) -> bool:
    missing = (*_only_in(mine, theirs), *_only_in(theirs, mine))
    return any(not _is_misread(word, strange, is_a_word) for word, strange in missing)


def _only_in(one: list[str], other: list[str]) -> Iterator[tuple[str, set[str]]]:
    """The negations that `one` has more of, each with the words that only `other` has."""
    more = Counter(filter(NEGATIONS.__contains__, one)) - Counter(filter(NEGATIONS.__contains__, other))
    strange = set(other) - set(one)
    return ((word, strange) for word in more)


def _is_misread(negation: str, strange: set[str], is_a_word: Callable[[str], bool]) -> bool:
    """Not so where the first letter alone makes the negation: "keine" and "eine", "never" and "ever"."""
    return any(Levenshtein.distance(word, negation) == 1 and word != negation[1:] and not is_a_word(word) for word in strange)
