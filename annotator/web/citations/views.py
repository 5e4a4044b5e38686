"""The report on a text's citations, one citation, and a page of a held source."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.models import Reading
from annotator.verification.lookup import CATALOGUES
from annotator.web.citations.detail import citation_page
from annotator.web.citations.forms import AttestForm, FilterForm, SecondOpinionForm
from annotator.web.citations.panel import readable_editions, with_panels
from annotator.web.citations.printed import excerpt_as_printed, page_as_printed
from annotator.web.citations.progress import etag_of, job_of
from annotator.web.citations.references import works_of
from annotator.web.citations.report import report_of
from annotator.web.citations.source import source_page_of
from annotator.web.claims.rights import rights_in
from annotator.web.visitors import open_to_visitors
from editions.models import CitationMention

MOST_WORKS = 25  # on the report; the others are in the list of works


def visible_reading(request: HttpRequest, pk: int) -> Reading:
    """The reading, or 404 for outsiders."""
    return get_object_or_404(Reading.objects.visible_to(request.user).select_related("seminar", "edition"), pk=pk)


def mention_of(reading: Reading, pk: int) -> CitationMention:
    """A citation of the text that is read, of the current or an earlier revision, or one that is no longer read as such."""
    mentions = with_panels(CitationMention.every.filter(revision__edition=reading.edition))
    return get_object_or_404(mentions.select_related("revision", "passage__revision", "passage__page"), pk=pk)


@require_safe
@open_to_visitors
def citation_report(request: HttpRequest, pk: int) -> HttpResponse:
    reading = visible_reading(request, pk)
    results = _results(request, reading)
    context = results | {"works": works_of(reading, results["report"].readable, most=MOST_WORKS)}
    return render(request, "annotator/citations/report.html", context)


@require_safe
@open_to_visitors
def citation_results(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the report that changes while a check runs; 304 when it has not."""
    reading = visible_reading(request, pk)
    etag = etag_of(request, reading)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    response = render(request, "annotator/citations/_results.html", _results(request, reading))
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@open_to_visitors
def citation_detail(request: HttpRequest, pk: int, mention_pk: int) -> HttpResponse:
    reading = visible_reading(request, pk)
    page = citation_page(reading, mention_of(reading, mention_pk), request.user)
    context = {
        "reading": reading,
        "page": page,
        "panel": page.panel,
        "printed": excerpt_as_printed(
            (finding.check for finding in page.panel.findings), page.panel.held, reading=reading, by=request.user
        ),
        "mention": page.panel.mention,
        "attest_form": AttestForm(),
        "opinion_form": SecondOpinionForm(auto_id="opinion-%s"),
    }
    return render(request, "annotator/citations/detail.html", context)


@require_safe
@open_to_visitors
def source_page(request: HttpRequest, pk: int, edition_pk: int) -> HttpResponse:
    """A page of a held source, for those who may read it: 404 for everybody else."""
    reading = visible_reading(request, pk)
    edition = readable_editions(reading, request.user).get(edition_pk)
    if edition is None:
        raise Http404
    cited = _number(request.GET.get("citation", ""))
    mention = mention_of(reading, cited) if cited is not None else None
    label, words = request.GET.get("page", ""), request.GET.get("q", "")
    page = source_page_of(edition, label=label, at=_number(request.GET.get("at", "")), mention=mention, words=words)
    printed = page_as_printed(page, reading=reading, by=request.user)
    context = {"reading": reading, "page": page, "edition": edition, "mention": mention, "words": words, "printed": printed}
    return render(request, "annotator/citations/source.html", context, status=200 if page.page or not page.first else 404)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _results(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    form = FilterForm(request.GET, reading=reading)
    report = report_of(reading, request.user, form.filters(), request.GET.get("page", "1"))
    query = request.GET.copy()
    query.pop("page", None)
    return {
        "reading": reading,
        "report": report,
        "job": job_of(reading),
        "form": form,
        "rights": rights_in(reading, request.user),
        "query": query.urlencode(),
        "asked_abroad": [CATALOGUES[name] for name in settings.METADATA_LOOKUP],
    }
