"""Take the sample seminar away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.actions.samples import remove_sample
from annotator.models import Seminar
from annotator.permissions import may_manage
from annotator.web.acting import attempt


@login_required
@require_http_methods(["GET", "POST"])
def sample_remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then remove."""
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug, is_sample=True)
    if not may_manage(request.user, seminar):
        raise PermissionDenied
    if request.method == "POST" and attempt(request, remove_sample, seminar=seminar, by=request.user):
        messages.success(request, _("The sample seminar is gone, with its texts and its invented people."))
        return redirect("home")
    return render(request, "annotator/library/sample_remove.html", {"seminar": seminar})
