from datetime import timedelta

from django.db import models
from django.utils.timezone import now

FRESH = timedelta(seconds=45)


class WorkerHeartbeat(models.Model):
    """When a worker was last seen at work; what /healthz asks."""

    name = models.CharField(max_length=100, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def is_fresh(self) -> bool:
        return self.seen_at > now() - FRESH
