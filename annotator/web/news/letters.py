"""How often letters come, and the link in them that ends them."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions.digests import choose_letters, stop_letters
from annotator.models.user import Digest
from annotator.news.digest import stopped_by


class LettersForm(forms.Form):
    digest = forms.ChoiceField(label=gettext_lazy("Write to me"), choices=Digest.choices, widget=forms.RadioSelect)


@login_required
@require_POST
def letters_choose(request: HttpRequest) -> HttpResponse:
    form = LettersForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose how often we shall write."))
        return redirect("notifications")
    choose_letters(user=request.user, digest=form.cleaned_data["digest"], language=get_language() or "")
    messages.success(request, _("Saved."))
    return redirect("notifications")


@csrf_exempt  # A mail program asks, which has seen none of our pages; the signed token is the right to ask.
@require_http_methods(["GET", "POST"])
def letters_stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters with one click, logged in or not. To open the link alone ends nothing: scanners of mail do that."""
    user = stopped_by(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        stop_letters(user=user)
    return render(request, "annotator/news/letters_stop.html", {"stopped": request.method == "POST"})
