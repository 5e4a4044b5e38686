"""Accounts, seminars and invitations."""

import re
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from annotator.actions.seminars import INVITATION_DAYS
from annotator.models import User
from annotator.models.seminar import Role

OFFERED_ROLES = [(role.value, role.label) for role in (Role.ANNOTATOR, Role.OBSERVER, Role.REVIEWER)]
LONGEST_INVITATION = 365
MOST_LETTERS = 100


class LoginForm(AuthenticationForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")

    def clean(self) -> dict[str, Any]:
        """The account of this name and password; guessing gets slower with every wrong one."""
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if username and password:
            self.user_cache = get_adapter(self.request).authenticate(self.request, username=username, password=password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class SignupForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As others see it beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("To log in with: letters, digits and @ . + - _"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For a new password, should you forget yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least eight characters, not only digits."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        username = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("This user name is taken. Choose another one."), code="taken")
        return username

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("There is an account with this e-mail. Log in, or ask for a new password."), code="taken")
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if password := data.get("password"):
            known = User(username=data.get("username", ""), email=data.get("email", ""), name=data.get("name", ""))
            try:
                password_validation.validate_password(password, known)
            except ValidationError as error:
                self.add_error("password", error)
        return data


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "email", "single_keys")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.fields["email"].required = True

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another account has this e-mail."), code="taken")
        return email


class DeletionForm(forms.Form):
    """Says that one means it: the password, or the user name of somebody who has none."""

    password = forms.CharField(label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    username = forms.CharField(label=_("User name"), help_text=_("To confirm that you mean it."))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        assert isinstance(request.user, User)
        self.user = request.user
        del self.fields["username" if self.user.has_usable_password() else "password"]

    def clean_password(self) -> str:
        """The password, asked through the door, where guessing gets slower."""
        password: str = self.cleaned_data["password"]
        if get_adapter(self.request).authenticate(self.request, username=self.user.username, password=password) != self.user:
            raise ValidationError(_("This is not your password."), code="wrong")
        return password

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if username != self.user.username:
            raise ValidationError(_("This is not your user name."), code="wrong")
        return username


class SeminarForm(forms.Form):
    name = forms.CharField(label=_("Name of the seminar"), max_length=200)
    description = forms.CharField(
        label=_("What you read, and why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown to the members at the top of the library."),
    )


class InvitationForm(forms.Form):
    role = forms.ChoiceField(label=_("They join as"), choices=OFFERED_ROLES, initial=Role.ANNOTATOR)
    max_uses = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=1000, initial=40)
    days = forms.IntegerField(label=_("Open for how many days"), min_value=1, max_value=LONGEST_INVITATION, initial=INVITATION_DAYS)


class LetterForm(forms.Form):
    emails = forms.CharField(
        label=_("E-mail addresses"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("One a line, or with commas. Each gets a link for one person."),
    )
    role = forms.ChoiceField(label=_("They join as"), choices=OFFERED_ROLES, initial=Role.ANNOTATOR)
    days = forms.IntegerField(label=_("Open for how many days"), min_value=1, max_value=LONGEST_INVITATION, initial=INVITATION_DAYS)

    def clean_emails(self) -> list[str]:
        emails = [email for email in re.split(r"[\s,;]+", self.cleaned_data["emails"]) if email]
        for email in emails:
            try:
                validate_email(email)
            except ValidationError:
                raise ValidationError(_("“%(email)s” is not an e-mail address."), code="wrong", params={"email": email}) from None
        if len(emails) > MOST_LETTERS:
            raise ValidationError(_("At most %(most)s letters at once."), code="many", params={"most": MOST_LETTERS})
        return list(dict.fromkeys(emails))


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
