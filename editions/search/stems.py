"""The stems of words, as the database makes them when it indexes."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db import connection

from editions.search.marking import Stems
from editions.search.query import Sought, Term


def stems_of(words: Collection[str], config: str) -> Stems:
    """The stems of folded words in one text search configuration; none for a word that the configuration passes over."""
    if config == "simple" or not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, ts_lexize(%s::regdictionary, word) FROM unnest(%s::text[]) AS given (word)", [f"{config}_stem", list(words)]
        )
        return {word: frozenset(stems if stems is not None else [word]) for word, stems in cursor.fetchall()}


def stems_of_any(words: Collection[str], configs: Sequence[str]) -> Stems:
    """The stems in any of the configurations; none for a word that one of them passes over."""
    if not words:
        return {}
    columns = ", ".join(["ts_lexize(%s::regdictionary, word)"] * len(configs))
    query = f"SELECT word, {columns} FROM unnest(%s::text[]) AS given (word)"  # noqa: S608 - columns are our own words
    with connection.cursor() as cursor:
        cursor.execute(query, [*(f"{config}_stem" for config in configs), list(words)])
        return {word: frozenset().union(*stems) if all(stems) else frozenset() for word, *stems in cursor.fetchall()}


def words_in(sought: Sought) -> set[str]:
    return {word for term in sought.terms for way in term.ways for word in way.split()}


def without_stop_words(sought: Sought, stems: Stems) -> Sought:
    """The query without articles and the like; taken literally where it has nothing else."""
    kept = tuple(term for term in sought.terms if sought.is_literal(term) or _has_stem(term, stems))
    lighter = replace(sought, terms=kept)
    return lighter if lighter else replace(sought, exact=True)


def _has_stem(term: Term, stems: Stems) -> bool:
    return any(stems.get(word, frozenset([word])) for way in term.ways for word in way.split())
