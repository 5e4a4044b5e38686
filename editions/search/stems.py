"""The stems of words, as the database makes them when it indexes."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db import connection

from editions.search.marking import Stems
from editions.search.query import Sought, Term

MOST_KNOWN = 50_000  # words of a configuration, a few megabytes
_known: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)


def stems_of(words: Collection[str], config: str) -> Stems:
    """The stems of folded words in one text search configuration; none for a word that the configuration passes over."""
    return {} if config == "simple" else _asked(config, words)


def stems_of_any(words: Collection[str], configs: Sequence[str]) -> Stems:
    """The stems in any of the configurations; none for a word that one of them passes over."""
    each = [_asked(config, words) for config in configs]
    ways = {word: [stems[word] for stems in each] for word in words}
    return {word: frozenset().union(*stems) if all(stems) else frozenset() for word, stems in ways.items()}


def _asked(config: str, words: Collection[str]) -> dict[str, frozenset[str]]:
    """The database is asked for the words that this process has not asked it before: the same ones stand in every text."""
    known = _known[config]
    stems = {word: made for word in words if (made := known.get(word)) is not None}
    missing = [word for word in words if word not in stems]
    if missing:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ts_lexize(%s::regdictionary, word) FROM unnest(%s::text[]) AS given (word)", [f"{config}_stem", missing]
            )
            found = {word: frozenset(made if made is not None else [word]) for word, made in cursor.fetchall()}
        if len(known) + len(found) > MOST_KNOWN:
            known.clear()
        known.update(found)
        stems |= found
    return stems


def words_in(sought: Sought) -> set[str]:
    return {word for term in sought.terms for way in term.ways for word in way.split()}


def without_stop_words(sought: Sought, stems: Stems) -> Sought:
    """The query without articles and the like; taken literally where it has nothing else."""
    kept = tuple(term for term in sought.terms if sought.is_literal(term) or _has_stem(term, stems))
    lighter = replace(sought, terms=kept)
    return lighter if lighter else replace(sought, exact=True)


def _has_stem(term: Term, stems: Stems) -> bool:
    return any(stems.get(word, frozenset([word])) for way in term.ways for word in way.split())
