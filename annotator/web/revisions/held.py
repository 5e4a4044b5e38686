"""The edition whose text is corrected, and the seminar that holds it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from annotator.models import Seminar
from annotator.permissions import may_mend_text
from editions.models import Edition, Revision


def held_edition(request: HttpRequest, pk: int) -> tuple[Edition, Seminar]:
    """For members of the seminar that holds it; 404 for everybody else."""
    seminars = Seminar.objects.visible_to(request.user)
    edition = get_object_or_404(Edition.objects.filter(uploads__seminar__in=seminars).distinct(), pk=pk)
    return edition, seminars.filter(uploads__edition=edition).distinct()[0]


def mendable_edition(request: HttpRequest, pk: int) -> tuple[Edition, Seminar]:
    """For owners and reviewers; other members are refused."""
    edition, seminar = held_edition(request, pk)
    if not may_mend_text(request.user, seminar):
        raise PermissionDenied
    return edition, seminar


def numbered(edition: Edition, number: int) -> Revision:
    return get_object_or_404(edition.revisions.select_related("derived_from", "edition"), number=number)
