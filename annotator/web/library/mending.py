"""Mend what the import has made: description, page numbers, repairs."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from annotator.actions.editions import count_labels_from, describe_edition, judge_repairs, publish, set_page_labels
from annotator.models import Seminar, Upload
from annotator.permissions import may_mend_text
from annotator.templatetags.thousands import thousands
from annotator.web.acting import attempt
from annotator.web.library.forms import DescriptionForm, PageOffsetForm
from annotator.web.library.repairs import Surroundings, disputed_in, group_of, repair_row
from annotator.web.library.uploads import show_upload, shown_revision
from editions.models import Edition, Repair, Revision
from editions.models.repair import RepairState

LABEL = "label-"  # the fields of the page table: label-0, label-1 …


@login_required
@require_POST
def edition_describe(request: HttpRequest, pk: int) -> HttpResponse:
    upload, edition = _imported(request, pk)
    form = DescriptionForm(request.POST, initial=DescriptionForm.of(edition).initial)
    if not form.is_valid():
        return show_upload(request, upload, status=422, description=form)
    if attempt(request, describe_edition, edition=edition, seminar=upload.seminar, by=request.user, **form.cleaned_data):
        messages.success(request, _("The description is saved."))
    return redirect("upload-detail", pk=pk)


@login_required
@require_POST
def upload_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the text to everybody, or with `close` to the seminar alone again."""
    upload, _edition = _imported(request, pk)
    attempt(request, publish, upload=upload, by=request.user, is_public="close" not in request.POST)
    return redirect(reverse("upload-detail", args=[pk]) + "#readers")


@login_required
@require_POST
def pages_count(request: HttpRequest, pk: int) -> HttpResponse:
    """Number all pages from one whose printed number is known."""
    upload, edition = _imported(request, pk)
    form = PageOffsetForm(request.POST)
    if not form.is_valid():
        return show_upload(request, upload, status=422, offset=form)
    if attempt(request, count_labels_from, edition=edition, seminar=upload.seminar, by=request.user, **form.cleaned_data):
        messages.success(request, _("The pages are numbered. What cites them is being checked again."))
    return redirect(reverse("upload-detail", args=[pk]) + "#pages")


@login_required
@require_POST
def pages_label(request: HttpRequest, pk: int) -> HttpResponse:
    """Name single pages."""
    upload, edition = _imported(request, pk)
    attempt(request, set_page_labels, edition=edition, seminar=upload.seminar, by=request.user, labels=_typed(request.POST))
    return redirect(reverse("upload-detail", args=[pk]) + "#pages")


def _typed(data: QueryDict) -> dict[int, str]:
    names = (name for name in data if name.startswith(LABEL) and name.removeprefix(LABEL).isdecimal())
    return {int(name.removeprefix(LABEL)): str(data[name]) for name in names}


@login_required
@require_POST
def repair_judge(request: HttpRequest, pk: int, repair_pk: int) -> HttpResponse:
    """Accept one repair, or have it undone. Scripts get the row back, with what counts those of its kind."""
    upload, edition = _imported(request, pk)
    repair = get_object_or_404(Repair, pk=repair_pk, revision__edition=edition)
    revision = shown_revision(upload, edition)
    if repair.revision_id != revision.pk:
        messages.error(request, _("The text has been corrected since you opened the list. Here it is as it stands."))
        return redirect(_repairs_address(upload, repair.kind))
    state = request.POST.get("state", "")
    attempt(
        request, judge_repairs, edition=edition, seminar=upload.seminar, by=request.user, state=state, repair=repair.pk, revision=revision
    )
    if "HX-Request" in request.headers:
        repair.refresh_from_db()
        return render(request, "annotator/library/_judged.html", _judged(request, upload, revision, repair))
    return redirect(f"{_repairs_address(upload, repair.kind)}#repair-{repair.pk}")


def _judged(request: HttpRequest, upload: Upload, revision: Revision, repair: Repair) -> dict[str, Any]:
    return {
        "row": repair_row(repair, Surroundings(revision)),
        "group": group_of(revision, repair.kind),
        "disputed": disputed_in(revision),
        "revision": revision,
        "edition": upload.edition,
        "upload": upload,
        "may_mend": may_mend_text(request.user, upload.seminar),
    }


@login_required
@require_POST
def repairs_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """All repairs of a kind that nobody has judged yet."""
    upload, edition = _imported(request, pk)
    revision = shown_revision(upload, edition)
    kind, state = request.POST.get("kind", ""), request.POST.get("state", "")
    count = Repair.objects.filter(revision=revision, kind=kind, state=RepairState.APPLIED).telling().count()
    chosen = {"kind": kind, "state": state, "revision": revision}
    if attempt(request, judge_repairs, edition=edition, seminar=upload.seminar, by=request.user, **chosen):
        said = ngettext("%(count)s repair marked.", "%(count)s repairs marked.", count)
        messages.success(request, said % {"count": thousands(count)})
    return redirect(f"{_repairs_address(upload, kind)}#kind-{kind}")


def _repairs_address(upload: Upload, kind: str) -> str:
    """Where the repairs of the kind are listed; the page of an upload that waits sends on to it."""
    return f"{reverse('upload-detail', args=[upload.pk])}?{urlencode({'kind': kind})}"


def _imported(request: HttpRequest, pk: int) -> tuple[Upload, Edition]:
    uploads = Upload.objects.select_related("seminar", "edition").filter(seminar__in=Seminar.objects.visible_to(request.user))
    upload = get_object_or_404(uploads, pk=pk, edition__isnull=False)
    assert upload.edition is not None
    return upload, upload.edition
