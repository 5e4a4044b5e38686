"""Bring a file, watch its import, go through the check list, confirm."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.actions.errors import ActionError
from annotator.actions.holdings import discard_upload
from annotator.actions.uploads import AlreadyHeld, change_purpose, confirm, read_source, receive, retry
from annotator.actions.verification import cancel
from annotator.models import Seminar, Upload
from annotator.models.upload import Purpose
from annotator.permissions import may_manage, may_mend_text, may_upload
from annotator.web.acting import attempt
from annotator.web.library import formats
from annotator.web.library.check_list import check_list
from annotator.web.library.forms import DescriptionForm, PageOffsetForm, UploadForm
from annotator.web.library.holdings import Matches, matches_of
from annotator.web.library.progress import progress_of
from annotator.web.library.sending import SentFile
from annotator.web.revisions.carrying import carrying_of
from annotator.whole_numbers import whole_number
from editions.models import Edition, Revision

MOST_EDITABLE_PAGES = 600


@login_required
@require_http_methods(["GET", "POST"])
def upload_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file. Whatever is wrong with it is said at the field; nothing is stored then."""
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    bound = request.method == "POST"
    form = (
        UploadForm(request.POST, request.FILES) if bound else UploadForm(initial={"purpose": request.GET.get("purpose", Purpose.READING)})
    )
    form.fields["file"].widget.attrs["accept"] = formats.accepted()
    if bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = receive(seminar=seminar, file=file, name=file.name, by=request.user, purpose=form.cleaned_data["purpose"])
            return redirect("upload-detail", pk=upload.pk)
        except ActionError as error:
            form.add_error("file", _sentence(error))
    context = {
        "seminar": seminar,
        "form": form,
        "most": settings.VARIORUM_MAX_UPLOAD_MB,
        "formats": formats.named(),
        "may_upload": may_upload(request.user, seminar),
    }
    return render(request, "annotator/library/upload_create.html", context, status=422 if bound else 200)


def _sentence(error: ActionError) -> str:
    """The refusal; for a file that is held already, with the way to it."""
    if isinstance(error, AlreadyHeld):
        link = reverse("upload-detail", args=[error.detail["upload"]])
        return format_html('{} <a href="{}">{}</a>', str(error), link, _("Show it"))
    return str(error)


@login_required
@require_safe
def upload_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The import while it runs, why it failed, or its check list. Another file of a text that is held waits as that text's revision."""
    upload = _upload(request, pk)
    revision = shown_revision(upload, upload.edition) if upload.edition else None
    if revision is not None and revision.published_at is None:
        address = reverse("revision-detail", args=[revision.edition_id, revision.number])
        return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)
    return show_upload(request, upload)


def shown_revision(upload: Upload, edition: Edition) -> Revision:
    """What the upload's check list is about: the text that waits, where this file brought it, otherwise the one that is read."""
    coming = edition.coming_revision if not upload.confirmed_at else None
    brought = coming is not None and coming.change.get("kind") == "file" and coming.source_sha256 == upload.sha256
    return coming if coming is not None and brought else edition.current_revision


def show_upload(request: HttpRequest, upload: Upload, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of an upload; `forms` replace its fresh ones, so that an error loses nothing."""
    context: dict[str, Any] = {
        "upload": upload,
        "seminar": upload.seminar,
        "progress": progress_of(upload),
        "may_mend": may_mend_text(request.user, upload.seminar),
        "may_upload": may_upload(request.user, upload.seminar),
        "may_manage": may_manage(request.user, upload.seminar),
    }
    if upload.edition:
        listed = check_list(upload.edition.current_revision, all_of=request.GET.get("kind", ""), part=part_of(request))
        context |= {
            "edition": upload.edition,
            "list": listed,
            "coming": upload.edition.coming_revision,
            "carrying": carrying_of(upload.edition),
            "description": DescriptionForm.of(upload.edition),
            "offset": PageOffsetForm(initial={"sheet": 1}),
            "pages_editable": len(listed.pages) <= MOST_EDITABLE_PAGES,
            "reading": upload.seminar.readings.filter(edition=upload.edition).first(),
            "matches": matches_of(upload) if upload.confirmed_at else None,
        }
    return render(request, "annotator/library/upload_detail.html", context | forms, status=status)


def part_of(request: HttpRequest) -> int:
    """Which part of a kind's repairs is asked for."""
    return whole_number(request.GET.get("part", "")) or 1


@login_required
@require_safe
def upload_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the import is, as a part of a page; 304 while nothing has changed."""
    upload = _upload(request, pk)
    response = render(request, "annotator/library/_progress.html", {"upload": upload, "progress": progress_of(upload)})
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_POST
def upload_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    upload = _upload(request, pk)
    for job in upload.jobs.unfinished():
        attempt(request, cancel, job=job, by=request.user)
    return redirect("upload-detail", pk=pk)


@login_required
@require_POST
def upload_retry(request: HttpRequest, pk: int) -> HttpResponse:
    attempt(request, retry, upload=_upload(request, pk), by=request.user)
    return redirect("upload-detail", pk=pk)


@login_required
@require_POST
def upload_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an unconfirmed import away again."""
    upload = _upload(request, pk)
    slug = upload.seminar.slug
    if not attempt(request, discard_upload, upload=upload, by=request.user):
        return redirect("upload-detail", pk=pk)
    messages.success(request, _("“%(name)s” is out of the library.") % {"name": upload.name})
    return redirect("seminar-detail", slug=slug)


@login_required
@require_POST
def upload_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the reading, or hold the source and show what it was tied to."""
    upload = _upload(request, pk)
    try:
        reading = confirm(upload=upload, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("upload-detail", pk=pk)
    if reading:
        messages.success(request, _("The reading is open. The pages that it cites are being looked up."))
        return redirect("reading-detail", pk=reading.pk)
    messages.success(request, _held(matches_of(upload)))
    return redirect("upload-detail", pk=pk)


def _held(matches: Matches) -> str:
    count = len(matches.tied)
    if not count and not matches.possible:
        return _("The source is held. None of your texts cites it, as far as the program can tell.")
    if not count:
        return _("The source is held. No cited work was certainly this one; see below which it may be.")
    return ngettext(
        "The source is held, and tied to %(count)s cited work; its citations are being looked up.",
        "The source is held, and tied to %(count)s cited works; their citations are being looked up.",
        count,
    ) % {"count": count}


@login_required
@require_POST
def upload_purpose(request: HttpRequest, pk: int) -> HttpResponse:
    """A text to read after all, or a source after all."""
    attempt(request, change_purpose, upload=_upload(request, pk), by=request.user, purpose=request.POST.get("purpose", ""))
    return redirect("upload-detail", pk=pk)


@login_required
@require_POST
def upload_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a reading of a held source."""
    upload = _upload(request, pk)
    try:
        reading = read_source(upload=upload, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("upload-detail", pk=pk)
    return redirect("reading-detail", pk=reading.pk)


@require_safe
def upload_file(request: HttpRequest, pk: int) -> SentFile:
    """The file as it was brought, to those who may read the text."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user), pk=pk)
    try:
        return SentFile(upload.file.open("rb"), as_attachment=True, filename=upload.name, content_type="application/octet-stream")
    except FileNotFoundError:
        raise Http404(_("The original file is no longer there.")) from None


def _upload(request: HttpRequest, pk: int) -> Upload:
    uploads = Upload.objects.select_related("seminar", "edition", "uploaded_by").prefetch_related("jobs")
    return get_object_or_404(uploads, pk=pk, seminar__in=Seminar.objects.visible_to(request.user))
