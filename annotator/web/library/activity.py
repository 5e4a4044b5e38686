"""What has happened in a seminar, newest first."""

from typing import Any

from annotator.models import Event, Seminar
from annotator.models.event import Verb
from annotator.news.telling import Happening, tell

LATEST = 18


def activity(seminar: Seminar, user: Any, *, latest: int = LATEST) -> list[Happening]:
    """The newest events of the seminar that the user may see, newest first."""
    events = Event.objects.visible_to(user).filter(seminar=seminar).exclude(verb=Verb.IMPORTED)  # the upload says so already
    return tell(events.order_by("-pk")[:latest], user)
