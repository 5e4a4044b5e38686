"""The works that a text cites: as a list, and as a file."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.actions.adding_works import removable
from annotator.actions.likely_same import Likeness, likely_same
from annotator.models import Event, Reading
from annotator.models.event import Verb
from annotator.news.telling import ABOUT_WORKS
from annotator.web.citations.panel import readable_editions
from annotator.web.citations.references import works_of
from annotator.web.citations.views import visible_reading
from annotator.web.claims.rights import rights_in
from annotator.web.references.forms import BibliographyForm, field_name, shown
from annotator.web.visitors import open_to_visitors
from editions.bibliography import MEDIA_TYPES, SUFFIXES, write
from editions.models import Reference

LATEST = 50
MOST_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did to a work; `fields` are (name, before, after)."""

    event: Event
    work: str
    other: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two works that may be one, and why, field by field."""

    likeness: Likeness
    same: str
    similar: str
    only_one: str

    @classmethod
    def of(cls, likeness: Likeness) -> "Alike":
        return cls(likeness, *(_fields_in_words(names) for names in (likeness.same, likeness.similar, likeness.only_one)))


def _fields_in_words(names: tuple[str, ...]) -> str:
    return ", ".join(str(field_name(name)) for name in names)


@require_safe
@open_to_visitors
def reference_list(request: HttpRequest, pk: int) -> HttpResponse:
    reading = visible_reading(request, pk)
    return show_list(request, reading, BibliographyForm())


def show_list(request: HttpRequest, reading: Reading, form: BibliographyForm, status: int = 200) -> HttpResponse:
    context = {
        "reading": reading,
        "works": works_of(reading, readable_editions(reading, request.user)),
        "alike": [Alike.of(one) for one in likely_same(reading)[:MOST_ALIKE]],
        "removable": removable(reading),
        "merged": list(reading.edition.references.exclude(merged_into=None).select_related("merged_into")),
        "changes": changes_of(reading),
        "rights": rights_in(reading, request.user),
        "form": form,
    }
    return render(request, "annotator/references/list.html", context, status=status)


@require_safe
@open_to_visitors
def references_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The works as CSL-JSON, BibTeX or RIS."""
    reading = visible_reading(request, pk)
    form = request.GET.get("form", "csl")
    if form not in SUFFIXES:
        raise Http404
    content = write([item_of(reference) for reference in reading.edition.references.standing()], form)
    name = f"{reading.edition.slug}-references.{SUFFIXES[form]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=f"{MEDIA_TYPES[form]}; charset=utf-8", headers=headers)


def item_of(reference: Reference) -> dict[str, object]:
    """The work as a CSL-JSON item; what could not be taken apart goes out as it was written."""
    described = {name: value for name, value in reference.csl.items() if value}
    return {"type": "document", **described, "id": f"work-{reference.pk}", "title": reference.csl.get("title") or reference.raw}


def changes_of(reading: Reading) -> list[Change]:
    """What people did to the works of the text, newest first."""
    events = reading.events.filter(verb__in=ABOUT_WORKS).select_related("actor").order_by("-pk")[:LATEST]
    return [
        Change(event, str(event.after.get("reference") or ""), str(event.before.get("reference") or ""), tuple(_fields(event)))
        for event in events
    ]


def _fields(event: Event) -> list[tuple[str, str, str]]:
    if event.verb != Verb.MENDED or event.mention_id:
        return []
    return [(str(field_name(name)), shown(name, was), shown(name, event.after.get(name))) for name, was in event.before.items()]
