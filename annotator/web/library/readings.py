"""The rules of a reading, and its annotations as a file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotator.actions.readings import change_reading
from annotator.exports import FORMS, ExportOptions, export
from annotator.exports.gathering import gather
from annotator.models import Reading, Seminar
from annotator.permissions import may_manage
from annotator.web.acting import attempt
from annotator.web.library.forms import ExportForm, ReadingForm, Scope
from annotator.web.visitors import open_to_visitors

PREVIEWED = 3


@login_required
@require_http_methods(["GET", "POST"])
def reading_settings(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _reading(request, pk)
    if not may_manage(request.user, reading.seminar):
        raise PermissionDenied
    form = ReadingForm(request.POST or None, instance=reading)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(request, change_reading, reading=reading, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("reading-detail", pk=pk)
    context = {"reading": reading, "seminar": reading.seminar, "form": form}
    return render(request, "annotator/library/reading_settings.html", context, status=422 if form.is_bound else 200)


@open_to_visitors
@require_safe
def reading_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The dialogue; with `download` the file itself."""
    reading = get_object_or_404(Reading.objects.visible_to(request.user).select_related("seminar", "edition"), pk=pk)
    asked = bool(request.GET)
    form = ExportForm(request.GET) if asked else ExportForm()
    if "download" in request.GET and form.is_valid():
        return _file(request, reading, form.cleaned_data)
    context = {"reading": reading, "seminar": reading.seminar, "form": form, "forms": FORMS.items(), "preview": None}
    if not asked or form.is_valid():
        context["preview"] = _preview(request, reading, form.cleaned_data if asked else {})
    return render(request, "annotator/library/reading_export.html", context, status=422 if asked and not form.is_valid() else 200)


def _file(request: HttpRequest, reading: Reading, chosen: dict[str, Any]) -> HttpResponse:
    exported = export(reading, form=chosen["form"], user=request.user, options=_options(request, chosen))
    headers = {"Content-Disposition": content_disposition_header(True, exported.name) or "attachment"}
    return HttpResponse(b"".join(exported.chunks), content_type=exported.content_type, headers=headers)


def _preview(request: HttpRequest, reading: Reading, chosen: dict[str, Any]) -> tuple[int, list[Any]]:
    """How many annotations the file will hold at the top level, and the first of them."""
    entries = gather(reading, user=request.user, options=_options(request, chosen)).entries
    return len(entries), list(entries[:PREVIEWED])


def _options(request: HttpRequest, chosen: dict[str, Any]) -> ExportOptions:
    scope = chosen.get("scope") or Scope.ALL
    return ExportOptions(
        threads=chosen.get("threads", True),
        verdicts=chosen.get("verdicts", True),
        decided_only=scope == Scope.DECIDED,
        contested_only=scope == Scope.CONTESTED,
        base_url=request.build_absolute_uri("/"),
    )


def _reading(request: HttpRequest, pk: int) -> Reading:
    seminars = Seminar.objects.visible_to(request.user)
    readings = Reading.objects.select_related("seminar", "edition").filter(seminar__in=seminars)
    return get_object_or_404(readings, pk=pk)
