"""Annotate: the composer for a selection, the page that does without a script, and what both are sent to."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import claims, disagreements, evidence
from annotator.actions.errors import ActionError
from annotator.actions.quotations import SelectedRange
from annotator.models import Reading, Tag, User
from annotator.permissions import may_annotate
from annotator.web.reading.changes import changes_since
from annotator.web.reading.composing import mentions_in, nearest_claims, printed_page
from annotator.web.reading.filters import Filters
from annotator.web.reading.forms import FORMS, SelectionForm, as_it_stands, whole
from annotator.web.reading.page import ReadingPage
from annotator.web.reading.views import visible_reading
from annotator.whole_numbers import whole_number

KINDS = tuple(FORMS)


@require_safe
@login_required
def reading_compose(request: HttpRequest, pk: int) -> HttpResponse:
    """The composer for the selection in `?ranges=`, as a fragment."""
    reading = writable_reading(request, pk)
    page = ReadingPage.of(reading, request.user)
    form = SelectionForm({**request.GET.dict(), "revision": page.revision.number}, text=page.revision)
    selected = as_it_stands(page.revision, form.cleaned_data["selected"]) if form.is_valid() else []
    if not selected:
        return HttpResponse(status=422)
    return render(request, "annotator/reading/_composer.html", _offer(page, selected, request.GET.get("kind", "claim")))


@require_safe
@login_required
def reading_words(request: HttpRequest, pk: int) -> JsonResponse:
    """What a writer may complete: {people: [[user name, shown name], …], tags: [spelling, …]}."""
    reading = writable_reading(request, pk)
    members = User.objects.filter(memberships__seminar=reading.seminar_id, is_active=True)
    people = sorted(((each.username, each.shown_name) for each in members if each != request.user), key=lambda each: each[1].casefold())
    tags = Tag.objects.visible_to(request.user).filter(seminar=reading.seminar_id)
    spellings = {tag.key: tag.name for tag in tags.order_by("-pk")}  # of several, the oldest
    return JsonResponse({"people": people, "tags": [spellings[key] for key in sorted(spellings)]})


@require_safe
@login_required
def passage_annotate(request: HttpRequest, pk: int, ref: str) -> HttpResponse:
    """A page of its own for annotating one passage: the way without a script."""
    reading = writable_reading(request, pk)
    page = ReadingPage.of(reading, request.user, ref=ref)
    return _annotate_page(request, page, ref, request.GET.get("kind", "claim"))


@require_POST
@login_required
def claim_create(request: HttpRequest, pk: int) -> HttpResponse:
    return _create(request, pk, "claim")


@require_POST
@login_required
def evidence_create(request: HttpRequest, pk: int) -> HttpResponse:
    return _create(request, pk, "evidence")


@require_POST
@login_required
def disagreement_create(request: HttpRequest, pk: int) -> HttpResponse:
    return _create(request, pk, "disagreement")


def writable_reading(request: HttpRequest, pk: int) -> Reading:
    """The reading, for those who may annotate it; observers are refused, outsiders find nothing."""
    reading = visible_reading(request, pk)
    if not may_annotate(request.user, reading):
        raise PermissionDenied
    return reading


def _create(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    reading = writable_reading(request, pk)
    revision = reading.edition.current_revision
    selection = SelectionForm(request.POST, text=revision)
    form = FORMS[kind](request.POST, prefix=kind, reading=reading, revision=revision, user=request.user)
    if not (selection.is_valid() & form.is_valid()):
        return _refuse(request, reading, kind, 422, "", form, selection)
    try:
        made = _make(kind, reading, selection.cleaned_data, form.cleaned_data, request.user)
    except ActionError as error:
        return _refuse(request, reading, kind, error.status, str(error), form, selection)
    key = f"{kind}-{made.pk}"
    filters = Filters.of(request.GET)
    if not _is_script(request):
        return redirect(f"{reverse('reading-detail', args=(reading.pk,))}?a={key}&made=1&{filters.query}#c-{key}".replace("&#", "#"))
    page = ReadingPage.of(reading, request.user, key=key, filters=filters)
    changes = changes_since(request, page, whole_number(request.POST.get("since", "")) or 0, made=key)
    return JsonResponse({"key": key, **(changes or {})}, status=201)


def _make(kind: str, reading: Reading, selection: dict[str, Any], values: dict[str, Any], by: Any) -> Any:
    quoted = {"revision": selection["revision"], "ranges": selection["selected"], "by": by}
    if kind == "claim":
        onto = values.pop("onto")
        if onto:
            claims.attach_quotation(claim=onto, reading=reading, **quoted)
            return onto
        return claims.make_claim(reading=reading, **quoted, **values)
    if kind == "evidence":
        return evidence.link_evidence(**quoted, **values)
    return disagreements.contest(reading=reading, **quoted, **values)


def _refuse(
    request: HttpRequest, reading: Reading, kind: str, status: int, complaint: str, form: Form, selection: SelectionForm
) -> HttpResponse:
    """Say what to do; what was written stays where it was written."""
    complaint = complaint or " ".join([*selection.non_field_errors(), *form.non_field_errors()])
    if _is_script(request):
        errors = {f"{kind}-{name}": messages for name, messages in form.errors.items()} | dict(selection.errors)
        return JsonResponse({"complaint": complaint, "fields": errors}, status=status)
    page = ReadingPage.of(reading, request.user, ref=request.POST.get("passage", ""))
    context = {"complaint": complaint, "selection": selection}
    return _annotate_page(request, page, request.POST.get("passage", ""), kind, status, sent=form, **context)


def _annotate_page(
    request: HttpRequest, page: ReadingPage, ref: str, kind: str, status: int = 200, sent: Form | None = None, **refusal: Any
) -> HttpResponse:
    passage = get_object_or_404(page.revision.passages, ref=ref)
    selected = [whole(passage, page.revision)]
    context = _offer(page, selected, kind) | {"passage": passage, "text": selected[0].exact, "selection": SelectionForm(text=page.revision)}
    if sent is not None:
        context["forms"][kind] = sent
    return render(request, "annotator/reading/annotate.html", context | refusal, status=status)


def _offer(page: ReadingPage, selected: list[SelectedRange], kind: str) -> dict[str, Any]:
    """All that the composer shows."""
    ranges = [{"passage": part.passage, "start": part.start, "end": part.end, "exact": part.exact} for part in selected]
    initial = {"locator": printed_page(page, selected)}
    nearest = nearest_claims(page, selected)
    forms = {
        each: FORMS[each](prefix=each, initial=initial, reading=page.reading, revision=page.revision, user=page.user) for each in KINDS
    }
    return {
        "reading": page.reading,
        "revision": page.revision,
        "kind": kind if kind in KINDS else "claim",
        "exact": " […] ".join(part.exact for part in selected),
        "ranges": json.dumps(ranges, ensure_ascii=False),
        "claims": nearest,
        "own_claims": [claim for claim in nearest if claim.by == page.user.pk],
        "mentions": mentions_in(page, selected),
        "forms": forms,
    }


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
