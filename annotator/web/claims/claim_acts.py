"""Change, delete, judge and decide."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import claims, positions, reviews
from annotator.models import Claim
from annotator.permissions import may_annotate, may_edit, may_review
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import ClaimForm, DecisionForm, JudgementForm
from annotator.web.claims.places import place_of
from annotator.web.claims.queue import review_queue


def _claim(request: HttpRequest, pk: int) -> Claim:
    visible = Claim.objects.visible_to(request.user).alive().select_related("reading__seminar", "reading__edition")
    return get_object_or_404(visible, pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def claim_edit(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    page = FormPage(_("Change the claim"), _("Save"), claim, place_of(claim), allowed=may_edit(request.user, claim), saved=_("Saved."))
    form = ClaimForm(posted(request), initial=ClaimForm.values_of(claim))
    return page.answer(request, form, lambda given: claims.edit_claim(claim=claim, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def claim_delete(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    page = FormPage(
        _("Delete this claim?"),
        _("Delete"),
        claim,
        reverse("claim-detail", args=[claim.pk]),
        subject=claim.statement,
        allowed=may_edit(request.user, claim),
        danger=True,
        saved=_("The claim is deleted."),
        lead=_("Evidence, objections and replies of others keep their place; the wording of the claim is no longer shown."),
    )
    return page.answer(request, forms.Form(posted(request)), lambda _given: claims.delete_claim(claim=claim, by=request.user))


@require_POST
@login_required
def claim_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a position, withdraw it, or save and go on to the next claim."""
    claim = _claim(request, pk)
    if "withdraw" in request.POST and may_annotate(request.user, claim.reading):
        positions.withdraw_position(claim=claim, by=request.user)
        return redirect("claim-detail", pk=claim.pk)
    after = review_queue(claim.reading, request.user).next_to_judge(claim) if "next" in request.POST else None
    page = FormPage(_("Judge the claim"), _("Save"), claim, _after_judging(claim, after), subject=claim.statement)
    form = JudgementForm(request.POST)

    def judge(given: dict[str, Any]) -> None:
        positions.take_position(claim=claim, by=request.user, **given)
        if "next" in request.POST and after is None:
            messages.success(request, _("Saved. You have judged every open claim of this reading."))

    return page.answer(request, form, judge)


@require_http_methods(["GET", "POST"])
@login_required
def claim_decide(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    page = FormPage(
        _("Decide on the claim"),
        _("Decide"),
        claim,
        f"{reverse('claim-detail', args=[claim.pk])}#decision",
        subject=claim.statement,
        allowed=may_review(request.user, claim),
        lead=_("Nothing is deleted: dissenting judgements are kept beside the decision, and it can be taken up again."),
    )
    form = DecisionForm(posted(request))
    return page.answer(request, form, lambda given: reviews.decide(claim=claim, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def claim_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    page = FormPage(
        _("Take the claim up again?"),
        _("Take up again"),
        claim,
        f"{reverse('claim-detail', args=[claim.pk])}#decision",
        subject=claim.statement,
        allowed=may_review(request.user, claim),
        lead=_("The earlier decision stays in the history."),
    )
    return page.answer(request, forms.Form(posted(request)), lambda _given: reviews.reopen_decision(claim=claim, by=request.user))


def _after_judging(claim: Claim, after: Claim | None) -> str:
    return reverse("claim-detail", args=[after.pk]) if after else f"{reverse('claim-detail', args=[claim.pk])}#judgements"
