"""Readings, and the text that is read."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.views import Resource
from annotator.models import Event, Reading
from annotator.whole_numbers import whole_number
from editions.models import Passage, Revision


class ReadingSerializer(serializers.ModelSerializer[Reading]):
    title = serializers.CharField(source="edition.title", read_only=True)
    language = serializers.CharField(source="edition.language", read_only=True)
    creators = serializers.JSONField(source="edition.creators", read_only=True)

    class Meta:
        model = Reading
        fields = [
            "id",
            "seminar",
            "edition",
            "title",
            "creators",
            "language",
            "policy",
            "reveal_at",
            "blind_review",
            "starts_on",
            "ends_on",
            "created_at",
        ]
        read_only_fields = fields


class PassageSerializer(serializers.ModelSerializer[Passage]):
    """A passage with its words; `calls` say after which code point of it a note is called, `marks` which of them print sets apart.

    `identifier` is the name that the file gives the passage (TEI: xml:id).
    """

    text = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()
    calls = serializers.SerializerMethodField()

    class Meta:
        model = Passage
        fields = ["ref", "order", "kind", "text", "page", "number", "status", "start", "end", "calls", "marks", "identifier"]
        read_only_fields = fields

    def get_text(self, passage: Passage) -> str:
        revision: Revision = self.context["revision"]
        return revision.text[passage.start : passage.end]

    def get_page(self, passage: Passage) -> str | None:
        return str(passage.page) if passage.page else None

    def get_calls(self, passage: Passage) -> list[dict[str, Any]]:
        return [
            {"marker": call.marker, "offset": call.offset, "note": call.note.ref if call.note else None} for call in passage.calls.all()
        ]


class EventSerializer(serializers.ModelSerializer[Event]):
    actor = serializers.CharField(default=None, read_only=True)

    class Meta:
        model = Event
        fields = [
            "id",
            "verb",
            "actor",
            "reading",
            "claim",
            "evidence_link",
            "disagreement_note",
            "mention",
            "job",
            "before",
            "after",
            "created_at",
        ]
        read_only_fields = fields


class ReadingList(Resource):
    @extend_schema(operation_id="readings", responses=ReadingSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paginated(Reading.objects.visible_to(request.user).select_related("edition"), ReadingSerializer)


class ReadingDetail(Resource):
    @extend_schema(operation_id="reading", responses=ReadingSerializer)
    def get(self, request: Request, pk: int) -> Response:
        return Response(ReadingSerializer(self.reading(pk)).data)


class ReadingText(Resource):
    @extend_schema(operation_id="text_of_reading", responses=OpenApiResponse(response=dict, description="Revision, text and pages."))
    def get(self, request: Request, pk: int) -> Response:
        """The whole text of the current revision with its printed pages; offsets are code points of `text`."""
        revision = self.reading(pk).edition.current_revision
        pages = revision.pages.values("sequence", "label", "label_source", "start", "end", "identifier")
        return Response({"revision": revision.number, "sha256": revision.sha256, "text": revision.text, "pages": list(pages)})


class ReadingPassages(Resource):
    @extend_schema(operation_id="passages_of_reading", responses=PassageSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        revision = self.reading(pk).edition.current_revision
        passages = revision.passages.select_related("page").prefetch_related("calls__note")
        return self.paginated(passages, PassageSerializer, revision=revision)


class ReadingEvents(Resource):
    @extend_schema(
        operation_id="events_of_reading",
        parameters=[OpenApiParameter("after", int, description="Only events after the one with this id.")],
        responses=EventSerializer(many=True),
    )
    def get(self, request: Request, pk: int) -> Response:
        events = Event.objects.visible_to(request.user).filter(reading=self.reading(pk)).select_related("actor")
        after = whole_number(request.query_params.get("after", ""))
        return self.paginated(events.filter(pk__gt=after) if after is not None else events, EventSerializer)
