"""The digest of what is new: how often it comes, and its end."""

from django.utils.timezone import now

from annotator.models import User
from annotator.models.user import Digest


def choose_letters(*, user: User, digest: str, language: str) -> None:
    """Write to the user as often as they ask, in `language`; what happened before they asked is not told."""
    fields = {"digest": Digest(digest), "digest_language": language}
    changed = User.objects.filter(pk=user.pk).exclude(digest=Digest(digest))
    changed.update(digest_at=now())
    User.objects.filter(pk=user.pk).update(**fields)


def stop_letters(*, user: int) -> None:
    User.objects.filter(pk=user).update(digest=Digest.OFF)
