"""The first page: what this is, for visitors; one's seminars, for members."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.models import Membership, Reading, Seminar, Upload
from annotator.permissions import REVIEWERS
from annotator.web.library.figures import ReadingOnShelf, on_shelf
from annotator.web.library.progress import Import, imports_of


@dataclass(frozen=True, slots=True)
class Place:
    """A seminar that one belongs to: as what, with how many others, reading what."""

    seminar: Seminar
    role: str
    members: int
    readings: list[ReadingOnShelf]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "annotator/people/welcome.html", {"sample": Seminar.objects.filter(is_sample=True).first()})
    context = {"seminars": places_of(request.user), "imports": unfinished_imports(request.user)}
    return render(request, "annotator/people/home.html", context)


def places_of(user: Any) -> list[Place]:
    """The user's seminars, in as many queries for many as for one."""
    own = Membership.objects.filter(user=user).select_related("seminar").order_by("seminar__name", "seminar")
    seminars = [membership.seminar_id for membership in own]
    readings = on_shelf(Reading.objects.filter(seminar__in=seminars).select_related("edition"), user)
    members = dict(Membership.objects.filter(seminar__in=seminars).order_by().values_list("seminar").annotate(Count("pk")))
    return [
        Place(
            membership.seminar,
            membership.get_role_display(),
            members[membership.seminar_id],
            [entry for entry in readings if entry.reading.seminar_id == membership.seminar_id],
        )
        for membership in own
    ]


def unfinished_imports(user: Any) -> list[Import]:
    """Imports of one's own that are not confirmed yet, and those of others that wait for one's confirmation."""
    confirmed_by = Membership.objects.filter(user=user, role__in=REVIEWERS).values("seminar")
    waiting = Q(edition__isnull=False, seminar__in=confirmed_by)
    uploads = Upload.objects.filter(Q(uploaded_by=user) | waiting, confirmed_at=None, seminar__in=Seminar.objects.visible_to(user))
    return imports_of(uploads.select_related("seminar", "edition").prefetch_related("jobs"))
