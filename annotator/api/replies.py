"""Replies in the threads of claims, evidence links and disagreement notes."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import replies as actions
from annotator.api.versions import version_named, with_etag
from annotator.api.views import Resource, valid
from annotator.models import Reply


class ReplySerializer(serializers.ModelSerializer[Reply]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)

    class Meta:
        model = Reply
        fields = ["id", "body", "author", "created_at", "edited_at", "deleted_at", "version"]
        read_only_fields = fields

    def to_representation(self, answer: Reply) -> dict[str, Any]:
        data = super().to_representation(answer)
        return data | {"body": ""} if answer.deleted_at else data


class BodySerializer(serializers.Serializer[Any]):
    body = serializers.CharField()


class _Thread(Resource):
    def listed(self, target: Any) -> Response:
        return self.paginated(target.replies.select_related("created_by"), ReplySerializer)

    def added(self, request: Request, target: Any) -> Response:
        body = valid(BodySerializer, request).validated_data["body"]
        answer = actions.reply(to=target, body=body, by=request.user)
        return with_etag(Response(ReplySerializer(answer).data, status=status.HTTP_201_CREATED), answer)


class ClaimReplies(_Thread):
    @extend_schema(operation_id="replies_to_claim", responses=ReplySerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(self.claim(pk))

    @extend_schema(operation_id="reply_to_claim", request=BodySerializer, responses={201: ReplySerializer})
    def post(self, request: Request, pk: int) -> Response:
        return self.added(request, self.claim(pk))


class EvidenceReplies(_Thread):
    @extend_schema(operation_id="replies_to_evidence", responses=ReplySerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(self.evidence_link(pk))

    @extend_schema(operation_id="reply_to_evidence", request=BodySerializer, responses={201: ReplySerializer})
    def post(self, request: Request, pk: int) -> Response:
        return self.added(request, self.evidence_link(pk))


class DisagreementReplies(_Thread):
    @extend_schema(operation_id="replies_to_disagreement", responses=ReplySerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.listed(self.disagreement_note(pk))

    @extend_schema(operation_id="reply_to_disagreement", request=BodySerializer, responses={201: ReplySerializer})
    def post(self, request: Request, pk: int) -> Response:
        return self.added(request, self.disagreement_note(pk))


class ReplyDetail(Resource):
    def answer(self, pk: int) -> Reply:
        return get_object_or_404(Reply.objects.visible_to(self.request.user), pk=pk)

    @extend_schema(operation_id="change_reply", request=BodySerializer, responses=ReplySerializer)
    def patch(self, request: Request, pk: int) -> Response:
        answer = self.answer(pk)
        body = valid(BodySerializer, request).validated_data["body"]
        answer = actions.edit_reply(answer=answer, version=version_named(request, answer), body=body, by=request.user)
        return with_etag(Response(ReplySerializer(answer).data), answer)

    @extend_schema(operation_id="delete_reply", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        actions.delete_reply(answer=self.answer(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
