import hashlib
import secrets
from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator.models.user import User

USED_WITHIN = timedelta(minutes=1)  # a busy program need not write a row at every request
SECRET_PREFIX = "variorum_"  # noqa: S105 - lets scanners of published code recognise one
SHOWN = len(SECRET_PREFIX) + 4


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def of_secret(self, secret: str) -> Self:
        """The token with this secret, of somebody who may log in."""
        return self.filter(digest=digest_of(secret), user__is_active=True)

    def note_use(self, pk: int) -> None:
        at = now()
        self.filter(Q(last_used_at=None) | Q(last_used_at__lt=at - USED_WITHIN), pk=pk).update(last_used_at=at)


class ApiToken(models.Model):
    """Lets a program in as its user. The secret is shown once and kept only as SHA-256: it is random, so that needs no salt."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    beginning = models.CharField(max_length=20, help_text="The first characters of the secret, to tell one from another.")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="api_token_once_per_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.beginning}…)"


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def make_secret() -> str:
    """A secret of 256 random bits, in characters that survive a header and a shell."""
    return SECRET_PREFIX + secrets.token_urlsafe(32)
