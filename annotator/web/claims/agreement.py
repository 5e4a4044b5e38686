"""How far the members agree: figures with their n, a plot, and a table as a file. For owners and reviewers."""

import csv
import io
from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from annotator.agreement import JUDGEMENTS, Figures, ReadingAgreement, reading_agreement
from annotator.exports.csv import BYTE_ORDER_MARK, harmless
from annotator.models import Reading
from annotator.web.claims.agreement_plot import plot
from annotator.web.claims.rights import rights_in

COLUMNS = ["of", "claim", "statement", "member", "other_member", "claims", *JUDGEMENTS, "undecided", "judgements", "percent", "alpha"]
Cell = str | int | float | None


@require_safe
@login_required
def reading_agreement_page(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _reading(request, pk)
    agreement = reading_agreement(reading, request.user)
    shown = [one for one in agreement.claims if one.judgements]
    context = {
        "reading": reading,
        "agreement": agreement,
        "stances": [(stance.value, stance.label) for stance in JUDGEMENTS],
        "plot": mark_safe(plot(shown)) if shown else "",  # noqa: S308 - an element tree has escaped every word in it
    }
    return render(request, "annotator/claims/agreement.html", context)


@require_safe
@login_required
def agreement_csv(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _reading(request, pk)
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="")
    writer.writeheader()
    for row in _rows(reading_agreement(reading, request.user)):
        writer.writerow({name: harmless(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
    name = f"{slugify(str(reading.edition))[:60] or 'reading'}-agreement.csv"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(BYTE_ORDER_MARK + table.getvalue().encode(), content_type="text/csv; charset=utf-8", headers=headers)


def _reading(request: HttpRequest, pk: int) -> Reading:
    visible = Reading.objects.visible_to(request.user).select_related("seminar", "edition")
    reading = get_object_or_404(visible, pk=pk)
    if not rights_in(reading, request.user).reviews:
        raise PermissionDenied
    return reading


def _rows(agreement: ReadingAgreement) -> Iterator[dict[str, Cell]]:
    """The reading first, then each pair, then each claim."""
    yield {"of": "reading", **_cells(agreement.figures)}
    for pair in agreement.pairs:
        yield {"of": "pair", "member": pair.one, "other_member": pair.other, **_cells(pair.figures)}
    for one in agreement.claims:
        figures = {"undecided": one.undecided, "judgements": one.judgements, "percent": _rounded(one.percent, 1)}
        yield {"of": "claim", "claim": one.claim.pk, "statement": one.claim.statement, **one.counts, **figures}


def _cells(figures: Figures) -> dict[str, Cell]:
    percent, alpha = _rounded(figures.percent, 1), _rounded(figures.alpha, 3)
    return {"claims": figures.claims, "judgements": figures.judgements, "percent": percent, "alpha": alpha}


def _rounded(figure: float | None, digits: int) -> float | None:
    return None if figure is None else round(figure, digits)
