"""A look at the file beside what was read from it, for those who may read the text."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotator.models import Seminar, Upload
from annotator.web.sheets.look import look_at, readable_revision, sheet_of_page, waiting_address
from annotator.web.sheets.marks import Span
from editions.models import Revision, SheetPicture
from editions.tracing import source_spans

MOST_SPANS = 50
SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
TEMPLATES = {"look": "_look", "picture": "_picture", "strip": "_picture"}  # the parts of the page that scripts ask for
A_YEAR = 365 * 24 * 3600  # seconds


@require_safe
def file_look(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The place that the address names: `at` in the file, `words` in the text, both "from-to", or a `page` of the text, or a `sheet`.

    Scripts get a `part` without the page around it.
    """
    revision, upload = _readable(request, pk, number)
    sheet = _sheet(request.GET, revision)
    look = look_at(revision, upload, _spans(request.GET, revision), by=request.user, sheet=sheet)
    part = request.GET.get("part", "look") if "HX-Request" in request.headers else ""
    kept = urlencode([(name, value) for name in ("at", "words") for value in request.GET.getlist(name)])
    context = {
        "look": look,
        "revision": revision,
        "edition": revision.edition,
        "upload": upload,
        "kept": kept,
        "query": kept if sheet is None else f"{kept}&sheet={sheet}",
        "address": waiting_address(look, kept),
        "is_part": bool(part),
        "strip": part == "strip",
        "is_member": Seminar.objects.visible_to(request.user).filter(pk=upload.seminar_id).exists(),
    }
    response = render(request, f"annotator/sheets/{TEMPLATES.get(part, 'look')}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def sheet_picture(request: HttpRequest, pk: int, number: int, sequence: int) -> HttpResponse:
    """The picture itself. A sheet of a file never changes, so that a browser may keep it."""
    revision, _upload = _readable(request, pk, number)
    picture = get_object_or_404(SheetPicture.objects.exclude(image=""), source_sha256=revision.source_sha256, sequence=sequence)
    try:
        with picture.image.open("rb") as image:
            response = HttpResponse(image.read(), content_type="image/png")
    except FileNotFoundError:
        raise Http404(_("The picture is no longer there.")) from None
    response.headers["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    return response


def _readable(request: HttpRequest, pk: int, number: int) -> tuple[Revision, Upload]:
    found = readable_revision(request.user, pk, number)
    if found is None:
        raise Http404
    return found


def _spans(query: QueryDict, revision: Revision) -> list[Span]:
    """Code points of the source text."""
    of_words = [source_spans(revision, start, end) for start, end in _pairs(query.getlist("words"), len(revision.text))]
    return [*_pairs(query.getlist("at"), len(revision.source_text)), *(span for spans in of_words for span in spans)]


def _pairs(written: Iterable[str], most: int) -> list[Span]:
    found = [SPAN.fullmatch(pair) for pair in list(written)[:MOST_SPANS]]
    pairs = [(int(pair[1]), int(pair[2])) for pair in found if pair]
    return [(start, min(end, most)) for start, end in pairs if start <= end and start <= most]


def _sheet(query: QueryDict, revision: Revision) -> int | None:
    sheet, page = query.get("sheet", ""), query.get("page", "")
    if sheet.isdecimal() and len(sheet) < 7:
        return int(sheet)
    if page.isdecimal() and len(page) < 7:
        found = revision.pages.filter(sequence=int(page)).first()
        return sheet_of_page(revision, found) if found else None
    return None
