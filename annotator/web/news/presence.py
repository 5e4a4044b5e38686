"""Who else has the reading open: the page says so of itself every half minute, and hears the names of the others."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotator.models import Event, LastVisit, Reading, Seminar, User

MOST_NAMES = 12


@login_required
@require_POST
def reading_here(request: HttpRequest, pk: int) -> HttpResponse:
    """For members: `words` names those who read along at this moment, "" when one is alone."""
    reading = get_object_or_404(Reading.objects.filter(seminar__in=Seminar.objects.visible_to(request.user)), pk=pk)
    newest = Event.objects.visible_to(request.user).filter(reading=reading).aggregate(newest=Max("pk"))["newest"] or 0
    LastVisit.objects.note(user=request.user, reading=reading, newest=newest)
    names = _others(reading, request.user)
    return JsonResponse({"names": names, "words": _("Reading along: %(names)s") % {"names": ", ".join(names)} if names else ""})


def _others(reading: Reading, user: Any) -> list[str]:
    """Members alone, in the order of their names."""
    here = LastVisit.objects.here().filter(reading=reading).exclude(user=user).values("user")
    people = User.objects.filter(pk__in=here, memberships__seminar=reading.seminar_id).order_by("name", "username")
    return [person.shown_name for person in people[:MOST_NAMES]]
