"""The search page, and the hits of one text for its reading page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.models import Reading
from annotator.search.scope import scope_of
from annotator.search.texts import TextSearch
from annotator.web.search.forms import SearchForm
from annotator.web.search.results import LABELS, Results
from editions.search.query import read_query

MOST_MARKED = 300  # passages on either side of the one that is looked at


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found in the texts that one may read and the annotations that one may see; visitors search what is public."""
    scope = scope_of(request.user)
    form = SearchForm(request.GET, scope=scope)
    chosen = form.chosen()
    kind = request.GET.get("kind", "")
    sought = read_query(chosen["q"], exact=chosen["mode"] == "exact")
    context: dict[str, Any] = {
        "form": form,
        "chosen": chosen,
        "sought": sought,
        "kind": kind if kind in LABELS else "",
        "asked": bool(chosen["q"].strip() or chosen["tag"]),
    }
    if sought or (chosen["tag"] and not chosen["q"].strip()):
        where = scope.narrowed_to(chosen["reading"]) if chosen["reading"] else scope
        results = Results.of(where, sought, tag=chosen["tag"])
        context |= _found(request, results, context["kind"])
    return render(request, "annotator/search/search.html", context)


@require_safe
def reading_hits(request: HttpRequest, pk: int) -> JsonResponse:
    """Where the sought words stand in the passages around `?p=`: {ref: [[start, end], …]} in code points of each passage."""
    reading = get_object_or_404(Reading.objects.visible_to(request.user), pk=pk)
    sought = read_query(request.GET.get("q", ""), exact=request.GET.get("mode") == "exact")
    if not sought:
        return JsonResponse({"marks": {}})
    texts = TextSearch.of(scope_of(request.user).narrowed_to(reading), sought)
    rows = texts.matches().filter(revision__edition=reading.edition_id)
    here = reading.edition.current_revision.passages.filter(ref=request.GET.get("p", "")).values_list("order", flat=True).first() or 0
    near = [*_nearest(rows.filter(order__gte=here), "order"), *_nearest(rows.filter(order__lt=here), "-order")]
    return JsonResponse({"marks": {hit.ref: hit.marks for hit in texts.hits(near, context=False)}})


def _nearest(rows: Any, order: str) -> list[int]:
    return list(rows.order_by(order).values_list("passage", flat=True)[:MOST_MARKED])


def _found(request: HttpRequest, results: Results, kind: str) -> dict[str, Any]:
    context: dict[str, Any] = {"results": results, "tabs": results.tabs(), "query": _query(request.GET)}
    if kind:
        page, part = results.page_of(kind, request.GET.get("page", ""))
        return context | {"page": page, "parts": [part] if part.count else []}
    return context | {"parts": results.overview()}


def _query(given: QueryDict) -> str:
    """The address of the same search, without its kind and page."""
    kept = given.copy()
    for name in ("kind", "page"):
        kept.pop(name, None)
    return kept.urlencode()
