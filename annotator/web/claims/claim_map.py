"""The map of a reading's claims: a picture, the same as a list, and both as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from annotator.claim_map.argdown import argdown
from annotator.claim_map.boxes import draws_each
from annotator.claim_map.graph import ClaimGraph, claim_graph
from annotator.claim_map.svg import draw
from annotator.models import Reading
from annotator.web.claims.map_list import listed
from annotator.web.visitors import open_to_visitors

FORMS = {"svg": "image/svg+xml", "argdown": "text/plain; charset=utf-8"}


@require_safe
@open_to_visitors
def claim_map(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _reading(request, pk)
    graph = claim_graph(reading, request.user)
    each = _each(request, graph)
    picture = draw(graph, each=each, address=_page_of) if graph.claims else ""
    context = {
        "reading": reading,
        "graph": graph,
        "each": each,
        "picture": mark_safe(picture),  # noqa: S308 - an element tree has escaped every word in it
        "listed": listed(graph),
    }
    return render(request, "annotator/claims/map.html", context)


@require_safe
@open_to_visitors
def claim_map_export(request: HttpRequest, pk: int) -> HttpResponse:
    """`?form=` svg or argdown; only what the user may see is in it."""
    reading = _reading(request, pk)
    graph = claim_graph(reading, request.user)
    form = request.GET.get("form", "svg")
    if form == "argdown":
        content = argdown(graph)
    else:
        form = "svg"
        content = draw(
            graph, each=_each(request, graph), address=lambda claim: request.build_absolute_uri(_page_of(claim)), standalone=True
        )
    name = f"{slugify(str(reading.edition))[:60] or 'claims'}-map.{form}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type=FORMS[form], headers=headers)


def _reading(request: HttpRequest, pk: int) -> Reading:
    return get_object_or_404(Reading.objects.visible_to(request.user).select_related("seminar", "edition"), pk=pk)


def _each(request: HttpRequest, graph: ClaimGraph) -> bool:
    """As asked for with `?each=1` or `0`, otherwise as there is room."""
    asked = request.GET.get("each")
    return asked == "1" if asked in ("0", "1") else draws_each(graph)


def _page_of(claim: int) -> str:
    return reverse("claim-detail", args=[claim])
