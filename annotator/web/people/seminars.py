"""Found a seminar, and see to its members."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.actions.seminars import change_role, describe_seminar, found_seminar, remove_member
from annotator.models import Membership, Seminar
from annotator.permissions import may_manage
from annotator.web.acting import attempt
from annotator.web.people.forms import RoleForm, SeminarForm


@login_required
@require_http_methods(["GET", "POST"])
def seminar_create(request: HttpRequest) -> HttpResponse:
    form = SeminarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seminar = found_seminar(by=request.user, **form.cleaned_data)
        return redirect("seminar-detail", slug=seminar.slug)
    return render(request, "annotator/people/seminar_create.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "POST"])
def seminar_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Name and description, by an owner."""
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    if not may_manage(request.user, seminar):
        raise PermissionDenied
    form = SeminarForm(request.POST or None, initial={"name": seminar.name, "description": seminar.description})
    if request.method == "POST" and form.is_valid():
        describe_seminar(seminar=seminar, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("seminar-detail", slug=slug)
    return render(
        request, "annotator/people/seminar_settings.html", {"seminar": seminar, "form": form}, status=422 if form.is_bound else 200
    )


@login_required
@require_safe
def seminar_members(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    memberships = seminar.memberships.select_related("user").order_by("joined_at", "pk")
    context = {
        "seminar": seminar,
        "may_manage": may_manage(request.user, seminar),
        "rows": [(membership, RoleForm(initial={"role": membership.role}, auto_id=f"{membership.pk}-%s")) for membership in memberships],
    }
    return render(request, "annotator/people/seminar_members.html", context)


@login_required
@require_POST
def membership_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    membership = _membership(request, slug, pk)
    form = RoleForm(request.POST)
    if form.is_valid() and attempt(request, change_role, membership=membership, role=form.cleaned_data["role"], by=request.user):
        messages.success(request, _("%(name)s: %(role)s.") % {"name": membership.user, "role": membership.get_role_display()})
    return redirect("seminar-members", slug=slug)


@login_required
@require_POST
def membership_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove somebody, or leave."""
    membership = _membership(request, slug, pk)
    if not attempt(request, remove_member, membership=membership, by=request.user):
        return redirect("seminar-members", slug=slug)
    if membership.user == request.user:
        messages.success(request, _("You have left “%(seminar)s”. What you wrote stays there.") % {"seminar": membership.seminar})
        return redirect("home")
    messages.success(request, _("%(name)s is no longer a member. What they wrote stays.") % {"name": membership.user})
    return redirect("seminar-members", slug=slug)


def _membership(request: HttpRequest, slug: str, pk: int) -> Membership:
    seminars = Seminar.objects.visible_to(request.user).filter(slug=slug)
    return get_object_or_404(Membership.objects.select_related("user", "seminar"), pk=pk, seminar__in=seminars)
