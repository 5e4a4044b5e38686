"""Q1: the quotation stands on the cited pages of the source that we hold.

`not_found` says something about the text that we hold, not about the author.
"""

from collections.abc import Sequence
from typing import Any

from annotator.verification.facts import bounds, written
from annotator.verification.held_source import HeldSource, cited_ranges
from annotator.verification.outcome import CANT_TELL, ERROR, FAILED, INFO, NONE, NOTICE, PASSED, WARNING, Outcome, found
from annotator.verification.word_diff import word_diff
from editions.citations.locator import Locator
from editions.quoting import Place, QuotationSearch, find_quotation

CHECK = "Q1"
CONTEXT = 160  # code points of the source shown before and after the place found
RESULTS: dict[str, tuple[str, str]] = {
    "confirmed_exact": (PASSED, NONE),
    "confirmed_normalised": (PASSED, NONE),
    "confirmed_near": (PASSED, NOTICE),
    "partial": (FAILED, WARNING),
    "adjacent": (FAILED, WARNING),
    "elsewhere": (FAILED, WARNING),
    "possible": (CANT_TELL, WARNING),
    "not_found": (FAILED, ERROR),
    "too_short": (CANT_TELL, INFO),
}


def check(quotation: str, locators: Sequence[Locator], source: HeldSource) -> Outcome:
    """Look the quotation up. `locators` are the pages meant; without any of them in the source the whole of it is searched."""
    cited = sorted({place for pages in cited_ranges(locators) for place in source.places_of(pages)})
    spans = _spans(source, cited)
    search = find_quotation(quotation, source.index, cited=spans)
    code, place = _verdict(search, source, cited)
    result, severity = RESULTS[code]
    labels = source.labels(cited) or named(locators)
    return found(
        CHECK,
        code,
        result,
        severity,
        confidence=_confidence(code, place, search),
        says={
            "found": ", ".join(_labels(source, place)) if place else "",
            "cited": ", ".join(labels),
            "k": place.found if place else 0,
            "n": search.pieces,
        },
        cited=labels,
        **_evidence(quotation, code, place, search, source),
    )


def named(locators: Sequence[Locator]) -> list[str]:
    """The cited pages as the citation names them, where the source has none of them."""
    return [written(bounds(pages)) for pages in cited_ranges(locators)]


def _spans(source: HeldSource, places: Sequence[int]) -> list[tuple[int, int]]:
    """The cited pages as stretches of text; pages that follow each other are one."""
    spans: list[tuple[int, int]] = []
    for place in places:
        page = source.pages[place]
        if spans and page.start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], page.end)
        else:
            spans.append((page.start, page.end))
    return spans


def _verdict(search: QuotationSearch, source: HeldSource, cited: Sequence[int]) -> tuple[str, Place | None]:
    on_cited = next(iter(search.on_cited), None)
    if on_cited is not None and on_cited.confirms and on_cited.is_whole:
        return f"confirmed_{on_cited.kind}", on_cited
    elsewhere = [place for place in search.elsewhere if place.confirms and place.is_whole]
    beside = [place for place in elsewhere if _is_next(source.printed(source.places_at(place.start, place.end)), source.printed(cited))]
    if elsewhere:
        return ("adjacent", beside[0]) if beside else ("elsewhere", elsewhere[0])
    if on_cited is not None and on_cited.confirms:
        return "partial", on_cited
    possible = search.best
    if possible is not None:
        return "possible", possible
    return ("too_short" if search.too_short else "not_found"), None


def _is_next(places: Sequence[int], cited: Sequence[int]) -> bool:
    return any(abs(place - other) <= 1 for place in places for other in cited)


def _confidence(code: str, place: Place | None, search: QuotationSearch) -> float:
    if place is not None:
        return round(place.score / 100, 3)
    return 0.9 if code == "not_found" and search.letters >= 60 else 0.6


def _labels(source: HeldSource, place: Place) -> list[str]:
    places = sorted({page for start, end in place.spans for page in source.places_at(start, end)})
    return source.labels(places)


def _evidence(quotation: str, code: str, place: Place | None, search: QuotationSearch, source: HeldSource) -> dict[str, Any]:
    """The words looked for are kept: an older outcome can be read when the text has been corrected since."""
    everywhere = [
        {"pages": _labels(source, one), "start": one.start, "end": one.end, "score": one.score, "kind": one.kind}
        for one in (*search.on_cited, *search.elsewhere)
    ]
    if place is None:
        return {"quotation": quotation, "letters": search.letters, "places": everywhere}
    evidence: dict[str, Any] = {
        "quotation": quotation,
        "found": _labels(source, place),
        "score": place.score,
        "kind": place.kind,
        "k": place.found,
        "n": place.pieces,
        "start": place.start,
        "end": place.end,
        "places": everywhere,
        "excerpt": {
            "before": source.text[max(0, place.start - CONTEXT) : place.start],
            "text": source.text[place.start : place.end],
            "after": source.text[place.end : place.end + CONTEXT],
        },
    }
    if place.kind in {"near", "possible"} or code == "partial":
        evidence["diff"] = word_diff(quotation, source.text[place.start : place.end])
    return evidence
