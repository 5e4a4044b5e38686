"""What somebody has not seen yet."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F

from annotator.models import Event, Notice, Reading
from annotator.models.event import Verb

MOST = 100  # notices that the header bar counts
MACHINE_SAYS = (Verb.CHECKED, Verb.IMPORTED)


def new_in(readings: Iterable[Reading], user: Any) -> dict[int, int]:
    """By reading: what others have done since the user last had it open. Readings never opened are not counted."""
    events = Event.objects.visible_to(user).exclude(actor=user).exclude(verb__in=MACHINE_SAYS)
    here = events.filter(reading__in=[reading.pk for reading in readings])
    since = here.filter(reading__visits__user=user, pk__gt=F("reading__visits__seen_event"))
    return dict(since.order_by().values_list("reading").annotate(Count("pk", distinct=True)))


def unread_notices(user: Any) -> int:
    """How many notices the user has not read, at most MOST. Costs one query while there are none."""
    if not getattr(user, "is_authenticated", False):
        return 0
    events = list(Notice.objects.filter(user=user).unread().values_list("event", flat=True)[:MOST])
    return Event.objects.visible_to(user).filter(pk__in=events).count() if events else 0
