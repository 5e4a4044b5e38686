"""How a program says whose it is: `Authorization: Token …`."""

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from annotator.models import ApiToken, User


class ByToken(TokenAuthentication):
    """The user of the token in the header. Raises AuthenticationFailed (401) for one that is unknown or withdrawn."""

    def authenticate_credentials(self, key: str) -> tuple[User, ApiToken]:
        token = ApiToken.objects.of_secret(key).select_related("user").first()
        if token is None:
            raise AuthenticationFailed(_("This token is unknown or was withdrawn. Make another one on your account page."))
        ApiToken.objects.note_use(token.pk)
        return token.user, token
