"""The report as it stands, with its filters: saved as a table, or laid out for paper."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from annotator.exports.citations import citations_csv, citations_xlsx
from annotator.exports.xlsx import CONTENT_TYPE as XLSX
from annotator.web.citations.forms import FilterForm
from annotator.web.citations.report import printed_report, wanted_mentions
from annotator.web.citations.views import visible_reading
from annotator.web.visitors import open_to_visitors

FORMS = {"csv": (citations_csv, "text/csv; charset=utf-8"), "xlsx": (citations_xlsx, XLSX)}


@require_safe
@open_to_visitors
def citations_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The citations that the filters leave, with their results and all that people say of them; `form` is csv or xlsx."""
    reading = visible_reading(request, pk)
    form = request.GET.get("form", "csv")
    if form not in FORMS:
        raise Http404
    filters = FilterForm(request.GET, reading=reading).filters()
    write, content_type = FORMS[form]
    rows = write(reading, wanted_mentions(reading, filters) if filters.any else None)
    headers = {"Content-Disposition": f'attachment; filename="{reading.edition.slug}-citations.{form}"'}
    return HttpResponse(rows, content_type=content_type, headers=headers)


@require_safe
@open_to_visitors
def citations_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on one long page, with what it was narrowed to, and when it was made."""
    reading = visible_reading(request, pk)
    form = FilterForm(request.GET, reading=reading)
    report = printed_report(reading, request.user, form.filters())
    context = {"reading": reading, "report": report, "narrowed": list(_narrowed(form)), "made_at": now(), "query": request.GET.urlencode()}
    return render(request, "annotator/citations/print.html", context)


def _narrowed(form: FilterForm) -> Iterable[tuple[str, str]]:
    """The filters in words."""
    for field in form:
        value = form.cleaned_data.get(field.name)
        if value not in (None, ""):
            yield str(field.label), form.in_words(field.name)
