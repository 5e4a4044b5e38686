"""The first page: what this is, for visitors; one's seminars, for members."""

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.models import Membership, Reading, Seminar, Upload
from annotator.web.library.figures import figures_of
from annotator.web.library.progress import with_progress

MEMBERS = Membership.objects.filter(seminar=OuterRef("pk")).order_by().values("seminar").annotate(count=Count("pk")).values("count")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "annotator/people/welcome.html", {"sample": Seminar.objects.filter(is_sample=True).first()})
    seminars = list(
        Seminar.objects.visible_to(request.user)
        .annotate(member_count=Subquery(MEMBERS))
        .prefetch_related(
            Prefetch("readings", Reading.objects.select_related("edition")),
            Prefetch("memberships", Membership.objects.filter(user=request.user), to_attr="own"),
        )
    )
    readings = [reading for seminar in seminars for reading in seminar.readings.all()]
    figures = figures_of(readings, request.user)
    for reading in readings:
        reading.figures = figures[reading.pk]
    context = {"seminars": seminars, "imports": unfinished_imports(request)}
    return render(request, "annotator/people/home.html", context)


def unfinished_imports(request: HttpRequest) -> list[Upload]:
    """Imports of one's own that are not confirmed yet."""
    uploads = Upload.objects.filter(uploaded_by=request.user, confirmed_at=None, seminar__in=Seminar.objects.visible_to(request.user))
    return with_progress(uploads.select_related("seminar", "edition").prefetch_related("jobs"))
