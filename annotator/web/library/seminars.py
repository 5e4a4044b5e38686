"""A seminar's library: what it reads, what it holds, what is being imported, what has happened."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.models import Seminar, Upload
from annotator.models.upload import Purpose
from annotator.permissions import may_manage, may_upload
from annotator.web.library.activity import activity
from annotator.web.library.figures import on_shelf
from annotator.web.library.progress import imports_of


@login_required
@require_safe
def seminar_detail(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    readings = list(seminar.readings.select_related("edition"))
    uploads = list(seminar.uploads.select_related("edition", "uploaded_by", "seminar").prefetch_related("jobs"))
    context = {
        "seminar": seminar,
        "readings": on_shelf(readings, request.user),
        "imports": imports_of(upload for upload in uploads if upload.confirmed_at is None),
        "sources": _held_sources(uploads),
        "members": seminar.memberships.select_related("user").order_by("joined_at"),
        "happenings": activity(seminar, request.user),
        "may_manage": may_manage(request.user, seminar),
        "may_upload": may_upload(request.user, seminar),
    }
    return render(request, "annotator/library/seminar_detail.html", context)


def _held_sources(uploads: list[Upload]) -> list[Upload]:
    return [upload for upload in uploads if upload.confirmed_at and upload.purpose == Purpose.SOURCE]
