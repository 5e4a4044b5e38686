"""Import a file of references: choose it, see what fits the text, confirm entry by entry. Nothing is kept in between."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from annotator.actions.adding_works import add_works
from annotator.actions.bibliographies import Proposal, Taken, proposals, take_over
from annotator.actions.errors import ActionError
from annotator.models import Reading
from annotator.permissions import may_mend_text
from annotator.web.citations.views import visible_reading
from annotator.web.references.forms import BibliographyForm, field_name, shown
from annotator.web.references.views import show_list
from editions.bibliography import Bibliography, Entry, Fault, UnreadableBibliography, read_bibliography

UNREADABLE = {
    "empty": gettext_lazy("The file is empty. Export the references once more and choose the new file."),
    "encoding": gettext_lazy("The letters of this file cannot be read. Save it as UTF-8 and choose it again."),
    "unknown": gettext_lazy("This is neither CSL-JSON nor BibTeX nor RIS. Export the references in one of these forms."),
    "broken": gettext_lazy("The file breaks off, or is damaged, in line %(line)s. Export the references once more."),
}
FAULTS = {
    "no_title": gettext_lazy("it has no title"),
    "not_an_object": gettext_lazy("it is not a reference"),
    "broken": gettext_lazy("a brace, a quotation mark or a comma is missing"),
    "doubled_key": gettext_lazy("its key stands in the file twice"),
    "doubled_field": gettext_lazy("a field stands in it twice"),
    "no_end": gettext_lazy("its end (ER) is missing"),
    "bad_names": gettext_lazy("its persons cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal as the page shows it; `take` and each `over` are what its boxes send."""

    proposal: Proposal
    take: str
    is_ticked: bool
    place: str  # in the file; as another work or edition it can be added instead
    added: tuple[tuple[str, str], ...]
    differing: tuple[tuple[str, str, str, str], ...]  # what the box sends, field, here, in the file


@dataclass(frozen=True, slots=True)
class Explained:
    fault: Fault
    why: Any


@require_POST
@login_required
def references_import(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _mendable(request, pk)
    form = BibliographyForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_list(request, reading, form, status=422)
    file = form.cleaned_data["file"]
    try:
        bibliography, text = _read(file.read())
    except UnreadableBibliography as error:
        form.add_error("file", UNREADABLE[error.code] % {"line": error.line})
        return show_list(request, reading, form, status=422)
    return _confirm(request, reading, bibliography, text, file.name)


@require_POST
@login_required
def references_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _mendable(request, pk)
    text, name = request.POST.get("text", ""), request.POST.get("name", "")[:200]
    try:
        bibliography, text = _read(text.encode())
    except UnreadableBibliography:
        return redirect("reference-list", pk=reading.pk)
    offered = {one.take: one for one in _offered(reading, bibliography)}
    chosen = request.POST.getlist("take")
    if not all(take in offered for take in chosen):
        refusal = _("Somebody has changed these works since. Look through the list once more.")
        return _confirm(request, reading, bibliography, text, name, refusal=refusal, status=409)
    over = set(request.POST.getlist("over"))
    source = name or "file"
    try:
        with transaction.atomic():
            changed = take_over(reading=reading, taken=[_taken(offered[take], over) for take in chosen], source=source, by=request.user)
            added = add_works(reading=reading, works=_wanted(request, reading, bibliography), source=source, by=request.user)
    except ActionError as error:
        return _confirm(request, reading, bibliography, text, name, refusal=str(error), status=error.status)
    said = ngettext("One work is described more fully.", "%(count)s works are described more fully.", changed) % {"count": changed}
    if added:
        said += " " + ngettext("One work was added.", "%(count)s works were added.", len(added)) % {"count": len(added)}
    messages.success(request, said)
    return redirect("reference-list", pk=reading.pk)


def _wanted(request: HttpRequest, reading: Reading, bibliography: Bibliography) -> list[dict[str, Any]]:
    """The entries that are to be works of their own: those ticked that are not taken for a cited work, by their place in the file."""
    taken = {take.partition(":")[0] for take in request.POST.getlist("take")}
    certain = {one.place for one in _offered(reading, bibliography) if one.is_ticked}
    ticked = set(request.POST.getlist("add")) - taken - certain
    return [entry.csl for place, entry in enumerate(bibliography.entries) if str(place) in ticked]


def _left_out(bibliography: Bibliography, offered: list[Offered]) -> list[tuple[int, Entry]]:
    known = {id(one.proposal.entry) for one in offered}
    return [(place, entry) for place, entry in enumerate(bibliography.entries) if id(entry) not in known]


def _mendable(request: HttpRequest, pk: int) -> Reading:
    reading = visible_reading(request, pk)
    if not may_mend_text(request.user, reading.seminar):
        raise PermissionDenied
    return reading


def _read(content: bytes) -> tuple[Bibliography, str]:
    bibliography = read_bibliography(content)
    try:
        return bibliography, content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return bibliography, content.decode("cp1252")


def _confirm(
    request: HttpRequest, reading: Reading, bibliography: Bibliography, text: str, name: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    offered = _offered(reading, bibliography)
    context = {
        "reading": reading,
        "offered": [one for one in offered if one.added or one.differing],
        "same": [one for one in offered if not one.added and not one.differing],
        "left_out": [(place, *_named(entry)) for place, entry in _left_out(bibliography, offered)],
        "faults": [Explained(fault, FAULTS[fault.code]) for fault in bibliography.faults],
        "text": text,
        "name": name,
        "refusal": refusal,
    }
    return render(request, "annotator/references/confirm.html", context, status=status)


def _offered(reading: Reading, bibliography: Bibliography) -> list[Offered]:
    places = {id(entry): place for place, entry in enumerate(bibliography.entries)}
    return [_offer(one, places[id(one.entry)]) for one in proposals(reading, bibliography)]


def _offer(proposal: Proposal, place: int) -> Offered:
    reference = proposal.reference
    return Offered(
        proposal=proposal,
        take=f"{place}:{reference.pk}:{reference.version}",
        is_ticked=proposal.is_certain,
        place=str(place),
        added=tuple((str(field_name(name)), shown(name, value)) for name, value in proposal.added.items()),
        differing=tuple(
            (f"{place}:{one.name}", str(field_name(one.name)), shown(one.name, one.here), shown(one.name, one.there))
            for one in proposal.differing
        ),
    )


def _taken(offered: Offered, over: set[str]) -> Taken:
    """What the work lacks, and of what differs only what was ticked."""
    proposal = offered.proposal
    place = offered.take.partition(":")[0]
    csl = proposal.added | {one.name: one.there for one in proposal.differing if f"{place}:{one.name}" in over}
    return Taken(proposal.reference, proposal.reference.version, csl)


def _named(entry: Entry) -> tuple[str, int, str]:
    people = shown("author", entry.csl.get("author") or entry.csl.get("editor"))
    return entry.key, entry.line, Truncator(", ".join(filter(None, (people, entry.csl["title"])))).chars(140)
