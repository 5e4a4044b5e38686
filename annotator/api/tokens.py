"""A token for a program, given for a user name and a password."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError as Refused
from django.utils.translation import gettext_lazy as _
from rest_framework.authtoken.serializers import AuthTokenSerializer
from rest_framework.authtoken.views import ObtainAuthToken
from rest_framework.serializers import ValidationError

SECOND_FACTOR = _("This account has a second factor, and the password alone gives no token. Ask whoever runs this site for one.")


class PasswordSerializer(AuthTokenSerializer):
    """The account of this name and password: guessing gets slower, and a second factor is not got round."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        request = self.context["request"]._request
        try:
            user = get_adapter(request).authenticate(request, username=attrs["username"], password=attrs["password"])
        except Refused as error:
            raise ValidationError(error.messages, code="throttled") from error
        if user is None:
            raise ValidationError(_("Unable to log in with provided credentials."), code="authorization")
        if is_mfa_enabled(user):
            raise ValidationError(SECOND_FACTOR, code="second_factor")
        return attrs | {"user": user}


class TokenView(ObtainAuthToken):
    serializer_class = PasswordSerializer
