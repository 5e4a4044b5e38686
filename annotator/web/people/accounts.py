"""Sign up, and change what others see of oneself. Logging in is told in `entering`, passwords are Django's own views."""

from allauth.account.models import EmailAddress
from allauth.decorators import rate_limit
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from annotator.actions.people import change_profile, sign_up
from annotator.models import User
from annotator.web.people.entering import let_in
from annotator.web.people.forms import ProfileForm, SignupForm


@rate_limit(action="signup")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def signup(request: HttpRequest) -> HttpResponse:
    """A new account, logged in as soon as its address is confirmed (at once where none is), and sent on to where they came from."""
    onward = _onward(request)
    if request.user.is_authenticated:
        return redirect(onward or "home")
    form = SignupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = sign_up(**form.cleaned_data)
        return let_in(request, user, onward=onward or reverse("home"), is_new=True)
    status = 422 if form.is_bound else 200
    return render(request, "annotator/people/signup.html", {"form": form, "next": onward}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        _change(request, form)
        messages.success(request, _("Saved."))
        return redirect("profile")
    context = {"form": form, "has_second_factor": is_mfa_enabled(request.user)}
    return render(request, "annotator/people/profile.html", context, status=422 if form.is_bound else 200)


def _change(request: HttpRequest, form: ProfileForm) -> None:
    """Save the form; another address counts once it is confirmed, where addresses are confirmed."""
    wanted = form.cleaned_data["email"]
    known = User.objects.get(username=request.user.get_username()).email
    confirm = settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory" and wanted.casefold() != known.casefold()
    change_profile(user=request.user, **form.cleaned_data | {"email": known if confirm else wanted})
    if confirm:
        EmailAddress.objects.add_new_email(request, request.user, wanted)
        messages.info(request, _("A letter is on its way to %(email)s. Your address changes once you follow its link.") % {"email": wanted})


def _onward(request: HttpRequest) -> str:
    """The page to go on to, "" unless it is one of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return address if ours else ""
