"""Take one's data along, and go."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from annotator.actions.leaving import StillOwner, delete_account
from annotator.models import Seminar
from annotator.web.people.forms import DeletionForm
from annotator.web.people.own_data import own_data


@login_required
@require_safe
def account_export(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(own_data(request.user), content_type="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="variorum-my-data.zip"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@sensitive_post_parameters("password")
@login_required
@require_http_methods(["GET", "POST"])
def account_delete(request: HttpRequest) -> HttpResponse:
    """What happens, and the password (the user name, where the university lets somebody in)."""
    form = DeletionForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            delete_account(user=request.user)
        except StillOwner as error:
            form.add_error(None, f"{error} ({', '.join(error.detail['seminars'])})")
        else:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("home")
    alone = [seminar for seminar in Seminar.objects.visible_to(request.user) if seminar.memberships.count() == 1]
    context = {"form": form, "alone": alone}
    return render(request, "annotator/people/account_delete.html", context, status=422 if form.is_bound else 200)
