"""What the views of every subject share."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.permissions import SAFE_METHODS, IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from annotator.api.pagination import PageNumbers
from annotator.api.quotations import quotations_seen_by
from annotator.blind_review import withhold_names
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading

Annotated = TypeVar("Annotated", Claim, EvidenceLink, DisagreementNote)


class Resource(APIView):
    """A view that finds things with the rights of whoever asks: what one may not see does not exist (404)."""

    permission_classes = [IsAuthenticatedOrReadOnly]

    def reading(self, pk: int) -> Reading:
        return get_object_or_404(Reading.objects.visible_to(self.request.user).select_related("seminar", "edition"), pk=pk)

    def claim(self, pk: int) -> Claim:
        claims = Claim.objects.visible_to(self.request.user).select_related("reading__seminar")
        return self._shown(claims.prefetch_related(quotations_seen_by(self.request.user)), pk)

    def evidence_link(self, pk: int) -> EvidenceLink:
        return self._shown(EvidenceLink.objects.visible_to(self.request.user).select_related("reading__seminar", "claim"), pk)

    def disagreement_note(self, pk: int) -> DisagreementNote:
        notes = DisagreementNote.objects.visible_to(self.request.user)
        return self._shown(notes.select_related("reading__seminar", "claim", "evidence_link"), pk)

    def _shown(self, rows: QuerySet[Annotated], pk: int) -> Annotated:
        row = get_object_or_404(rows, pk=pk)
        if self.request.method in SAFE_METHODS:  # An act needs to know whose it is.
            withhold_names([row], self.request.user)
        return row

    def paginated(self, rows: QuerySet[Any] | list[Any], serializer: type[BaseSerializer[Any]], **context: Any) -> Response:
        """One page of a list, with count, next and previous."""
        paginator = PageNumbers()
        page = paginator.paginate_queryset(rows, self.request, view=self)
        withhold_names(page or [], self.request.user)
        return paginator.get_paginated_response(serializer(page, many=True, context={"request": self.request, **context}).data)


def valid(serializer: type[BaseSerializer[Any]], request: Request, **options: Any) -> Any:
    """A serializer of the request's data that has been checked; raises ValidationError (400)."""
    checked = serializer(data=request.data, **options)
    checked.is_valid(raise_exception=True)
    return checked
