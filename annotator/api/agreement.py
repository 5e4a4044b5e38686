"""How far the members of a seminar agree about the claims of a reading."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions.errors import NotAllowed
from annotator.agreement import reading_agreement
from annotator.api.views import Resource
from annotator.permissions import REVIEWERS, role_in


class FiguresSerializer(serializers.Serializer[Any]):
    claims = serializers.IntegerField(help_text="Claims with two judgements or more.")
    judgements = serializers.IntegerField()
    pairs = serializers.IntegerField(help_text="Pairs of judgements on one claim.")
    percent = serializers.FloatField(allow_null=True)
    alpha = serializers.FloatField(allow_null=True, help_text="Krippendorff's alpha, nominal; null where it is not defined.")


class ClaimAgreementSerializer(serializers.Serializer[Any]):
    claim = serializers.IntegerField(source="claim.pk")
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="Judgements by stance.")
    undecided = serializers.IntegerField()
    judgements = serializers.IntegerField()
    percent = serializers.FloatField(allow_null=True)


class PairAgreementSerializer(serializers.Serializer[Any]):
    one = serializers.CharField()
    other = serializers.CharField()
    figures = FiguresSerializer()


class ReadingAgreementSerializer(serializers.Serializer[Any]):
    figures = FiguresSerializer()
    members = serializers.IntegerField()
    hidden = serializers.IntegerField(help_text="Claims that others have judged and whose judgements you may not see yet.")
    claims = ClaimAgreementSerializer(many=True)
    pairs = PairAgreementSerializer(many=True)


class Agreement(Resource):
    @extend_schema(operation_id="agreement_of_reading", responses=ReadingAgreementSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """For owners and reviewers, from the judgements that they may see."""
        reading = self.reading(pk)
        if role_in(request.user, reading.seminar) not in REVIEWERS:
            raise NotAllowed
        return Response(ReadingAgreementSerializer(reading_agreement(reading, request.user)).data)
