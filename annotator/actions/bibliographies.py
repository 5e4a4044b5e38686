"""Take over what a file of references says of the works that a text cites: proposed first, then confirmed entry by entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from annotator.actions.errors import NotAllowed
from annotator.actions.references import mend
from annotator.models import Reading, User
from annotator.permissions import may_mend_text
from editions.bibliography import Bibliography, Entry
from editions.bibliography.entries import written_name
from editions.citations.names import fold_name
from editions.matching import Cited, Held, candidates, year_of
from editions.models import Reference

PEOPLE = ("author", "editor", "translator", "container-author", "collection-editor")
LEFT_OUT = ("id", "type", "note", "language", "title-short")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which the text and the file say different things."""

    name: str
    here: Any
    there: Any


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry of the file and a cited work that it may be. `added` are fields that the work lacks."""

    entry: Entry
    reference: Reference
    score: float
    is_certain: bool
    added: dict[str, Any]
    differing: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a person takes over: the fields of `csl`, into the version of the work that they have seen."""

    reference: Reference
    version: int
    csl: dict[str, Any]


def proposals(reading: Reading, bibliography: Bibliography) -> list[Proposal]:
    """For each entry the one cited work that it most resembles, in the order of the file; entries that resemble none are left out."""
    references = {reference.pk: reference for reference in reading.edition.references.standing()}
    entries = dict(enumerate(bibliography.entries))
    # The cited article is compared with the entry for the article, never with that for its volume.
    cited = [Cited(pk, {name: value for name, value in one.csl.items() if name != "container-title"}) for pk, one in references.items()]
    best: dict[int, Any] = {}
    for match in candidates(cited, [_as_held(place, entry) for place, entry in entries.items()]):
        if match.edition_key not in best or match.score > best[match.edition_key].score:
            best[match.edition_key] = match
    return [
        proposal(entries[place], references[match.reference_key], match.score, is_certain=match.is_certain)
        for place, match in sorted(best.items())
    ]


def proposal(entry: Entry, reference: Reference, score: float, *, is_certain: bool) -> Proposal:
    said = {name: value for name, value in entry.csl.items() if name not in LEFT_OUT}
    added = {name: value for name, value in said.items() if not reference.csl.get(name)}
    differing = [
        Difference(name, reference.csl[name], value)
        for name, value in said.items()
        if name not in added and not is_same(name, reference.csl[name], value)
    ]
    return Proposal(entry, reference, score, is_certain, added, tuple(differing))


@transaction.atomic
def take_over(*, reading: Reading, taken: Iterable[Taken], source: str, by: User) -> int:
    """Write what was confirmed, all or nothing; gives back how many works have changed. Raises StaleVersion."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    changed = 0
    for one in taken:
        changed += bool(mend(reading=reading, reference=one.reference, csl=one.csl, version=one.version, by=by, source=source))
    return changed


def is_same(name: str, here: Any, there: Any) -> bool:
    """Whether two values say the same, whatever the case, the marks and the dashes."""
    if name in PEOPLE:
        return [_names(one) for one in here] == [_names(one) for one in there]
    if name == "issued":
        return year_of({"issued": here}) == year_of({"issued": there})
    return _fold(here) == _fold(there)


def _names(person: dict[str, str]) -> tuple[str, str]:
    """Family name and the initial of the first name: "K. Amsel" is "Karl Amsel"."""
    return fold_name(person.get("family") or person.get("literal") or ""), fold_name(person.get("given") or "")[:1]


def _fold(value: Any) -> str:
    return " ".join(re.findall(r"[^\W_]+", str(value).casefold().replace("ß", "ss")))


def _as_held(place: int, entry: Entry) -> Held:
    csl = entry.csl
    creators = tuple(written_name(one) for one in csl.get("author") or csl.get("editor") or ())
    return Held(place, str(csl["title"]), creators=creators, year=year_of(csl), volume=str(csl.get("volume") or ""))
