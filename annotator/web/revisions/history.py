"""The revisions of a text: what was changed, by whom and why, and what has moved."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.placing import places_by_status
from annotator.actions.revisions import discard, go_back, put_in_place
from annotator.models import Event, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.models.quotation import AnchorStatus
from annotator.permissions import may_mend_text
from annotator.web.acting import attempt
from annotator.web.library.check_list import check_list
from annotator.web.library.repairs import disputed_in
from annotator.web.library.uploads import part_of
from annotator.web.revisions.carrying import carrying_of
from annotator.web.revisions.comparing import compare
from annotator.web.revisions.held import held_edition, mendable_edition, numbered
from annotator.web.revisions.shaken import shaken_by
from annotator.web.revisions.telling import what_changed
from annotator.whole_numbers import whole_number
from editions.models import Edition, Revision

TONES = {
    AnchorStatus.ANCHORED: "ok",
    AnchorStatus.SHIFTED: "ok",
    AnchorStatus.FUZZY: "near",
    AnchorStatus.AMBIGUOUS: "near",
    AnchorStatus.ORPHANED: "no",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """How many quotations stand how."""

    status: str
    label: Any
    tone: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    revision: Revision
    what: str
    by: User | None
    moved: tuple[Moved, ...]
    is_current: bool


@login_required
@require_safe
def revision_list(request: HttpRequest, pk: int) -> HttpResponse:
    edition, seminar = held_edition(request, pk)
    context = _context(request, edition, seminar)
    context |= {
        "rows": rows_of(edition, request.user),
        "revision": edition.current_revision,
        "disputed": disputed_in(edition.current_revision) if context["may_mend"] and not context["coming"] else 0,
    }
    return render(request, "annotator/revisions/list.html", context)


@login_required
@require_safe
def revision_detail(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What one revision has changed, word by word; for one that waits, whether it is to be put in place."""
    edition, seminar = held_edition(request, pk)
    revision = numbered(edition, number)
    before = revision.derived_from
    context = _context(request, edition, seminar)
    waits = revision.published_at is None and revision.change.get("kind") == "file"
    context |= {
        "revision": revision,
        "shaken": shaken_by(revision, context["reading"], request.user),
        "row": next(row for row in rows_of(edition, request.user) if row.revision.pk == revision.pk),
        "comparison": compare(before, revision) if before else None,
        "before": before,
        "current": edition.current_revision.number,
        "list": check_list(revision, all_of=request.GET.get("kind", ""), part=part_of(request)) if waits else None,
        "file": Upload.objects.filter(edition=edition, seminar=seminar, sha256=revision.source_sha256).first() if waits else None,
    }
    return render(request, "annotator/revisions/detail.html", context)


@login_required
@require_safe
def revision_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the carrying over is, as a part of a page; 304 while nothing has changed."""
    edition, _seminar = held_edition(request, pk)
    response = render(request, "annotator/revisions/_progress.html", {"carrying": carrying_of(edition)})
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_POST
def revision_place(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let a revision that waits replace the one that is read."""
    edition, seminar = mendable_edition(request, pk)
    attempt(request, put_in_place, revision=numbered(edition, number), seminar=seminar, by=request.user)
    return redirect("revision-list", pk=pk)


@login_required
@require_POST
def revision_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let the text read again as it did in an earlier revision."""
    edition, seminar = mendable_edition(request, pk)
    standing = whole_number(request.POST.get("revision", "")) or 0
    given = {"revision": standing, "to": number, "reason": request.POST.get("reason", "")[:500]}
    attempt(request, go_back, edition=edition, seminar=seminar, by=request.user, **given)
    return redirect("revision-list", pk=pk)


@login_required
@require_POST
def revision_discard(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    edition, seminar = mendable_edition(request, pk)
    attempt(request, discard, revision=numbered(edition, number), seminar=seminar, by=request.user)
    return redirect("revision-list", pk=pk)


def rows_of(edition: Edition, user: Any) -> list[Row]:
    """The newest first; what has moved is counted over the annotations that the user may see."""
    revisions = list(edition.revisions.defer("text", "source_text").order_by("-number"))
    current = edition.current_revision.number
    moved, people = _moved(edition, user), _people(edition)
    return [
        Row(revision, what_changed(revision), people.get(revision.number), moved.get(revision.pk, ()), revision.number == current)
        for revision in revisions
    ]


def _context(request: HttpRequest, edition: Edition, seminar: Seminar) -> dict[str, Any]:
    return {
        "edition": edition,
        "seminar": seminar,
        "reading": seminar.readings.filter(edition=edition).first(),
        "upload": edition.uploads.filter(seminar=seminar).order_by("created_at").first(),
        "may_mend": may_mend_text(request.user, seminar),
        "coming": edition.coming_revision,
        "carrying": carrying_of(edition),
    }


def _moved(edition: Edition, user: Any) -> dict[int, tuple[Moved, ...]]:
    return {
        revision: tuple(Moved(status, status.label, TONES[status], counts[status]) for status in AnchorStatus if counts[status])
        for revision, counts in places_by_status(edition, user).items()
    }


def _people(edition: Edition) -> dict[int, User | None]:
    """Who made each revision, by its number."""
    corrected = Event.objects.filter(verb=Verb.CORRECTED, after__edition=edition.pk).select_related("actor").order_by("pk")
    people = {event.after["revision"]: event.actor for event in corrected}
    files = list(edition.uploads.select_related("uploaded_by").order_by("created_at"))
    coming = edition.revisions.filter(published_at=None, change__kind="file").values_list("number", "source_sha256")
    waiting = {number: file.uploaded_by for number, sha256 in coming for file in files if file.sha256 == sha256}
    return {1: files[0].uploaded_by if files else None, **waiting, **people}
