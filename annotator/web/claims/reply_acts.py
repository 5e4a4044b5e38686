"""Answer in the threads of claims, evidence and objections."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions import replies
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reply
from annotator.permissions import may_annotate, may_edit
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.claims.forms import ReplyEditForm, ReplyForm
from annotator.web.claims.places import claim_of, place_of


@require_http_methods(["GET", "POST"])
@login_required
def claim_reply(request: HttpRequest, pk: int) -> HttpResponse:
    return _reply(request, get_object_or_404(Claim.objects.visible_to(request.user), pk=pk))


@require_http_methods(["GET", "POST"])
@login_required
def evidence_reply(request: HttpRequest, pk: int) -> HttpResponse:
    return _reply(request, get_object_or_404(EvidenceLink.objects.visible_to(request.user).select_related("claim"), pk=pk))


@require_http_methods(["GET", "POST"])
@login_required
def disagreement_reply(request: HttpRequest, pk: int) -> HttpResponse:
    visible = DisagreementNote.objects.visible_to(request.user).select_related("claim", "evidence_link__claim")
    return _reply(request, get_object_or_404(visible, pk=pk))


@require_http_methods(["GET", "POST"])
@login_required
def reply_edit(request: HttpRequest, pk: int) -> HttpResponse:
    answer = _visible(request, pk)
    page = _page(answer, _("Change your reply"), _("Save"), may_edit(request.user, answer))
    form = ReplyEditForm(posted(request), initial=ReplyEditForm.values_of(answer))
    return page.answer(request, form, lambda given: replies.edit_reply(answer=answer, by=request.user, **given))


@require_http_methods(["GET", "POST"])
@login_required
def reply_delete(request: HttpRequest, pk: int) -> HttpResponse:
    answer = _visible(request, pk)
    page = _page(answer, _("Delete your reply?"), _("Delete"), may_edit(request.user, answer), danger=True, subject=answer.body)
    return page.answer(request, forms.Form(posted(request)), lambda _given: replies.delete_reply(answer=answer, by=request.user))


def _reply(request: HttpRequest, to: Claim | EvidenceLink | DisagreementNote) -> HttpResponse:
    page = _page(to, _("Reply"), _("Reply"), may_annotate(request.user, to.reading), subject=_words(to))
    return page.answer(request, ReplyForm(posted(request)), lambda given: replies.reply(to=to, by=request.user, **given))


def _visible(request: HttpRequest, pk: int) -> Reply:
    return get_object_or_404(Reply.objects.visible_to(request.user).filter(deleted_at=None).distinct(), pk=pk)


def _page(annotation: Any, title: str, button: str, allowed: bool, danger: bool = False, subject: str = "") -> FormPage:
    reading = annotation.target.reading if isinstance(annotation, Reply) else annotation.reading
    return FormPage(title, button, claim_of(annotation), place_of(annotation), subject, allowed, danger=danger, reading=reading)


def _words(to: Claim | EvidenceLink | DisagreementNote) -> str:
    if to.deleted_at:
        return ""
    return to.analytic_note if isinstance(to, EvidenceLink) else to.statement
