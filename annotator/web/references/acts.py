"""Mend a description, merge and split works, and say which work a citation means."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from rapidfuzz import fuzz

from annotator.actions import references
from annotator.actions.adding_works import remove_work
from annotator.actions.likely_same import tell_apart
from annotator.models import Reading
from annotator.permissions import may_mend_text
from annotator.web.citations.acts import refused
from annotator.web.citations.trails import to_citation, to_works
from annotator.web.citations.views import mention_of, visible_reading
from annotator.web.claims.form_page import FormPage, posted
from annotator.web.references.forms import MendForm, MergeForm, ResolveForm, SplitForm, described
from editions.models import CitationMention, Reference


@require_http_methods(["GET", "POST"])
@login_required
def reference_mend(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    reading, reference = _work(request, pk, reference_pk)
    page = _page(
        request,
        reading,
        reference,
        title=_("Describe this work"),
        button=_("Save and check again"),
        lead=_("The author’s words above stay as they are. What you write here goes before what the program has read."),
        saved=_("Saved. The citations of this text are being checked again."),
    )
    form = MendForm(posted(request), initial=described(reference))

    def mend(given: dict[str, Any]) -> None:
        references.mend(reading=reading, reference=reference, csl=form.csl(reference.csl), version=given["version"], by=request.user)

    return page.answer(request, form, mend)


@require_http_methods(["GET", "POST"])
@login_required
def reference_merge(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    reading, reference = _work(request, pk, reference_pk)
    count = cited(reading, reference).count()
    lead = ngettext("One citation goes over to the other work.", "%(count)s citations go over to the other work.", count)
    page = _page(
        request,
        reading,
        reference,
        title=_("Merge this work with another one"),
        button=_("Merge"),
        lead=lead % {"count": count} + " " + _("This can be undone. Two editions of a work stay apart."),
        saved=_("Merged. The citations of this text are being checked again."),
    )
    form = MergeForm(posted(request), others=_others(reading, reference))
    return page.answer(request, form, lambda given: references.merge(reading=reading, reference=reference, by=request.user, **given))


@require_POST
@login_required
def reference_part(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    """Undo a merge."""
    reading = visible_reading(request, pk)
    reference = get_object_or_404(reading.edition.references.exclude(merged_into=None), pk=reference_pk)
    with refused(request):
        references.part(reading=reading, reference=reference, by=request.user)
        messages.success(request, _("The two works stand by themselves again. The citations of this text are being checked again."))
    return redirect("reference-list", pk=reading.pk)


@require_POST
@login_required
def reference_apart(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    """Two works that look alike are two."""
    reading, reference = _work(request, pk, reference_pk)
    other = get_object_or_404(reading.edition.references, pk=_posted_number(request, "other"))
    with refused(request):
        tell_apart(reading=reading, reference=reference, other=other, by=request.user)
        messages.success(request, _("The two works stay apart, and are not proposed again."))
    return redirect("reference-list", pk=reading.pk)


@require_POST
@login_required
def reference_remove(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    """Take away a work that was added and that nothing rests on."""
    reading, reference = _work(request, pk, reference_pk)
    with refused(request):
        remove_work(reading=reading, reference=reference, by=request.user)
        messages.success(request, _("The work was taken out of the bibliography."))
    return redirect("reference-list", pk=reading.pk)


def _posted_number(request: HttpRequest, name: str) -> int:
    written = request.POST.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0


@require_http_methods(["GET", "POST"])
@login_required
def reference_split(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    reading, reference = _work(request, pk, reference_pk)
    page = _page(
        request,
        reading,
        reference,
        title=_("Split off another work"),
        button=_("Split and check again"),
        lead=_("Choose the citations that mean another work or edition, and describe it. What points back to them (ebd.) goes along."),
        saved=_("Split. The citations of this text are being checked again."),
    )
    form = SplitForm(posted(request), mentions=cited(reading, reference), initial=described(reference))

    def split(given: dict[str, Any]) -> None:
        csl = form.csl(reference.csl)
        references.split(reading=reading, reference=reference, mentions=given["mentions"], csl=csl, by=request.user)

    return page.answer(request, form, split)


@require_http_methods(["GET", "POST"])
@login_required
def citation_resolve(request: HttpRequest, pk: int, mention_pk: int) -> HttpResponse:
    """A person's word on which work a citation means."""
    reading = visible_reading(request, pk)
    mention = mention_of(reading, mention_pk)
    page = FormPage(
        _("Which work does this citation mean?"),
        _("Save and check again"),
        None,
        _back(request, reading, mention),
        subject=mention.raw,
        allowed=may_mend_text(request.user, reading.seminar),
        saved=_("Saved. The citations of this text are being checked again."),
        reading=reading,
        trail=to_citation(reading, mention),
    )
    form = ResolveForm(posted(request), works=reading.edition.references.standing(), initial={"reference": mention.reference_id})
    return page.answer(request, form, lambda given: references.resolve(reading=reading, mention=mention, by=request.user, **given))


@require_POST
@login_required
def citation_unresolve(request: HttpRequest, pk: int, mention_pk: int) -> HttpResponse:
    """Take back one's word on which work a citation means."""
    reading = visible_reading(request, pk)
    mention = mention_of(reading, mention_pk)
    with refused(request):
        references.unresolve(reading=reading, mention=mention, by=request.user)
        messages.success(request, _("Taken back. The citations of this text are being checked again."))
    return redirect("citation-detail", pk=reading.pk, mention_pk=mention.pk)


def _back(request: HttpRequest, reading: Reading, mention: CitationMention) -> str:
    """Whoever chooses in the report comes back to it, with its filters."""
    if "query" not in request.POST:
        return reverse("citation-detail", args=[reading.pk, mention.pk])
    query = QueryDict(request.POST["query"]).urlencode()
    return f"{reverse('citation-report', args=[reading.pk])}{f'?{query}' if query else ''}#citation-{mention.pk}"


def cited(reading: Reading, reference: Reference) -> QuerySet[CitationMention]:
    """The citations of the work in the text as it is read now."""
    mentions = reading.edition.current_revision.mentions.filter(Q(reference=reference) | Q(mediating=reference))
    return mentions.select_related("passage").order_by("order")


def _work(request: HttpRequest, pk: int, reference_pk: int) -> tuple[Reading, Reference]:
    reading = visible_reading(request, pk)
    return reading, get_object_or_404(reading.edition.references.standing(), pk=reference_pk)


def _page(request: HttpRequest, reading: Reading, reference: Reference, **words: Any) -> FormPage:
    return FormPage(
        claim=None,
        back=reverse("reference-list", args=[reading.pk]),
        subject=reference.raw,
        allowed=may_mend_text(request.user, reading.seminar),
        reading=reading,
        trail=to_works(reading),
        **words,
    )


def _others(reading: Reading, reference: Reference) -> QuerySet[Reference]:
    """The other works: a text with thousands of works offers the fifty whose labels are most alike."""
    others = reading.edition.references.standing().exclude(pk=reference.pk)
    alike = sorted(others, key=lambda other: fuzz.token_sort_ratio(other.label, reference.label), reverse=True)
    return others.filter(pk__in=[other.pk for other in alike[:50]])
