"""Relate a claim to another, and take the relation back."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions import relations
from annotator.claim_likeness import claims_alike
from annotator.models import Claim, ClaimRelation
from annotator.models.claim import Bearing, ClaimRelationKind
from annotator.permissions import may_annotate, may_unrelate
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import RelationForm

TURNED = {Bearing.ENTAILED_BY: ClaimRelationKind.ENTAILS, Bearing.QUALIFIED_BY: ClaimRelationKind.QUALIFIES}


@require_http_methods(["GET", "POST"])
@login_required
def claim_relate(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another claim of the seminar and say how this one stands to it; `?to=` proposes one."""
    visible = Claim.objects.visible_to(request.user).alive()
    claim = get_object_or_404(visible.select_related("reading__seminar", "reading__edition"), pk=pk)
    others = visible.filter(reading__seminar=claim.reading.seminar).exclude(pk=claim.pk).select_related("reading__edition")
    page = FormPage(
        _("Relate the claim to another"),
        _("Relate"),
        claim,
        f"{reverse('claim-detail', args=[claim.pk])}#related",
        subject=claim.statement,
        allowed=may_annotate(request.user, claim.reading),
        lead=_("Both claims will show it."),
    )
    likely = [alike.claim.pk for alike in claims_alike(claim, request.user, most=5)]
    form = RelationForm(posted(request), others=others, likely=likely, initial={"other": request.GET.get("to")})

    def relate(given: dict[str, Any]) -> None:
        _relate(claim, by=request.user, **given)

    return page.answer(request, form, relate)


@require_http_methods(["GET", "POST"])
@login_required
def relation_delete(request: HttpRequest, pk: int, relation_pk: int) -> HttpResponse:
    visible = Claim.objects.visible_to(request.user).alive()
    claim = get_object_or_404(visible.select_related("reading__seminar", "reading__edition"), pk=pk)
    related = ClaimRelation.objects.visible_to(request.user).of(claim)
    relation = get_object_or_404(related.select_related("subject__reading__seminar", "object__reading__seminar"), pk=relation_pk)
    page = FormPage(
        _("Take this relation back?"),
        _("Take back"),
        claim,
        f"{reverse('claim-detail', args=[claim.pk])}#related",
        subject=f"{relation.subject} – {relation.get_kind_display()} – {relation.object}",
        allowed=may_unrelate(request.user, relation),
        danger=True,
        lead=_("Both claims stay as they are."),
    )
    return page.answer(request, forms.Form(posted(request)), lambda _given: relations.unrelate(relation=relation, by=request.user))


def _relate(claim: Claim, *, bearing: str, other: Claim, by: Any) -> None:
    """`bearing` reads from the claim; the relation is kept in its active form."""
    if kind := TURNED.get(Bearing(bearing)):
        relations.relate(subject=other, object=claim, kind=kind, by=by)
    else:
        relations.relate(subject=claim, object=other, kind=bearing, by=by)
