"""The revisions of a text, corrections of it, and where annotations stand that a correction has moved out of sight."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import revisions
from annotator.actions.errors import Missing, NotAllowed
from annotator.actions.placing import (
    accept_place,
    keep_as_orphan,
    place_by_hand,
    places_by_status,
    quotations_visible_to,
    unsettled,
)
from annotator.actions.quotations import SelectedRange
from annotator.api.quotations import SelectedRangeSerializer
from annotator.api.views import Resource, valid
from annotator.models import Anchor, Job, QuotationRange, Reading
from annotator.models.job import Kind
from annotator.models.quotation import UNSETTLED
from annotator.permissions import role_in
from editions.models import Revision


class RevisionSerializer(serializers.ModelSerializer[Revision]):
    """`anchors` counts, by status, the quotations that you may see; `published_at` is null until everything is carried over."""

    is_current = serializers.SerializerMethodField()
    anchors = serializers.SerializerMethodField()

    class Meta:
        model = Revision
        fields = ["number", "sha256", "source_name", "change", "reason", "created_at", "published_at", "is_current", "anchors"]
        read_only_fields = fields

    def get_is_current(self, revision: Revision) -> bool:
        return bool(revision.number == self.context["current"])

    def get_anchors(self, revision: Revision) -> dict[str, int]:
        return dict(self.context["anchors"].get(revision.pk, {}))


class CorrectionSerializer(serializers.Serializer[Any]):
    """What is corrected. `kind` says which of the fields are needed:

    words: passage, words · split: passage, at · join: passage · kind: passage, to · call: note, passage, at ·
    note: passage, start, end, number · repairs: none.
    """

    revision = serializers.IntegerField(help_text="Number of the revision that you have read; 409 when the text has been corrected since.")
    kind = serializers.ChoiceField(choices=["words", "split", "join", "note", "kind", "call", "repairs"])
    passage = serializers.CharField(required=False, max_length=20)
    words = serializers.CharField(required=False, trim_whitespace=False)
    at = serializers.IntegerField(required=False, min_value=0, help_text="Code point of the passage.")
    to = serializers.CharField(required=False, max_length=20)
    note = serializers.CharField(required=False, max_length=20)
    start = serializers.IntegerField(required=False, min_value=0, help_text="Code point of the passage at which the note begins.")
    end = serializers.IntegerField(required=False, min_value=1, help_text="Code point of the passage before which it ends.")
    number = serializers.IntegerField(required=False, min_value=1, max_value=99_999)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)


class AnchorSerializer(serializers.ModelSerializer[Anchor]):
    """Quoted words (`range`) and where they stand in the current revision, or may stand (`candidates`)."""

    exact = serializers.CharField(source="range.exact", read_only=True)
    prefix = serializers.CharField(source="range.prefix", read_only=True)
    suffix = serializers.CharField(source="range.suffix", read_only=True)
    quotation = serializers.IntegerField(source="range.quotation_id", read_only=True)
    revision = serializers.IntegerField(source="revision.number", read_only=True)
    passage = serializers.CharField(source="passage.ref", default=None, read_only=True)

    class Meta:
        model = Anchor
        fields = ["range", "quotation", "exact", "prefix", "suffix", "revision", "passage", "start", "end"]
        fields += ["status", "method", "score", "candidates"]
        read_only_fields = fields


class PlaceSerializer(serializers.Serializer[Any]):
    """Where the words stand: `selected` words, an offered place (`start`, `end` of the text), or nowhere (`keep`)."""

    revision = serializers.IntegerField()
    selected = SelectedRangeSerializer(required=False)
    start = serializers.IntegerField(required=False, min_value=0)
    end = serializers.IntegerField(required=False, min_value=0)
    keep = serializers.BooleanField(required=False, default=False)


class RevisionList(Resource):
    @extend_schema(operation_id="revisions_of_reading", responses=RevisionSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        reading = self.reading(pk)
        rows = reading.edition.revisions.order_by("-number").defer("text", "source_text")
        if role_in(request.user, reading.seminar) is None:
            rows = rows.filter(published_at__isnull=False)
        return self.paginated(rows, RevisionSerializer, **_context(reading, request.user))

    @extend_schema(operation_id="correct_text", request=CorrectionSerializer, responses={202: RevisionSerializer})
    def post(self, request: Request, pk: int) -> Response:
        """Correct the text. The answer is the next revision; the job carries everything over to it and publishes it."""
        reading = self.reading(pk)
        data = valid(CorrectionSerializer, request).validated_data
        correct, needed = CORRECTIONS[data["kind"]]
        missing = next((name for name in needed if name not in data), None)
        if missing:
            raise Missing(field=missing)
        given = {NAMES.get((data["kind"], name), name): data[name] for name in needed}
        made = correct(
            edition=reading.edition, seminar=reading.seminar, by=request.user, revision=data["revision"], reason=data["reason"], **given
        )
        job = Job.objects.filter(kind=Kind.CARRY, edition=reading.edition).first()
        answer = RevisionSerializer(made, context=_context(reading, request.user)).data
        return Response({**answer, "job": job.pk if job else None}, status=status.HTTP_202_ACCEPTED)


class UnplacedList(Resource):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="unplaced_of_reading",
        parameters=[OpenApiParameter("status", str, enum=[*UNSETTLED, "kept"], description="Only these.")],
        responses=AnchorSerializer(many=True),
    )
    def get(self, request: Request, pk: int) -> Response:
        """What a correction has moved out of sight: without a place, with several, or placed by similarity."""
        reading = self.reading(pk)
        if role_in(request.user, reading.seminar) is None:
            raise NotAllowed
        found = unsettled(reading, reading.edition.current_revision, request.user, request.query_params.get("status", ""))
        rows = found.select_related("passage", "revision").defer("revision__text", "revision__source_text")
        return self.paginated(rows, AnchorSerializer)


class RangeAnchor(Resource):
    permission_classes = [IsAuthenticated]

    @extend_schema(operation_id="place_quotation", request=PlaceSerializer, responses=AnchorSerializer)
    def put(self, request: Request, pk: int, range_pk: int) -> Response:
        """Say by hand where quoted words stand in the current revision, or that they are kept without a place."""
        seen = quotations_visible_to(request.user).filter(reading=self.reading(pk))
        parts = QuotationRange.objects.select_related("quotation__reading__seminar", "quotation__reading__edition")
        part = get_object_or_404(parts, pk=range_pk, quotation__in=seen)
        data = valid(PlaceSerializer, request).validated_data
        given: dict[str, Any] = {"part": part, "revision": data["revision"], "by": request.user}
        if data["keep"]:
            anchor = keep_as_orphan(**given)
        elif "selected" in data:
            anchor = place_by_hand(selected=SelectedRange(**dict(data["selected"])), **given)
        elif "start" in data and "end" in data:
            anchor = accept_place(start=data["start"], end=data["end"], **given)
        else:
            raise Missing(field="selected")
        return Response(AnchorSerializer(anchor).data)


CORRECTIONS: dict[str, tuple[Callable[..., Revision], tuple[str, ...]]] = {
    "words": (revisions.correct_passage, ("passage", "words")),
    "split": (revisions.split_passage, ("passage", "at")),
    "join": (revisions.join_passages, ("passage",)),
    "kind": (revisions.change_kind, ("passage", "to")),
    "note": (revisions.make_note, ("passage", "start", "end", "number")),
    "call": (revisions.set_note_call, ("note", "passage", "at")),
    "repairs": (revisions.undo_disputed, ()),
}
NAMES = {("kind", "to"): "kind", ("call", "at"): "offset"}


def _context(reading: Reading, user: Any) -> dict[str, Any]:
    return {"current": reading.edition.current_revision.number, "anchors": places_by_status(reading.edition, user)}
