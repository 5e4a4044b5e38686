"""A token for a program, given for a user name and a password."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError as Refused
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.authtoken.serializers import AuthTokenSerializer
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import ValidationError
from rest_framework.views import APIView

from annotator.actions.api_tokens import make_token

SECOND_FACTOR = _("This account has a second factor, and the password alone gives no token. Make one on your account page.")


class PasswordSerializer(AuthTokenSerializer):
    """The account of this name and password: guessing gets slower, and a second factor is not got round."""

    name = serializers.CharField(
        max_length=80, default="password", help_text="What the token is for; one of the same name is replaced.", label=_("what it is for")
    )

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


class TokenView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(request=PasswordSerializer, responses=inline_serializer("Token", {"token": serializers.CharField()}))
    def post(self, request: Request) -> Response:
        asked = PasswordSerializer(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        return Response({"token": make_token(name=asked.validated_data["name"], by=asked.validated_data["user"])})
