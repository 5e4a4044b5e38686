from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.event import Event
from annotator.models.user import User


class NoticeKind(models.TextChoices):
    MENTION = "mention", _("mentions you")
    REPLY = "reply", _("reply in your thread")
    OBJECTION = "objection", _("objection to your work")
    EVIDENCE = "evidence", _("evidence on your claim")
    DECISION = "decision", _("decision on your claim")
    CLOSED = "closed", _("disagreement closed")
    VERDICT = "verdict", _("citation you rely on")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Any) -> Self:
        """One's own notices of what one may see now."""
        return self.filter(user=user.pk, event__in=Event.objects.visible_to(user).order_by().values("pk"))

    def unread(self) -> Self:
        return self.filter(seen_at=None)


class Notice(models.Model):
    """Tells a reader of an event that concerns their own work, or names them. Whether they may see it is asked anew each time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-event_id"]
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="notice_once_per_event")]
        indexes = [models.Index(fields=["user"], condition=models.Q(seen_at=None), name="notice_unread")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"
