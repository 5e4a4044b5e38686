"""Tags in a search: what is filed under one of them, and those that have the words that are sought."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q

from annotator.models import Claim, DisagreementNote, EvidenceLink, Reply, Tag
from annotator.search.scope import Scope
from editions.search.folding import joined_words, words_of
from editions.search.marking import marks
from editions.search.matching import condition
from editions.search.query import Sought, Term
from editions.search.stems import stems_of_any, words_in

ANSWERED: dict[str, type[Claim] | type[EvidenceLink] | type[DisagreementNote]] = {
    "claim": Claim,
    "evidence_link": EvidenceLink,
    "disagreement_note": DisagreementNote,
}


@dataclass(frozen=True, slots=True)
class TagSearch:
    """`under` is the key of the tag that annotations must carry; `by_term` the tags that have each sought word in their name.

    A reply is under the tags of what it answers, but is not found by their names: it would be noise, for it may speak of something else.
    Nobody finds a tag who does not see what carries it: it is annotations that are found.
    """

    under: str = ""
    by_term: Mapping[Term, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, scope: Scope, sought: Sought, *configs: str, under: str = "") -> "TagSearch":
        """For a query without stop words; two queries where the seminars have tags."""
        names = dict(_of(scope).values_list("pk", "name")) if sought.terms else {}
        if not names:
            return cls(under)
        words = {word.letters for name in names.values() for word in (*words_of(name), *joined_words(name, words_of(name)))}
        stems = stems_of_any(words | words_in(sought), configs)
        having = {term: [pk for pk, name in names.items() if marks(name, _alone(term, sought), stems)] for term in sought.terms}
        return cls(under, {term: pks for term, pks in having.items() if pks})

    def matching(self, model: type, sought: Sought, *configs: str) -> Q:
        """Every wanted term is in the words of the annotation or in the name of a tag of it, and no unwanted one in either."""
        if model is Reply:
            return condition(sought, *configs) & (_answers_under(self.under) if self.under else Q())
        under = _tagged(model, tag__key=self.under) if self.under else Q()
        if not self.by_term:
            return condition(sought, *configs) & under
        for term in sought.terms:
            under &= self._term(model, term, sought, *configs)
        return under

    def _term(self, model: type, term: Term, sought: Sought, *configs: str) -> Q:
        words = condition(replace(sought, terms=(term,)), *configs)
        if term not in self.by_term:
            return words
        tagged = _tagged(model, tag__in=self.by_term[term])
        return words & ~tagged if term.negated else words | tagged


def tags_seen_by(user: object) -> list[tuple[str, str]]:
    """The tags on what the user may see, as (key, spelling), by the alphabet; of several spellings, the oldest."""
    found: dict[str, str] = {}
    for key, name in Tag.objects.visible_to(user).order_by("key", "pk").values_list("key", "name"):
        found.setdefault(key, name)
    return list(found.items())


def _of(scope: Scope) -> Any:
    return Tag.objects.filter(seminar__in={reading.seminar_id for reading in scope.readings.values()}).order_by()


def _alone(term: Term, sought: Sought) -> Sought:
    return Sought((replace(term, negated=False),), sought.exact)


def _answers_under(key: str) -> Q:
    ways = (_tagged(model, on=field, tag__key=key) for field, model in ANSWERED.items())
    return reduce(or_, ways)


def _tagged(model: Any, *, on: str = "pk", **conditions: object) -> Q:
    """`on` is the column of the rows in which the key of the tagged annotation stands."""
    through = model.tags.through.objects
    return Q(Exists(through.filter(**{model._meta.model_name: OuterRef(on)}, **conditions)))
