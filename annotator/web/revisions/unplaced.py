"""The unplaced tray of a reading: look at what has lost its place, and put it back or leave it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.errors import ActionError
from annotator.actions.placing import (
    KEPT,
    accept_place,
    close_ones,
    confirm_close_ones,
    keep_as_orphan,
    place_by_hand,
    quotations_visible_to,
    unsettled,
)
from annotator.models import QuotationRange, Reading
from annotator.permissions import may_mend_text
from annotator.web.reading.views import visible_reading
from annotator.web.revisions.forms import PlaceForm
from annotator.web.revisions.tray import LABELS, Entry, counts, entries_of
from annotator.whole_numbers import whole_number
from editions.models import Revision

AT_ONCE = 25


@login_required
@require_safe
def unplaced(request: HttpRequest, pk: int) -> HttpResponse:
    """All that has no place, may stand in several, or was placed by similarity; `?status=` narrows it."""
    return _tray(request, visible_reading(request, pk))


@login_required
@require_POST
def range_place(request: HttpRequest, pk: int, range_pk: int) -> HttpResponse:
    """Put the words at an offered place (`place` is "start-end"), at words typed in, or keep them as they are (`keep`)."""
    reading = visible_reading(request, pk)
    part = _range(request, reading, range_pk)
    form = PlaceForm(request.POST, text=reading.edition.current_revision, auto_id=f"place-{part.pk}-%s")
    by_hand = "place" not in request.POST and "keep" not in request.POST
    if by_hand and not form.is_valid():
        return _tray(request, reading, status=422, sent={part.pk: form})
    try:
        _act(request, part, form if by_hand else None)
    except ActionError as error:
        messages.error(request, str(error))
        return _tray(request, reading, status=error.status, sent={part.pk: form} if by_hand else {})
    messages.success(request, _("Kept without a place.") if "keep" in request.POST else _("Placed."))
    return redirect(f"{reverse('unplaced', args=[pk])}?{request.GET.urlencode()}")


@login_required
@require_POST
def places_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm at once what has hardly changed."""
    reading = visible_reading(request, pk)
    try:
        count = confirm_close_ones(reading=reading, revision=_number(request), by=request.user)
        messages.success(request, ngettext("%(count)s place confirmed.", "%(count)s places confirmed.", count) % {"count": count})
    except ActionError as error:
        messages.error(request, str(error))
    return redirect("unplaced", pk=pk)


def _act(request: HttpRequest, part: QuotationRange, form: PlaceForm | None) -> None:
    if form is not None:
        data = form.cleaned_data
        place_by_hand(part=part, revision=data["revision"], selected=data["selected"], by=request.user)
    elif "keep" in request.POST:
        keep_as_orphan(part=part, revision=_number(request), by=request.user)
    else:
        start, _dash, end = (whole_number(half) for half in request.POST["place"].partition("-"))
        offered = (-1, -1) if start is None or end is None else (start, end)
        accept_place(part=part, revision=_number(request), start=offered[0], end=offered[1], by=request.user)


def _number(request: HttpRequest) -> int:
    return whole_number(request.POST.get("revision", "")) or 0


def _range(request: HttpRequest, reading: Reading, pk: int) -> QuotationRange:
    seen = quotations_visible_to(request.user).filter(reading=reading)
    return get_object_or_404(
        QuotationRange.objects.select_related("quotation__reading__seminar", "quotation__reading__edition"), pk=pk, quotation__in=seen
    )


def _tray(request: HttpRequest, reading: Reading, *, status: int = 200, sent: dict[int, PlaceForm] | None = None) -> HttpResponse:
    revision = reading.edition.current_revision
    found = counts(reading, revision, request.user)
    chosen = request.GET.get("status", "")
    part = Paginator(unsettled(reading, revision, request.user, chosen), AT_ONCE).get_page(request.GET.get("page"))
    entries = entries_of(list(part.object_list), reading, revision, request.user)
    may_mend = may_mend_text(request.user, reading.seminar)
    context = {
        "reading": reading,
        "edition": reading.edition,
        "revision": revision,
        "shown": [(entry, _form(entry, revision, sent or {})) for entry in entries],
        "part": part,
        "chosen": chosen,
        "total": sum(count for each, count in found.items() if each != KEPT),
        "tabs": [(each, label, found[each]) for each, label in LABELS.items() if found[each]],
        "close": close_ones(reading, revision, request.user).count() if may_mend else 0,
    }
    return render(request, "annotator/revisions/unplaced.html", context, status=status)


def _form(entry: Entry, revision: Revision, sent: dict[int, Any]) -> PlaceForm:
    fresh = PlaceForm(initial={"revision": revision.number}, text=revision, auto_id=f"place-{entry.part.pk}-%s")
    return sent.get(entry.part.pk) or fresh
