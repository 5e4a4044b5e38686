"""Ask people in by a link or a letter, and come in by one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions.errors import InvitationOver
from annotator.actions.letters import send_invitation
from annotator.actions.seminars import invite, invite_by_letter, join, withdraw_invitation
from annotator.models import Invitation, Seminar
from annotator.permissions import may_manage, role_in
from annotator.web.acting import attempt
from annotator.web.people.forms import InvitationForm, LetterForm


@login_required
@require_http_methods(["GET", "POST"])
def seminar_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """The open invitations of a seminar, and a form for another one."""
    seminar = _managed(request, slug)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invite(seminar=seminar, by=request.user, **form.cleaned_data)
        messages.success(request, _("The link is ready. Copy it and send it to those you want to read with."))
        return redirect("seminar-invite", slug=slug)
    return _page(request, seminar, form, LetterForm(auto_id="letter-%s"))


@login_required
@require_POST
def seminar_write(request: HttpRequest, slug: str) -> HttpResponse:
    """Invitations by letter, for one person each."""
    seminar = _managed(request, slug)
    form = LetterForm(request.POST, auto_id="letter-%s")
    if not form.is_valid():
        return _page(request, seminar, InvitationForm(), form)
    invitations = invite_by_letter(seminar=seminar, by=request.user, **form.cleaned_data)
    if all(
        _send(request, invitation) for invitation in invitations
    ):  # the first that fails ends it: a mail server that is down takes its time
        count = len(invitations)
        messages.success(request, ngettext("One letter is on its way.", "%(count)s letters are on their way.", count) % {"count": count})
    return redirect("seminar-invite", slug=slug)


@login_required
@require_POST
def invitation_resend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    if _send(request, get_object_or_404(Invitation, pk=pk, seminar=_managed(request, slug))):
        messages.success(request, _("The letter is on its way once more."))
    return redirect("seminar-invite", slug=slug)


@login_required
@require_POST
def invitation_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=pk, seminar=_managed(request, slug))
    if attempt(request, withdraw_invitation, invitation=invitation, by=request.user):
        messages.success(request, _("The link no longer lets anybody in. Whoever has joined stays."))
    return redirect("seminar-invite", slug=slug)


@require_http_methods(["GET", "POST"])
def invitation_join(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invitation's link leads: who asks, and one button. Visitors are shown the way to an account first."""
    invitation = Invitation.objects.select_related("seminar", "created_by").filter(token=token).first()
    if invitation and role_in(request.user, invitation.seminar):
        return redirect("seminar-detail", slug=invitation.seminar.slug)
    if invitation is None or not invitation.is_open:
        return _over(request)
    if request.method == "POST" and request.user.is_authenticated:
        try:
            joined = join(token=token, by=request.user)
        except InvitationOver:
            return _over(request)
        messages.success(request, _("Welcome. You are in, as %(role)s.") % {"role": joined.get_role_display()})
        return redirect("seminar-detail", slug=joined.seminar.slug)
    return render(request, "annotator/people/invitation_join.html", {"invitation": invitation, "seminar": invitation.seminar})


def _page(request: HttpRequest, seminar: Seminar, form: InvitationForm, letters: LetterForm) -> HttpResponse:
    open_ones = [(invitation, _link(request, invitation)) for invitation in seminar.invitations.open()]
    context = {"seminar": seminar, "form": form, "letters": letters, "invitations": open_ones}
    status = 422 if form.is_bound or letters.is_bound else 200
    return render(request, "annotator/people/seminar_invite.html", context, status=status)


def _send(request: HttpRequest, invitation: Invitation) -> bool:
    return attempt(request, send_invitation, invitation=invitation, link=_link(request, invitation), by=request.user)


def _over(request: HttpRequest) -> HttpResponse:
    error = InvitationOver()
    return render(request, "annotator/people/invitation_over.html", {"sentence": str(error)}, status=error.status)


def _managed(request: HttpRequest, slug: str) -> Seminar:
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    if not may_manage(request.user, seminar):
        raise PermissionDenied
    return seminar


def _link(request: HttpRequest, invitation: Invitation) -> str:
    return request.build_absolute_uri(reverse("invitation-join", args=[invitation.token]))
