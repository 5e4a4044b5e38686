"""Disagreement notes: what a reader disputes, and how the dispute ended."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import disagreements as actions
from annotator.api.fields import TagNames, TagsCarried
from annotator.api.quotations import ANCHORS, QuotationSerializer, SelectionSerializer
from annotator.api.versions import version_named, with_etag
from annotator.api.views import Resource, valid
from annotator.models import DisagreementNote, Reading
from annotator.models.annotation import Visibility
from annotator.models.disagreement import Ground


class DisagreementNoteSerializer(serializers.ModelSerializer[DisagreementNote]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)
    quotation = QuotationSerializer(read_only=True)
    tags = TagsCarried()

    class Meta:
        model = DisagreementNote
        fields = [
            "id",
            "reading",
            "claim",
            "evidence_link",
            "quotation",
            "ground",
            "statement",
            "state",
            "closed_at",
            "closing_reason",
            "visibility",
            "author",
            "created_at",
            "edited_at",
            "deleted_at",
            "version",
            "tags",
        ]
        read_only_fields = fields

    def to_representation(self, note: DisagreementNote) -> dict[str, Any]:
        data = super().to_representation(note)
        return data | {"statement": "", "quotation": None, "closing_reason": "", "tags": []} if note.deleted_at else data


class DisagreementChangeSerializer(serializers.Serializer[Any]):
    ground = serializers.ChoiceField(Ground.choices)
    statement = serializers.CharField()
    visibility = serializers.ChoiceField(Visibility.choices, default=Visibility.SEMINAR)
    tags = TagNames(required=False)


class NewDisagreementSerializer(SelectionSerializer, DisagreementChangeSerializer):
    pass


class ReasonSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(default="", allow_blank=True)


def shown(notes: QuerySet[DisagreementNote]) -> QuerySet[DisagreementNote]:
    return notes.select_related("created_by").prefetch_related("tags", *(f"quotation__{path}" for path in ANCHORS)).order_by("pk")


class _Notes(Resource):
    """A list of notes with one target, and a way to add to it."""

    def listed(self, **target: Any) -> Response:
        notes = DisagreementNote.objects.visible_to(self.request.user).filter(**target)
        return self.paginated(shown(notes), DisagreementNoteSerializer)

    def added(self, request: Request, reading: Reading, **target: Any) -> Response:
        new = valid(NewDisagreementSerializer, request)
        fields = {name: new.validated_data[name] for name in ("ground", "statement", "visibility", "tags") if name in new.validated_data}
        note = actions.contest(reading=reading, by=request.user, **new.selection(), **fields, **target)
        return with_etag(Response(DisagreementNoteSerializer(note).data, status=status.HTTP_201_CREATED), note)


class DisagreementsOfReading(_Notes):
    @extend_schema(operation_id="disagreements_of_reading", responses=DisagreementNoteSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(reading=self.reading(pk))

    @extend_schema(operation_id="contest_quotation", request=NewDisagreementSerializer, responses={201: DisagreementNoteSerializer})
    def post(self, request: Request, pk: int) -> Response:
        return self.added(request, self.reading(pk))


class DisagreementsOfClaim(_Notes):
    @extend_schema(operation_id="disagreements_of_claim", responses=DisagreementNoteSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(claim=self.claim(pk))

    @extend_schema(operation_id="contest_claim", request=NewDisagreementSerializer, responses={201: DisagreementNoteSerializer})
    def post(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        return self.added(request, claim.reading, claim=claim)


class DisagreementsOfEvidence(_Notes):
    @extend_schema(operation_id="disagreements_of_evidence", responses=DisagreementNoteSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(evidence_link=self.evidence_link(pk))

    @extend_schema(operation_id="contest_evidence", request=NewDisagreementSerializer, responses={201: DisagreementNoteSerializer})
    def post(self, request: Request, pk: int) -> Response:
        link = self.evidence_link(pk)
        return self.added(request, link.reading, evidence_link=link)


class DisagreementDetail(Resource):
    @extend_schema(operation_id="disagreement_note", responses=DisagreementNoteSerializer)
    def get(self, request: Request, pk: int) -> Response:
        note = self.disagreement_note(pk)
        return with_etag(Response(DisagreementNoteSerializer(note).data), note)

    @extend_schema(operation_id="change_disagreement_note", request=DisagreementChangeSerializer, responses=DisagreementNoteSerializer)
    def patch(self, request: Request, pk: int) -> Response:
        note = self.disagreement_note(pk)
        version = version_named(request, note)
        fields = valid(DisagreementChangeSerializer, request, partial=True).validated_data
        standing = {"ground": note.ground, "statement": note.statement, "visibility": note.visibility}
        note = actions.edit_disagreement(note=note, version=version, by=request.user, **(standing | fields))
        return with_etag(Response(DisagreementNoteSerializer(note).data), note)

    @extend_schema(operation_id="delete_disagreement_note", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        actions.delete_disagreement(note=self.disagreement_note(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Settlement(Resource):
    """PUT settles a dispute (its author), DELETE takes it up again."""

    @extend_schema(operation_id="settle_disagreement", request=ReasonSerializer, responses=DisagreementNoteSerializer)
    def put(self, request: Request, pk: int) -> Response:
        note = self.disagreement_note(pk)
        reason = valid(ReasonSerializer, request).validated_data["reason"]
        return Response(DisagreementNoteSerializer(actions.settle(note=note, by=request.user, reason=reason)).data)

    @extend_schema(operation_id="reopen_disagreement", responses=DisagreementNoteSerializer)
    def delete(self, request: Request, pk: int) -> Response:
        return Response(DisagreementNoteSerializer(actions.reopen(note=self.disagreement_note(pk), by=request.user)).data)


class Dismissal(Resource):
    """PUT dismisses a dispute with a reason (a reviewer)."""

    @extend_schema(operation_id="dismiss_disagreement", request=ReasonSerializer, responses=DisagreementNoteSerializer)
    def put(self, request: Request, pk: int) -> Response:
        note = self.disagreement_note(pk)
        reason = valid(ReasonSerializer, request).validated_data["reason"]
        return Response(DisagreementNoteSerializer(actions.dismiss(note=note, by=request.user, reason=reason)).data)
