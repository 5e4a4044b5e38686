"""Start and stop a check, say what was looked up, object to it, and tie a work to a held text. Several at once: `deciding`."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import disagreements, verification
from annotator.actions.errors import ActionError, NotAllowed
from annotator.actions.quotations import SelectedRange
from annotator.models import Attestation
from annotator.models.disagreement import Ground
from annotator.permissions import may_annotate, may_mend_text
from annotator.web.citations.forms import AttestForm, SecondOpinionForm, TieForm
from annotator.web.citations.progress import job_of
from annotator.web.citations.trails import to_citation, to_report
from annotator.web.citations.views import mention_of, visible_reading
from annotator.web.claims.form_page import FormPage, posted
from editions.models import CitationMention


@require_POST
@login_required
def check_start(request: HttpRequest, pk: int) -> HttpResponse:
    reading = visible_reading(request, pk)
    if not may_annotate(request.user, reading):
        raise PermissionDenied
    verification.queue_check(reading=reading, by=request.user)
    messages.success(request, _("The cited pages are being checked. Results appear here as they come."))
    return redirect("citation-report", pk=reading.pk)


@require_POST
@login_required
def citations_reread(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the citations read again by the present version of the program."""
    reading = visible_reading(request, pk)
    with refused(request):
        verification.queue_reading(reading=reading, by=request.user)
        messages.success(request, _("The citations are being read again. What people have decided is kept."))
    return redirect("citation-report", pk=reading.pk)


@require_POST
@login_required
def check_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    reading = visible_reading(request, pk)
    job = job_of(reading)
    try:
        if job and not job.is_finished:
            verification.cancel(job=job, by=request.user)
    except ActionError as error:
        raise PermissionDenied(str(error)) from error
    return redirect("citation-report", pk=reading.pk)


@require_http_methods(["GET", "POST"])
@login_required
def citation_attest(request: HttpRequest, pk: int, mention_pk: int) -> HttpResponse:
    """A person's word on the citation, beside the machine's outcome and never over it."""
    reading = visible_reading(request, pk)
    mention = mention_of(reading, mention_pk)
    page = FormPage(
        _("Say what you know of this citation"),
        _("Save"),
        None,
        _address(reading.pk, mention) + "#people",
        subject=mention.raw,
        allowed=may_annotate(request.user, reading),
        lead=_("Your word stands beside the result of the check. Neither the author’s text nor the result is changed."),
        reading=reading,
        trail=to_citation(reading, mention),
    )
    form = AttestForm(posted(request), initial={"looked_up_on": localdate()})
    return page.answer(request, form, lambda given: verification.attest(reading=reading, mention=mention, by=request.user, **given))


@require_POST
@login_required
def citation_withdraw(request: HttpRequest, pk: int, mention_pk: int, attestation_pk: int) -> HttpResponse:
    """Take back one's own word on the citation; it stays in the history."""
    reading = visible_reading(request, pk)
    mention = mention_of(reading, mention_pk)
    given = get_object_or_404(Attestation, reading=reading, mention=mention, pk=attestation_pk)
    with refused(request):
        verification.withdraw(attestation=given, by=request.user)
        messages.success(request, _("Taken back. What was said stays in the history."))
    return redirect(_address(reading.pk, mention) + "#people")


@contextmanager
def refused(request: HttpRequest) -> Iterator[None]:
    """A refusal is said on the page that follows; what one may not do at all is forbidden."""
    try:
        yield
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except ActionError as error:
        messages.error(request, str(error))


@require_http_methods(["GET", "POST"])
@login_required
def citation_contest(request: HttpRequest, pk: int, mention_pk: int) -> HttpResponse:
    """A second opinion: an objection to the words of the citation."""
    reading = visible_reading(request, pk)
    mention = mention_of(reading, mention_pk)
    page = FormPage(
        _("Object to this citation"),
        _("Object"),
        None,
        _address(reading.pk, mention),
        subject=mention.raw,
        allowed=may_annotate(request.user, reading),
        saved=_("Your objection stands beside the citation’s note in the text."),
        reading=reading,
        trail=to_citation(reading, mention),
    )
    words = SelectedRange(mention.passage.ref, mention.start, mention.end, mention.passage.text[mention.start : mention.end])

    def contest(given: dict[str, str]) -> None:
        disagreements.contest(
            reading=reading, revision=mention.revision.number, ranges=[words], ground=Ground.REFERENCE, by=request.user, **given
        )

    return page.answer(request, SecondOpinionForm(posted(request)), contest)


@require_http_methods(["GET", "POST"])
@login_required
def reference_tie(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    """In which held text the work can be looked up; what cites it is checked again."""
    reading = visible_reading(request, pk)
    reference = get_object_or_404(reading.edition.references, pk=reference_pk)
    page = FormPage(
        _("In which text can this work be looked up?"),
        _("Save and check again"),
        None,
        reverse("citation-report", args=[reading.pk]) + "#references",
        subject=reference.raw,
        allowed=may_mend_text(request.user, reading.seminar),
        saved=_("Saved. The citations of this work are being checked again."),
        lead=_("The texts of the seminar’s library are listed. Choose one only if it is the edition that the author cites."),
        reading=reading,
        trail=to_report(reading),
    )
    form = TieForm(posted(request), reading=reading, user=request.user, initial={"held_as": reference.held_as_id})
    return page.answer(
        request, form, lambda given: verification.tie_reference(reading=reading, reference=reference, by=request.user, **given)
    )


def _address(reading: int, mention: CitationMention) -> str:
    return reverse("citation-detail", args=[reading, mention.pk])
