"""Let a program in as oneself, and shut it out again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError
from annotator.models import ApiToken, User
from annotator.models.api_token import SHOWN, digest_of, make_secret

MOST = 20


class TooManyTokens(ActionError):
    code, status = "too_many_tokens", 409
    sentence = _("You have as many tokens as there can be. Withdraw one that you no longer need.")


@transaction.atomic
def make_token(*, name: str, by: User) -> str:
    """The secret of a new token, which is kept nowhere else. A token of the same name is replaced. Raises TooManyTokens."""
    User.objects.select_for_update().get(pk=by.pk)
    others = ApiToken.objects.filter(user=by).exclude(name=name)
    if others.count() >= MOST:
        raise TooManyTokens
    secret = make_secret()
    ApiToken.objects.update_or_create(
        user=by, name=name, defaults={"digest": digest_of(secret), "beginning": secret[:SHOWN], "last_used_at": None}
    )
    return secret


def withdraw_token(*, token: ApiToken) -> None:
    """Whoever has its secret is a stranger from now on."""
    token.delete()
