"""Tokens for programs that act as oneself."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions.api_tokens import TooManyTokens, make_token, withdraw_token
from annotator.models import ApiToken


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        help_text=gettext_lazy("For instance the program, or the machine that it runs on."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()


@login_required
@reauthentication_required(allow_get=True)
@never_cache
@require_http_methods(["GET", "POST"])
def api_tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens. A new one is in the answer to the form, and never again anywhere."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            secret, form = make_token(name=form.cleaned_data["name"], by=request.user), TokenForm()
        except TooManyTokens as error:
            form.add_error(None, str(error))
    context = {"form": form, "secret": secret, "tokens": ApiToken.objects.filter(user=request.user.pk)}
    return render(request, "annotator/people/api_tokens.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def api_token_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_token(token=get_object_or_404(ApiToken.objects.filter(user=request.user.pk), pk=pk))
    messages.success(request, _("The token is withdrawn."))
    return redirect("api-tokens")
