"""How somebody gets in: by password or through their university, then past what their account asks for."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import EmailAddress, Login
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from requests import RequestException

from annotator.models import User
from annotator.web.people.forms import LoginForm

logger = logging.getLogger(__name__)


class Door(DefaultAccountAdapter):
    """What allauth does at the door, but for greetings: a page that opens says enough."""

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *args, **kwargs)


class SingleSignOn(DefaultSocialAccountAdapter):
    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """A reader under the name that the university knows."""
        user: User = super().populate_user(request, sociallogin, data)
        user.name = (data.get("name") or user.get_full_name())[:150]
        return user


class LoginView(auth.LoginView):
    """Our login page; behind it the steps of `let_in`."""

    template_name = "annotator/people/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        return let_in(self.request, form.get_user(), onward=self.get_success_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponseBase = super().form_invalid(form)
        assert isinstance(answer, HttpResponse)
        if form.has_error("__all__", code="too_many_login_attempts"):
            answer.status_code = 429
        return answer


def openid_connect_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the university, or a page that says that it does not answer."""
    try:
        answer: HttpResponse = openid_connect.login(request, provider_id)
    except (RequestException, ValueError, KeyError):
        logger.exception("The provider of OIDC_SERVER_URL does not answer as OpenID Connect asks")
        return render(request, "socialaccount/authentication_error.html", status=503)
    return answer


def let_in(request: HttpRequest, user: User, *, onward: str, is_new: bool = False) -> HttpResponse:
    """Log in whoever has given the password, once the address is confirmed and the second factor given, where there is one."""
    confirm = "mandatory" if _waits_for_confirmation(user) else "none"
    login = Login(user=user, email_verification=confirm, redirect_url=onward, signup=is_new, email=user.email if is_new else None)
    return perform_password_login(request, {"username": user.get_username()}, login)


def _waits_for_confirmation(user: User) -> bool:
    """Whether this account was made while addresses were confirmed, and its own is not. Older accounts are let in as before.

    Where no letters are sent nobody waits for one: allauth writes addresses down as unconfirmed there, too.
    """
    addresses = EmailAddress.objects.filter(user=user)
    confirms = settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory"
    return confirms and addresses.exists() and not addresses.filter(verified=True).exists()
