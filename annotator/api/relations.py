"""How claims stand to one another, which may say the same, and quotations that are taken away again."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import claims as claim_actions
from annotator.actions import relations as actions
from annotator.api.views import Resource, valid
from annotator.claim_likeness import claims_alike
from annotator.models import Claim, ClaimRelation
from annotator.models.claim import ClaimRelationKind


class ClaimRelationSerializer(serializers.ModelSerializer[ClaimRelation]):
    """`subject` says the same as, entails, contradicts or qualifies `object`. What is mutual is kept once, in either order."""

    author = serializers.CharField(source="created_by", default=None, read_only=True)

    class Meta:
        model = ClaimRelation
        fields = ["id", "subject", "kind", "object", "author", "created_at"]
        read_only_fields = fields


class NewRelationSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(ClaimRelationKind.choices)
    object = serializers.IntegerField(help_text="The other claim; this one is the subject.")


class AlikeSerializer(serializers.Serializer[Any]):
    claim = serializers.IntegerField(source="claim.pk")
    statement = serializers.CharField(source="claim.statement")
    likeness = serializers.FloatField(help_text="0 to 100, of the statements")
    same_place = serializers.BooleanField(help_text="Both rest on some of the same words.")


class ClaimRelations(Resource):
    @extend_schema(operation_id="relations_of_claim", responses=ClaimRelationSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        relations = ClaimRelation.objects.visible_to(request.user).of(self.claim(pk)).select_related("created_by")
        return self.paginated(relations, ClaimRelationSerializer)

    @extend_schema(operation_id="relate_claims", request=NewRelationSerializer, responses={201: ClaimRelationSerializer})
    def post(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        fields = valid(NewRelationSerializer, request).validated_data
        visible = Claim.objects.visible_to(request.user).alive().select_related("reading__seminar")
        other = get_object_or_404(visible, pk=fields["object"])
        relation = actions.relate(subject=claim, object=other, kind=fields["kind"], by=request.user)
        return Response(ClaimRelationSerializer(relation).data, status=status.HTTP_201_CREATED)


class ClaimRelationDetail(Resource):
    @extend_schema(operation_id="unrelate_claims", responses={204: None})
    def delete(self, request: Request, pk: int, relation: int) -> Response:
        related = ClaimRelation.objects.visible_to(request.user).of(self.claim(pk))
        found = get_object_or_404(related.select_related("subject__reading__seminar", "object__reading__seminar"), pk=relation)
        actions.unrelate(relation=found, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClaimsAlike(Resource):
    @extend_schema(operation_id="claims_alike", responses=AlikeSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        """Claims of the seminar that may say the same and are not related to this one yet, the likeliest first."""
        return self.paginated(list(claims_alike(self.claim(pk), request.user)), AlikeSerializer)


class ClaimQuotationDetail(Resource):
    @extend_schema(operation_id="detach_quotation", responses={204: None})
    def delete(self, request: Request, pk: int, quotation: int) -> Response:
        claim = self.claim(pk)
        claim_actions.detach_quotation(claim=claim, quotation=get_object_or_404(claim.quotations, pk=quotation), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
