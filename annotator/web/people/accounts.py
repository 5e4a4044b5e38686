"""Sign up, and change what others see of oneself. Logging in and passwords are Django's own views, see urls."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from annotator.actions.people import change_profile, sign_up
from annotator.web.people.forms import ProfileForm, SignupForm


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def signup(request: HttpRequest) -> HttpResponse:
    """A new account, logged in at once and sent on to where they came from."""
    onward = _onward(request)
    if request.user.is_authenticated:
        return redirect(onward or "home")
    form = SignupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = sign_up(**form.cleaned_data)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect(onward or "home")
    status = 422 if form.is_bound else 200
    return render(request, "annotator/people/signup.html", {"form": form, "next": onward}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        change_profile(user=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("profile")
    return render(request, "annotator/people/profile.html", {"form": form}, status=422 if form.is_bound else 200)


def _onward(request: HttpRequest) -> str:
    """The page to go on to, "" unless it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
