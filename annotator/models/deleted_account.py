from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac


class DeletedAccount(models.Model):
    """That an account was deleted, and when. `who` tells whether a given address was meant, and tells nobody else anything.

    After a backup has been brought back, the accounts to delete once more are found by it.
    """

    who = models.CharField(max_length=64, db_index=True, help_text="HMAC-SHA256 of the address, or of the user name where there was none.")
    deleted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-deleted_at"]

    def __str__(self) -> str:
        return f"{self.who[:8]}… {self.deleted_at:%Y-%m-%d}"

    @staticmethod
    def hash_of(name: str) -> str:
        """The hash for an address or a user name, under this installation's key."""
        return salted_hmac("annotator.deleted_account", name.casefold(), secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
