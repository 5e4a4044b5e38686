"""B4: what a catalogue on the network says of a cited work. Asked only where an installation has switched it on."""

import re
from collections.abc import Callable
from typing import Any

from rapidfuzz import fuzz

from annotator.verification.outcome import CANT_TELL, FAILED, NONE, NOTICE, PASSED, Outcome, found
from editions.citations.names import fold_name
from editions.matching import year_of

CHECK = "B4"
ALIKE = 90  # of RapidFuzz; a title below is another title
Csl = dict[str, Any]


def check(cited: Csl, record: Csl, *, catalogue: str) -> Outcome:
    """The cited work against the nearest record of the catalogue; `record` is empty where there is none.

    A field that either of them lacks says nothing. The record is kept in the evidence, with the fields that differ.
    """
    if not record or not is_same_work(cited, record):
        return found(CHECK, "no_record", CANT_TELL, NOTICE, says={"catalogue": catalogue}, catalogue=catalogue)
    differing = [name for name, differs in FIELDS.items() if differs(cited, record)]
    shown = {"catalogue": catalogue, "record": record, "doi": record.get("DOI", "")}
    if not differing:
        return found(CHECK, "agrees", PASSED, NONE, says={"catalogue": catalogue}, **shown)
    says = {"catalogue": catalogue, "fields": "; ".join(f"{_shown(cited, name)} / {_shown(record, name)}" for name in differing)}
    return found(CHECK, "disagrees", FAILED, NOTICE, says=says, differing=differing, **shown)


def is_same_work(cited: Csl, record: Csl) -> bool:
    """The title is the same, and no author contradicts it: the nearest record of a search may be any other work."""
    if fuzz.token_sort_ratio(_title(cited), _title(record)) < ALIKE:
        return False
    mine, theirs = _families(cited), _families(record)
    return not mine or not theirs or bool(mine & theirs)


def _title(csl: Csl) -> str:
    """The main title: catalogues and notes leave out subtitles as they like."""
    main = re.split(r"\s*[.:–—]\s+", str(csl.get("title") or ""), maxsplit=1)[0]
    return fold_name(main)


def _families(csl: Csl) -> frozenset[str]:
    return frozenset(fold_name(one.get("family") or one.get("literal") or "") for one in csl.get("author") or ())


def _year_differs(cited: Csl, record: Csl) -> bool:
    return _differ(year_of(cited), year_of(record))


def _pages_differ(cited: Csl, record: Csl) -> bool:
    return _differ(*(re.findall(r"\d+", str(csl.get("page") or "")) for csl in (cited, record)))


def _volume_differs(cited: Csl, record: Csl) -> bool:
    return _differ(*(str(csl.get("volume") or "").strip(". ").upper() for csl in (cited, record)))


def _container_differs(cited: Csl, record: Csl) -> bool:
    mine, theirs = (fold_name(str(csl.get("container-title") or "")) for csl in (cited, record))
    return bool(mine and theirs) and fuzz.token_set_ratio(mine, theirs) < ALIKE


def _differ(mine: Any, theirs: Any) -> bool:
    return bool(mine and theirs) and mine != theirs


FIELDS: dict[str, Callable[[Csl, Csl], bool]] = {
    "issued": _year_differs,
    "container-title": _container_differs,
    "volume": _volume_differs,
    "page": _pages_differ,
}


def _shown(csl: Csl, name: str) -> str:
    return year_of(csl) if name == "issued" else str(csl.get(name) or "")
