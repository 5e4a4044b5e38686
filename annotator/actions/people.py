"""Become a reader, and say how one wants to be named."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from annotator.models import User


@transaction.atomic
def sign_up(*, username: str, name: str, email: str, password: str) -> User:
    """A new account, whose address is to be confirmed where letters are sent. The values come from a form that has checked them."""
    user = User.objects.create_user(username=username, email=email, password=password, name=name.strip())
    if settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory":
        EmailAddress.objects.create(user=user, email=email.lower(), primary=True, verified=False)
    return user


def change_profile(*, user: User, name: str, email: str, single_keys: bool) -> User:
    user.name, user.email, user.single_keys = name.strip(), email, single_keys
    user.save(update_fields=["name", "email", "single_keys"])
    return user
