"""One decision on several citations: of one work, or with one finding. All of them are shown before, and it is taken back at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import verification
from annotator.models import Attestation
from annotator.permissions import may_annotate
from annotator.verification.verdicts import Verdict, verdicts_for
from annotator.web.citations.acts import refused
from annotator.web.citations.forms import AttestAllForm, FilterForm
from annotator.web.citations.report import wanted_mentions
from annotator.web.citations.trails import to_report
from annotator.web.citations.views import visible_reading
from annotator.web.claims.form_page import FormPage, posted
from editions.models import CitationMention


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(FormPage):
    """`meant` are the citations decided on, each with its verdict."""

    meant: Sequence[tuple[CitationMention, Verdict]]

    def show(self, request: HttpRequest, form: Any, status: int = 200, standing: Any = None, refusal: str = "") -> HttpResponse:
        context = {"page": self, "form": form, "refusal": refusal}
        return render(request, "annotator/citations/decide.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def citations_attest(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision on all citations of a work, or on all that one check finds off; never on a whole text."""
    reading = visible_reading(request, pk)
    filter_form = FilterForm(request.GET, reading=reading)
    filters = filter_form.filters()
    if not filters.is_rule:
        raise Http404
    chosen = CitationMention.objects.filter(pk__in=wanted_mentions(reading, filters))
    mentions = list(chosen.select_related("passage").order_by("order"))
    verdicts = verdicts_for([mention.pk for mention in mentions], reading)
    named = ngettext("Decide on one citation", "Decide on %(count)s citations at once", len(mentions)) % {"count": len(mentions)}
    page = DecisionPage(
        title=named,
        button=named,
        claim=None,
        back=f"{reverse('citation-report', args=[reading.pk])}?{request.GET.urlencode()}",
        allowed=may_annotate(request.user, reading),
        lead=_("Your word stands beside each of them. Neither the author’s text nor the results are changed."),
        reading=reading,
        trail=to_report(reading),
        meant=[(mention, verdicts[mention.pk]) for mention in mentions],
    )
    given = {"looked_up_on": localdate(), "count": len(mentions)}
    form = AttestAllForm(posted(request), expected=len(mentions), initial=given)
    about = filter_form.in_words("work" if filters.work is not None else "check")

    def attest_all(said: dict[str, Any]) -> None:
        said.pop("count")
        verification.attest_all(reading=reading, mentions=mentions, by=request.user, about=about, **said)

    return page.answer(request, form, attest_all)


@require_POST
@login_required
def citations_withdraw(request: HttpRequest, pk: int, batch: UUID) -> HttpResponse:
    """Take back what one has said of several citations at once."""
    reading = visible_reading(request, pk)
    if not Attestation.objects.filter(reading=reading, batch=batch).exists():
        raise Http404
    with refused(request):
        count = verification.withdraw_batch(reading=reading, batch=batch, by=request.user)
        said = ngettext("Taken back on one citation.", "Taken back on %(count)s citations.", count) % {"count": count}
        messages.success(request, said)
    return redirect("citation-report", pk=reading.pk)
