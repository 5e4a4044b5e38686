"""The page of a claim, and the review queue of a reading."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.models import Claim, Reading
from annotator.models.terms import Stance
from annotator.web.claims.forms import DecisionForm
from annotator.web.claims.page import claim_page, thread
from annotator.web.claims.queue import review_queue
from annotator.web.claims.rights import rights_in
from annotator.web.visitors import open_to_visitors


@require_safe
@open_to_visitors
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim with all that speaks for and against it. A deleted one leaves its tombstone, with the others' work on it."""
    visible = Claim.objects.visible_to(request.user).select_related("reading__seminar", "reading__edition", "created_by")
    claim = get_object_or_404(visible.prefetch_related(thread()), pk=pk)
    page = claim_page(claim, request.user)
    context = {"page": page, "claim": claim, "reading": claim.reading, "stances": Stance.choices, "decision_form": DecisionForm()}
    return render(request, "annotator/claims/detail.html", context)


@require_safe
@login_required
def review_queue_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Which claims of the reading ask for a judgement, and why."""
    visible = Reading.objects.visible_to(request.user).select_related("seminar", "edition")
    reading = get_object_or_404(visible, pk=pk)
    context = {"reading": reading, "queue": review_queue(reading, request.user), "rights": rights_in(reading, request.user)}
    return render(request, "annotator/claims/queue.html", context)
