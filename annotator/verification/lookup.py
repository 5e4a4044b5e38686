"""Ask catalogues on the network for a cited work: Crossref through habanero, OpenAlex through pyalex.

Off unless METADATA_LOOKUP names a catalogue; never in a request, only in the check job. What was answered is kept, also that there is
nothing. A catalogue that does not answer is not asked again in the same job, and what it said earlier stands.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import httpx2
import pyalex
import requests
from django.conf import settings
from django.utils.timezone import now
from habanero import Crossref
from habanero.exceptions import RequestError

from annotator.models import CatalogueRecord
from annotator.verification.b4_metadata import is_same_work
from editions.matching import year_of

log = logging.getLogger(__name__)

Csl = dict[str, Any]
CATALOGUES = {"crossref": "Crossref", "openalex": "OpenAlex"}
TIMEOUT = 5  # seconds
KEPT = timedelta(days=90)  # then it is asked again: catalogues are mended too
ASKED_FOR = 3  # records; the nearest by title is the one that counts
UNREACHABLE = (httpx2.HTTPError, requests.RequestException, RequestError, RuntimeError)
MALFORMED = (ValueError, LookupError, TypeError, AttributeError)  # what the clients raise for an answer of another shape


class Catalogues:
    """The catalogues that are switched on, for the length of one job."""

    def __init__(self, names: Iterable[str] | None = None) -> None:
        self._open = list(settings.METADATA_LOOKUP if names is None else names)

    @property
    def names(self) -> tuple[str, ...]:
        """Those that have answered so far."""
        return tuple(self._open)

    def look_up(self, csl: Csl, catalogue: str) -> Csl | None:
        """The nearest record, {} when the catalogue has none, None when it does not answer."""
        if catalogue not in self._open or not _is_worth_asking(csl):
            return None
        asked = question(csl)
        kept = CatalogueRecord.objects.filter(catalogue=catalogue, asked=asked).first()
        if kept is not None and kept.fetched_at > now() - KEPT:
            return dict(kept.csl)
        try:
            record = ASK[catalogue](csl)
        except (*UNREACHABLE, *MALFORMED) as error:
            log.warning("%s does not answer (%s); it is not asked again in this job.", catalogue, type(error).__name__)
            self._open.remove(catalogue)
            return dict(kept.csl) if kept is not None else None
        CatalogueRecord.objects.update_or_create(catalogue=catalogue, asked=asked, defaults={"csl": record})
        return record


def question(csl: Csl) -> str:
    """The SHA-256 of what a catalogue is asked."""
    return hashlib.sha256(_words(csl).encode()).hexdigest()


def ask_crossref(csl: Csl) -> Csl:
    client = Crossref(mailto=settings.METADATA_MAILTO or None, timeout=TIMEOUT)
    answer: Any = client.works(query_bibliographic=_words(csl), limit=ASKED_FOR)
    return nearest(csl, [from_crossref(item) for item in answer["message"]["items"]])


def ask_openalex(csl: Csl) -> Csl:
    pyalex.config.email = settings.METADATA_MAILTO or None
    answer = Works().search(_words(csl)).get(per_page=ASKED_FOR)
    return nearest(csl, [from_openalex(item) for item in answer])


ASK: dict[str, Callable[[Csl], Csl]] = {"crossref": ask_crossref, "openalex": ask_openalex}


class Works(pyalex.Works):
    """OpenAlex's works, asked with a time limit: the client's own session waits for ever. The name is part of the address."""

    def _get_from_url(self, url: str, session: requests.Session | None = None) -> Any:
        return super()._get_from_url(url, session or _Impatient())


class _Impatient(requests.Session):
    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{"timeout": TIMEOUT, **kwargs})


def nearest(csl: Csl, records: list[Csl]) -> Csl:
    """The first record of the same title and author; {} where none is."""
    return next((record for record in records if record.get("title") and is_same_work(csl, record)), {})


def from_crossref(item: Csl) -> Csl:
    """Crossref answers in CSL-JSON, but with lists of titles."""
    record = {name: item.get(name) for name in ("type", "author", "editor", "volume", "issue", "page", "publisher", "DOI")}
    record |= {name: next(iter(item.get(name) or ()), "") for name in ("title", "container-title")}
    record["author"] = [{part: one[part] for part in ("family", "given", "literal") if one.get(part)} for one in item.get("author") or ()]
    record["editor"] = [{part: one[part] for part in ("family", "given", "literal") if one.get(part)} for one in item.get("editor") or ()]
    parts = (item.get("issued") or {}).get("date-parts") or []
    record["issued"] = {"date-parts": [parts[0][:1]]} if parts and parts[0] and parts[0][0] else None
    return {name: value for name, value in record.items() if value}


def from_openalex(item: Csl) -> Csl:
    biblio, place = item.get("biblio") or {}, (item.get("primary_location") or {}).get("source") or {}
    pages = "–".join(filter(None, dict.fromkeys((biblio.get("first_page"), biblio.get("last_page")))))
    names = [(one.get("author") or {}).get("display_name") or "" for one in item.get("authorships") or ()]
    record = {
        "title": item.get("display_name") or item.get("title"),
        "author": [_person(name) for name in names if name],
        "container-title": place.get("display_name"),
        "volume": biblio.get("volume"),
        "issue": biblio.get("issue"),
        "page": pages,
        "issued": {"date-parts": [[item["publication_year"]]]} if item.get("publication_year") else None,
        "DOI": str(item.get("doi") or "").removeprefix("https://doi.org/"),
    }
    return {name: value for name, value in record.items() if value}


def _person(name: str) -> Csl:
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"family": family}


def _words(csl: Csl) -> str:
    """What a catalogue is asked: persons, title, container, year."""
    people = [one.get("family") or one.get("literal") or "" for one in csl.get("author") or csl.get("editor") or ()]
    parts = (*people, csl.get("title"), csl.get("container-title"), year_of(csl))
    return " ".join(str(part) for part in parts if part)


def _is_worth_asking(csl: Csl) -> bool:
    """A title alone finds anything; archives are in no catalogue."""
    return bool(csl.get("title")) and bool(csl.get("author") or csl.get("editor") or csl.get("container-title"))
