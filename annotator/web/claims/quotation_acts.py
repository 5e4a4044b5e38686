"""Rest a claim on further words of a text that the seminar reads, or no longer on some."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions import claims
from annotator.models import Claim, Reading
from annotator.permissions import may_edit
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import QuotationForm


def _claim(request: HttpRequest, pk: int) -> Claim:
    visible = Claim.objects.visible_to(request.user).alive().select_related("reading__seminar", "reading__edition")
    return get_object_or_404(visible, pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def claim_quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a quotation of this text, or of another edition that the seminar reads."""
    claim = _claim(request, pk)
    page = FormPage(
        _("Add a quotation"),
        _("Add"),
        claim,
        reverse("claim-detail", args=[claim.pk]),
        subject=claim.statement,
        allowed=may_edit(request.user, claim),
        lead=_("The claim then rests on these words too."),
        saved=_("The quotation is added."),
    )
    form = QuotationForm(posted(request), readings=_readings(claim, request.user))

    def attach(given: dict[str, Any]) -> None:
        claims.attach_quotation(
            claim=claim, reading=given["reading"], revision=given["revision"], ranges=given["selected"], by=request.user
        )

    return page.answer(request, form, attach)


@require_http_methods(["GET", "POST"])
@login_required
def quotation_detach(request: HttpRequest, pk: int, quotation_pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    quotation = get_object_or_404(claim.quotations, pk=quotation_pk)
    page = FormPage(
        _("Take this quotation away?"),
        _("Take away"),
        claim,
        reverse("claim-detail", args=[claim.pk]),
        subject=quotation.exact,
        allowed=may_edit(request.user, claim),
        danger=True,
        lead=_("The claim no longer rests on these words. The text stays as it is."),
        saved=_("The quotation is taken away."),
    )
    form = forms.Form(posted(request))
    return page.answer(request, form, lambda _given: claims.detach_quotation(claim=claim, quotation=quotation, by=request.user))


def _readings(claim: Claim, user: Any) -> Any:
    """The seminar's readings, the claim's own first."""
    readings = Reading.objects.visible_to(user).filter(seminar=claim.reading.seminar).select_related("edition")
    return readings.alias(own=Case(When(pk=claim.reading_id, then=0), default=1)).order_by("own", "edition__title", "pk")
