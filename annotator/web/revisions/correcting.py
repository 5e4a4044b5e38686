"""Correct one passage: its words, its kind, where it begins and ends, and where a note is called."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import revisions
from annotator.actions.errors import ActionError
from annotator.models import Seminar
from annotator.web.claims.word_diff import word_diff
from annotator.web.revisions.forms import CallForm, FileForm, KindForm, NoteForm, SplitForm, WithReason, WordsForm
from annotator.web.revisions.held import mendable_edition
from annotator.web.sheets.look import look_address
from annotator.whole_numbers import whole_number
from editions.models import Edition, Passage, Revision


@login_required
@require_http_methods(["GET", "POST"])
def passage_correct(request: HttpRequest, pk: int, ref: str) -> HttpResponse:
    """The passage's words in a field; a look at what changes; the correction. Whatever is refused, what was typed stays."""
    edition, seminar = mendable_edition(request, pk)
    passage = _passage(edition, ref)
    if request.method != "POST":
        return _page(request, edition, seminar, passage)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, seminar, passage, status=422, words=form)
    data = form.cleaned_data
    if "preview" in request.POST:
        return _page(request, edition, seminar, passage, words=form, diff=word_diff(passage.text, data["words"].strip()))
    try:
        revisions.correct_passage(edition=edition, seminar=seminar, by=request.user, passage=ref, **data)
    except ActionError as error:
        return _refused(request, edition, seminar, passage, error, words=form)
    return _done(request, edition, seminar)


@login_required
@require_POST
def passage_shape(request: HttpRequest, pk: int, ref: str, act: str) -> HttpResponse:
    """Part the passage, join it with the next one, make a note of its words, say what it is, or where a note is called."""
    edition, seminar = mendable_edition(request, pk)
    passage = _passage(edition, ref)
    form = _forms(passage, request.POST)[act]
    if not form.is_valid():
        return _page(request, edition, seminar, passage, status=422, **{act: form})
    given = {"edition": edition, "seminar": seminar, "by": request.user, "reason": form.cleaned_data["reason"]}
    try:
        _shape(act, passage, form, given | {"revision": form.cleaned_data["revision"]})
    except ActionError as error:
        return _refused(request, edition, seminar, passage, error, **{act: form})
    return _done(request, edition, seminar)


@login_required
@require_POST
def repairs_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo all repairs that are marked so, in the revision that the check list showed."""
    edition, seminar = mendable_edition(request, pk)
    number = whole_number(request.POST.get("revision", "")) or 0
    try:
        made = revisions.undo_disputed(edition=edition, seminar=seminar, by=request.user, revision=number)
    except ActionError as error:
        messages.error(request, str(error))
        upload = edition.uploads.filter(seminar=seminar).order_by("created_at").first()
        return redirect(reverse("upload-detail", args=[upload.pk if upload else 0]) + "#repairs")
    if made.change.get("left"):
        messages.warning(request, _("Some of them left out only blanks that nobody sees: there was nothing to put back."))
    return _on_its_way(edition, seminar)


@login_required
@require_http_methods(["GET", "POST"])
def revision_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a better file of the same text; it waits to be looked at before it replaces the one that is read."""
    edition, seminar = mendable_edition(request, pk)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = revisions.bring_file(edition=edition, seminar=seminar, file=file, name=file.name, by=request.user)
            return redirect("upload-detail", pk=upload.pk)
        except ActionError as error:
            form.add_error("file", str(error))
    context = {"edition": edition, "seminar": seminar, "form": form}
    return render(request, "annotator/revisions/file.html", context, status=422 if form.is_bound else 200)


def _shape(act: str, passage: Passage, form: Any, given: dict[str, Any]) -> None:
    if act == "split":
        revisions.split_passage(passage=passage.ref, at=form.at, **given)
    elif act == "join":
        revisions.join_passages(passage=passage.ref, **given)
    elif act == "note":
        number = form.cleaned_data["number"]
        revisions.make_note(passage=passage.ref, start=form.start, end=form.end, number=number, **given)
    elif act == "kind":
        revisions.change_kind(passage=passage.ref, kind=form.cleaned_data["kind"], **given)
    else:
        selected = form.cleaned_data["selected"]
        revisions.set_note_call(note=passage.ref, passage=selected.passage, offset=selected.end, **given)


def _passage(edition: Edition, ref: str) -> Passage:
    """The passage as it stands, or as it stood last when a correction has taken it away: what was typed is not lost then."""
    passages = Passage.objects.filter(revision__edition=edition, revision__published_at__isnull=False, ref=ref)
    found = passages.select_related("revision", "page").order_by("-revision__number").first()
    if found is None:
        raise Http404
    return found


def _forms(passage: Passage, data: Any = None) -> dict[str, Any]:
    """The forms of the page by their act."""
    revision: Revision = passage.revision
    standing = {"revision": revision.number}
    return {
        "words": WordsForm(data, initial=standing | {"words": passage.text}),
        "split": SplitForm(data, initial=standing, text=passage.text, auto_id="split-%s"),
        "join": WithReason(data, initial=standing, auto_id="join-%s"),
        "note": NoteForm(data, initial=standing, text=passage.text, auto_id="note-%s"),
        "kind": KindForm(data, initial=standing | {"kind": passage.kind}, auto_id="kind-%s"),
        "call": CallForm(data, initial=standing, text=revision, auto_id="call-%s"),
    }


def _refused(request: HttpRequest, edition: Edition, seminar: Seminar, passage: Passage, error: ActionError, **forms: Any) -> HttpResponse:
    """Say what to do. When somebody was faster, the form goes on from the text as it stands, with the words as they were typed."""
    sent = forms.get("words")
    shown: dict[str, Any] = {"complaint": str(error), **forms}
    if sent is not None and error.status == 409:
        shown["diff"] = word_diff(passage.text, sent.cleaned_data["words"].strip())
        shown["words"] = WordsForm(initial=sent.cleaned_data | {"revision": passage.revision.number})
    return _page(request, edition, seminar, passage, status=error.status, **shown)


def _page(request: HttpRequest, edition: Edition, seminar: Seminar, passage: Passage, *, status: int = 200, **shown: Any) -> HttpResponse:
    following = passage.revision.passages.filter(order=passage.order + 1).exclude(kind="note").first()
    forms = _forms(passage)
    context = {
        "edition": edition,
        "seminar": seminar,
        "passage": passage,
        "revision": passage.revision,
        "reading": seminar.readings.filter(edition=edition).first(),
        "upload": edition.uploads.filter(seminar=seminar).order_by("created_at").first(),
        "following": following,
        "look": look_address(passage.revision, words=f"{passage.start}-{passage.end}"),
        "forms": forms | {act: form for act, form in shown.items() if act in forms},
        "open": next((act for act in ("split", "join", "note", "kind", "call") if act in shown), ""),
        "coming": edition.coming_revision,
        "complaint": shown.get("complaint", ""),
        "diff": shown.get("diff"),
    }
    return render(request, "annotator/revisions/correct.html", context, status=status)


def _done(request: HttpRequest, edition: Edition, seminar: Seminar) -> HttpResponse:
    messages.success(
        request, _("The correction is saved. Readers see it as soon as all annotations have been carried over, which takes some seconds.")
    )
    return _on_its_way(edition, seminar)


def _on_its_way(edition: Edition, seminar: Seminar) -> HttpResponse:
    """Where the correction is seen to come: the check list, while somebody still goes through it, otherwise the history."""
    upload = edition.uploads.filter(seminar=seminar, confirmed_at=None).order_by("created_at").first()
    is_read = seminar.readings.filter(edition=edition).exists()
    return redirect("upload-detail", pk=upload.pk) if upload and not is_read else redirect("revision-list", pk=edition.pk)
