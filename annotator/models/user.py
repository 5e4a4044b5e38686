from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.TextChoices):
    OFF = "off", _("never")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


class User(AbstractUser):
    """A reader. `name` is what others see beside an annotation."""

    name = models.CharField(_("name"), max_length=150, blank=True)
    single_keys = models.BooleanField(_("single-key shortcuts"), default=True, help_text=_("n, p, c, e, d and others without Ctrl."))
    digest = models.CharField(_("letters about what is new"), max_length=6, choices=Digest, default=Digest.OFF)
    digest_language = models.CharField(max_length=5, blank=True, help_text="In which language the letters are written.")
    digest_at = models.DateTimeField(null=True, blank=True, help_text="Up to when the letters have told what is new.")

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return self.name or self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        words = self.shown_name.split()
        return "".join(word[0] for word in (words[0], words[-1]) if word).upper() if len(words) > 1 else self.shown_name[:2].upper()
