"""Bring evidence for or against a claim, change it, delete it."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions import evidence
from annotator.models import Claim, EvidenceLink
from annotator.models.terms import Relation
from annotator.permissions import may_annotate, may_edit
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import EvidenceEditForm, EvidenceForm
from annotator.web.claims.places import place_of


def _link(request: HttpRequest, pk: int) -> EvidenceLink:
    visible = EvidenceLink.objects.visible_to(request.user).alive()
    return get_object_or_404(visible.select_related("claim__reading", "reading__seminar", "reading__edition", "quotation"), pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def claim_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Add evidence that is no quotation of the text: a citation, a work with its pages, a full citation, a link."""
    visible = Claim.objects.visible_to(request.user).alive().select_related("reading__seminar", "reading__edition")
    claim = get_object_or_404(visible, pk=pk)
    against = request.GET.get("side") == "against"
    page = FormPage(
        _("Add evidence against") if against else _("Add evidence"),
        _("Add evidence"),
        claim,
        f"{reverse('claim-detail', args=[claim.pk])}#evidence",
        subject=claim.statement,
        allowed=may_annotate(request.user, claim.reading),
        lead=_("To quote the text itself as evidence, select the words on the reading page and press E."),
    )
    initial = {"relation": Relation.DISPUTES if against else Relation.SUPPORTS}
    form = EvidenceForm(posted(request), reading=claim.reading, initial=initial)
    return page.answer(request, form, lambda given: evidence.link_evidence(claim=claim, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def evidence_edit(request: HttpRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)
    page = FormPage(
        _("Change the evidence"),
        _("Save"),
        link.claim,
        place_of(link),
        subject=link.quotation.exact if link.quotation else "",
        allowed=may_edit(request.user, link),
        saved=_("Saved."),
    )
    initial = EvidenceEditForm.values_of(link)
    form = EvidenceEditForm(posted(request), reading=link.reading, has_quotation=link.quotation_id is not None, initial=initial)
    return page.answer(request, form, lambda given: evidence.edit_evidence(link=link, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def evidence_delete(request: HttpRequest, pk: int) -> HttpResponse:
    link = _link(request, pk)
    page = FormPage(
        _("Delete this evidence?"),
        _("Delete"),
        link.claim,
        f"{reverse('claim-detail', args=[link.claim.pk])}#evidence",
        subject=link.analytic_note,
        allowed=may_edit(request.user, link),
        danger=True,
        saved=_("The evidence is deleted."),
    )
    return page.answer(request, forms.Form(posted(request)), lambda _given: evidence.delete_evidence(link=link, by=request.user))
