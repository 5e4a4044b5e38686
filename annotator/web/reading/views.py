"""The reading page, and what it fetches of itself while somebody reads."""

import hashlib
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from annotator.actions.placing import unsettled
from annotator.models import Event, LastVisit, Reading
from annotator.permissions import REVIEWERS, WRITERS, role_in
from annotator.web.reading.changes import ask_for_the_same, changes_since
from annotator.web.reading.checks_bar import checks_bar
from annotator.web.reading.filter_choices import filter_panel
from annotator.web.reading.filters import Filters
from annotator.web.reading.imprint import imprint
from annotator.web.reading.page import CARDS_AT_ONCE, ReadingPage
from annotator.web.reading.placing import Placed
from annotator.web.reading.pointing import address_of_name
from annotator.web.reading.script_facts import facts_for_scripts, script_words
from annotator.web.visitors import open_to_visitors
from annotator.whole_numbers import whole_number

LISTED = 100


@require_safe
@open_to_visitors
def reading_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with its notes, citations and annotations.

    `?p=` names a passage by its ref or by the name that the file gives it, or a page by the latter; `?a=` an annotation, which
    was made just now where `?made=` says so.
    """
    reading = visible_reading(request, pk)
    if named := address_of_name(reading, request.GET.get("p", "")):
        return redirect(reverse("reading-detail", args=[pk]) + named)
    asked = request.GET.get("a", "")
    filters = Filters.of(request.GET)
    label, ref = request.GET.get("page", ""), request.GET.get("p", "")
    page = ReadingPage.of(reading, request.user, label=label, key=asked, ref=ref, filters=filters)
    by_section = page.keys_by_section()
    first = _first_cards(by_section, page.placement.by_key.get(asked))
    cards = page.cards(first)
    role = role_in(request.user, reading.seminar)
    may_write = role in WRITERS
    if may_write and "made" in request.GET:
        ask_for_the_same(cards, asked, request.user)
    newest = Event.objects.visible_to(request.user).filter(reading=reading).order_by("-pk").values_list("pk", flat=True).first() or 0
    if role:
        LastVisit.objects.note(user=request.user, reading=reading, newest=newest)
    context = {
        "reading": reading,
        "edition": reading.edition,
        "imprint": imprint(reading.edition.csl),
        "revision": page.revision,
        "layout": page.layout,
        "earlier": page.address_of(page.layout.earlier) if page.layout.earlier else "",
        "later": page.address_of(page.layout.later) if page.layout.later else "",
        "sections": page.sections(),
        "rail": page.rail(),
        "panel": filter_panel(page),
        "more": f"&{filters.query}" if filters.query else "",
        "here": page.address_of(page.layout.sections[0].page) if page.layout.sections else "",
        "total": page.placement.total,
        "cards": cards,
        "unplaced": page.cards(page.placement.unplaced),
        "checks": checks_bar(reading, page.verdicts.values()),
        "unsettled": unsettled(reading, page.revision, request.user).count() if role and page.revision.number > 1 else 0,
        "is_member": role is not None,
        "may_write": may_write,
        "may_mend": role in REVIEWERS,
        "words": script_words(),
        "facts": facts_for_scripts(page, by_section, since=newest, writes=may_write)
        | {"active": asked, "page": page.anchor_of(request.GET.get("page", ""))},
    }
    return render(request, "annotator/reading/detail.html", context)


@require_safe
@open_to_visitors
def reading_cards(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards with the keys that are named (`?a=claim-3&a=…`), in text order."""
    reading = visible_reading(request, pk)
    keys = request.GET.getlist("a")[: 2 * CARDS_AT_ONCE]
    page = ReadingPage.of(reading, request.user, key=keys[0] if keys else "", filters=Filters.of(request.GET))
    wanted = sorted((page.everything.by_key[key] for key in {*keys} & {*page.everything.by_key}), key=lambda placed: placed.number)
    return render(request, "annotator/reading/_cards.html", card_context(request, page, wanted))


@require_safe
@open_to_visitors
def reading_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What has been written since the event `?since=`, for the part of the text around the passage `?p=`; 204 when nothing was."""
    reading = visible_reading(request, pk)
    since = whole_number(request.GET.get("since", ""))
    page = ReadingPage.of(reading, request.user, ref=request.GET.get("p", ""), filters=Filters.of(request.GET))
    changes = changes_since(request, page, since) if since is not None else None
    return JsonResponse(changes) if changes else HttpResponse(status=204)


@require_safe
@open_to_visitors
def reading_annotations(request: HttpRequest, pk: int) -> HttpResponse:
    """All annotations in text order with their quotations, a page at a time: for printing, and for reading without a script."""
    reading = visible_reading(request, pk)
    page = ReadingPage.of(reading, request.user, filters=Filters.of(request.GET))
    listed = [annotation for annotation in page.placement.annotations if annotation.kind in page.filters.kinds]
    part = Paginator(listed, LISTED).get_page(request.GET.get("page"))
    context = card_context(request, page, list(part.object_list)) | {
        "part": part,
        "edition": reading.edition,
        "panel": filter_panel(page),
        "listed": True,
    }
    return render(request, "annotator/reading/annotations.html", context)


@require_safe
@open_to_visitors
def reading_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar of checks and every chip, as JSON; 304 while nothing has changed."""
    reading = visible_reading(request, pk)
    page = ReadingPage.of(reading, request.user)
    bar = checks_bar(reading, page.verdicts.values())
    etag = f'"{_state_of(page, bar.is_running)}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    chips = {mention: [verdict.tone, verdict.icon, str(verdict.words)] for mention, verdict in page.verdicts.items()}
    html = render_to_string("annotator/reading/_checks.html", {"checks": bar, "reading": reading}, request)
    return JsonResponse({"html": html, "chips": chips, "running": bar.is_running, "tenths": bar.tenths}, headers={"ETag": etag})


def _state_of(page: ReadingPage, running: bool) -> str:
    """Changes whenever a chip or the bar would look different."""
    words = [f"{pk}{verdict.status}{verdict.tone}{verdict.words}" for pk, verdict in page.verdicts.items()]
    return hashlib.sha256("|".join([get_language() or "", str(running), *words]).encode()).hexdigest()[:20]


def visible_reading(request: HttpRequest, pk: int) -> Reading:
    """The reading, for those who may see it; 404 for everybody else."""
    return get_object_or_404(Reading.objects.visible_to(request.user).select_related("seminar", "edition"), pk=pk)


def card_context(request: HttpRequest, page: ReadingPage, annotations: list[Placed]) -> dict[str, Any]:
    """What the card templates need."""
    return {
        "reading": page.reading,
        "cards": page.cards(annotations),
        "total": page.placement.total,
        "more": f"&{page.filters.query}" if page.filters.query else "",
        "may_write": role_in(request.user, page.reading.seminar) in WRITERS,
    }


def _first_cards(by_section: dict[int, list[Placed]], asked: Placed | None) -> list[Placed]:
    """The cards that come with the page; the others are fetched when their part of the text comes near."""
    in_order = [annotation for annotations in by_section.values() for annotation in annotations]
    first = in_order[:CARDS_AT_ONCE]
    return first if asked is None or asked in first or not asked.is_placed else [*first, asked]
