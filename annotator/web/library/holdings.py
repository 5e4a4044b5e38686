"""Which cited works a held source is, or may be."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotator.actions.holdings import Holding, possible_holdings, tied_holdings
from annotator.actions.verification import tie_reference
from annotator.models import Seminar, Upload
from annotator.models.upload import Purpose
from annotator.web.acting import attempt
from editions.models import Reference


@dataclass(frozen=True, slots=True)
class Matches:
    """`is_source`: the upload was brought to be looked up in, so that "none yet" is worth saying."""

    tied: list[Holding]
    possible: list[Holding]
    is_source: bool

    @property
    def is_shown(self) -> bool:
        return bool(self.is_source or self.tied or self.possible)


def matches_of(upload: Upload) -> Matches:
    edition, is_source = upload.edition, upload.purpose == Purpose.SOURCE
    if edition is None:
        return Matches([], [], is_source)
    possible = [holding for holding in possible_holdings(upload.seminar) if holding.edition.pk == edition.pk]
    return Matches(tied_holdings(upload.seminar, edition), sorted(possible, key=lambda holding: -holding.score), is_source)


@login_required
@require_POST
def holding_tie(request: HttpRequest, pk: int, reference_pk: int) -> HttpResponse:
    """Tie a cited work to the upload's edition, or with `untie` take the tie away."""
    uploads = Upload.objects.select_related("seminar", "edition").filter(seminar__in=Seminar.objects.visible_to(request.user))
    upload = get_object_or_404(uploads, pk=pk, edition__isnull=False)
    reference = get_object_or_404(Reference, pk=reference_pk, edition__readings__seminar=upload.seminar)
    reading = upload.seminar.readings.select_related("edition", "seminar").get(edition=reference.edition)
    held_as = None if "untie" in request.POST else upload.edition
    attempt(request, tie_reference, reading=reading, reference=reference, held_as=held_as, by=request.user)
    return redirect(reverse("upload-detail", args=[pk]) + "#held-for")
