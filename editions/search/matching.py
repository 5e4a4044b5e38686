"""A query as a condition on the columns `stems` and `words` of whatever is searched."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from editions.search.query import Sought, Term


def condition(sought: Sought, *configs: str) -> Q:
    """All the terms are there, by their stems in one of the configurations or by their letters, and none of the unwanted ones."""
    conditions = Q()
    stems = [_any_way(term, configs) for term in sought.wanted if not sought.is_literal(term)]
    words = [_any_way(term, ["simple"]) for term in sought.wanted if sought.is_literal(term)]
    if stems:
        conditions &= Q(stems=reduce(and_, stems))
    if words:
        conditions &= Q(words=reduce(and_, words))
    for term in sought.unwanted:
        literal = sought.is_literal(term)
        conditions &= ~Q(**{"words" if literal else "stems": _any_way(term, ["simple"] if literal else configs)})
    return conditions


def _any_way(term: Term, configs: Sequence[str]) -> SearchQuery:
    if term.prefix:
        # The ways are folded: letters and digits alone, so that nothing in them can be read as an operator.
        return reduce(or_, (SearchQuery(f"'{way}':*", search_type="raw", config="simple") for way in term.ways))
    return reduce(or_, (SearchQuery(way, search_type="phrase", config=config) for way in term.ways for config in configs))
