"""Contest a claim or a piece of evidence, and bring the dispute to an end."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions import disagreements
from annotator.models import Claim, DisagreementNote, EvidenceLink
from annotator.models.terms import DisagreementState
from annotator.permissions import may_annotate, may_dismiss, may_edit
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import DisagreementEditForm, DisagreementForm, DismissForm, SettleForm
from annotator.web.claims.places import claim_of, place_of
from annotator.web.visitors import open_to_visitors

ON_NOTE = ("reading__seminar", "reading__edition", "claim", "evidence_link__claim", "quotation", "created_by")


def _note(request: HttpRequest, pk: int) -> DisagreementNote:
    return get_object_or_404(DisagreementNote.objects.visible_to(request.user).alive().select_related(*ON_NOTE), pk=pk)


def _page(note: DisagreementNote, title: str, button: str, allowed: bool, danger: bool = False, lead: str = "") -> FormPage:
    return FormPage(title, button, claim_of(note), place_of(note), note.statement, allowed, danger=danger, lead=lead, reading=note.reading)


@require_http_methods(["GET", "POST"])
@login_required
def claim_contest(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Claim.objects.visible_to(request.user).alive().select_related("reading__seminar", "reading__edition")
    claim = get_object_or_404(visible, pk=pk)
    allowed = may_annotate(request.user, claim.reading)
    page = FormPage(_("Contest the claim"), _("Object"), claim, f"{place_of(claim).partition('#')[0]}#disputes", claim.statement, allowed)
    form = DisagreementForm(posted(request))
    return page.answer(request, form, lambda given: disagreements.contest(reading=claim.reading, claim=claim, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def evidence_contest(request: HttpRequest, pk: int) -> HttpResponse:
    visible = EvidenceLink.objects.visible_to(request.user).alive().select_related("claim__reading", "reading__seminar", "reading__edition")
    link = get_object_or_404(visible, pk=pk)
    allowed = may_annotate(request.user, link.reading)
    page = FormPage(_("Contest the evidence"), _("Object"), link.claim, place_of(link), link.analytic_note, allowed)
    form = DisagreementForm(posted(request))
    return page.answer(
        request, form, lambda given: disagreements.contest(reading=link.reading, evidence_link=link, by=request.user, **given)
    )


@require_http_methods(["GET"])
@open_to_visitors
def disagreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Objections live on the page of what they dispute; this address leads there."""
    note = get_object_or_404(DisagreementNote.objects.visible_to(request.user).select_related(*ON_NOTE), pk=pk)
    return redirect(place_of(note))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    page = _page(note, _("Change the objection"), _("Save"), may_edit(request.user, note))
    form = DisagreementEditForm(posted(request), initial=DisagreementEditForm.values_of(note))
    return page.answer(request, form, lambda given: disagreements.edit_disagreement(note=note, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_delete(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    lead = _("Replies keep their place; your words are no longer shown.")
    page = _page(note, _("Delete this objection?"), _("Delete"), may_edit(request.user, note), danger=True, lead=lead)
    return page.answer(request, forms.Form(posted(request)), lambda _g: disagreements.delete_disagreement(note=note, by=request.user))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_settle(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    page = _page(note, _("Settle the objection"), _("Settle"), may_edit(request.user, note) and note.state == DisagreementState.OPEN)
    form = SettleForm(posted(request))
    return page.answer(request, form, lambda given: disagreements.settle(note=note, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    page = _page(note, _("Dismiss the objection"), _("Dismiss"), may_dismiss(request.user, note))
    form = DismissForm(posted(request))
    return page.answer(request, form, lambda given: disagreements.dismiss(note=note, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    note = _note(request, pk)
    page = _page(note, _("Reopen the objection?"), _("Reopen"), may_edit(request.user, note))
    return page.answer(request, forms.Form(posted(request)), lambda _given: disagreements.reopen(note=note, by=request.user))
