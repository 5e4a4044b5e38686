"""Evidence links: subject is the evidence, object is the claim."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import evidence as actions
from annotator.api.fields import TagNames, TagsCarried
from annotator.api.quotations import ANCHORS, QuotationSerializer, SelectionSerializer
from annotator.api.versions import version_named, with_etag
from annotator.api.views import Resource, valid
from annotator.models import Claim, EvidenceLink
from annotator.models.annotation import Visibility
from annotator.models.terms import Relation
from editions.models import CitationMention, Reference

PARTS = ["locator", "analytic_note", "source_excerpt", "translation", "full_citation", "url"]


class EvidenceLinkSerializer(serializers.ModelSerializer[EvidenceLink]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)
    quotation = QuotationSerializer(read_only=True)
    side = serializers.CharField(read_only=True)
    tags = TagsCarried()

    class Meta:
        model = EvidenceLink
        fields = [
            "id",
            "reading",
            "claim",
            "relation",
            "side",
            "visibility",
            "author",
            "created_at",
            "edited_at",
            "deleted_at",
            "version",
            "quotation",
            "mention",
            "reference",
            *PARTS,
            "tags",
        ]
        read_only_fields = fields

    def to_representation(self, link: EvidenceLink) -> dict[str, Any]:
        data = super().to_representation(link)
        gone: dict[str, Any] = {"quotation": None, "mention": None, "reference": None, "tags": []} | dict.fromkeys(PARTS, "")
        return data | gone if link.deleted_at else data


class EvidenceChangeSerializer(serializers.Serializer[Any]):
    relation = serializers.ChoiceField(Relation.choices)
    visibility = serializers.ChoiceField(Visibility.choices, default=Visibility.SEMINAR)
    locator = serializers.CharField(required=False, allow_blank=True, max_length=100)
    analytic_note = serializers.CharField(required=False, allow_blank=True)
    source_excerpt = serializers.CharField(required=False, allow_blank=True)
    translation = serializers.CharField(required=False, allow_blank=True)
    full_citation = serializers.CharField(required=False, allow_blank=True)
    url = serializers.URLField(required=False, allow_blank=True, max_length=500)
    tags = TagNames(required=False)


class NewEvidenceSerializer(SelectionSerializer, EvidenceChangeSerializer):
    mention = serializers.IntegerField(required=False, allow_null=True)
    reference = serializers.IntegerField(required=False, allow_null=True)


def shown(links: QuerySet[EvidenceLink]) -> QuerySet[EvidenceLink]:
    return links.select_related("created_by").prefetch_related("tags", *(f"quotation__{path}" for path in ANCHORS)).order_by("pk")


class EvidenceOfReading(Resource):
    @extend_schema(operation_id="evidence_of_reading", responses=EvidenceLinkSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        links = EvidenceLink.objects.visible_to(request.user).filter(reading=self.reading(pk))
        return self.paginated(shown(links), EvidenceLinkSerializer)


class EvidenceOfClaim(Resource):
    @extend_schema(operation_id="evidence_of_claim", responses=EvidenceLinkSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        links = EvidenceLink.objects.visible_to(request.user).filter(claim=self.claim(pk))
        return self.paginated(shown(links), EvidenceLinkSerializer)

    @extend_schema(operation_id="link_evidence", request=NewEvidenceSerializer, responses={201: EvidenceLinkSerializer})
    def post(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        new = valid(NewEvidenceSerializer, request)
        parts = {name: value for name, value in new.validated_data.items() if name not in ("revision", "ranges")}
        link = actions.link_evidence(claim=claim, by=request.user, **new.selection(), **(parts | _sources(claim, parts)))
        return with_etag(Response(EvidenceLinkSerializer(link).data, status=status.HTTP_201_CREATED), link)


class EvidenceDetail(Resource):
    @extend_schema(operation_id="evidence_link", responses=EvidenceLinkSerializer)
    def get(self, request: Request, pk: int) -> Response:
        link = self.evidence_link(pk)
        return with_etag(Response(EvidenceLinkSerializer(link).data), link)

    @extend_schema(operation_id="change_evidence_link", request=EvidenceChangeSerializer, responses=EvidenceLinkSerializer)
    def patch(self, request: Request, pk: int) -> Response:
        link = self.evidence_link(pk)
        version = version_named(request, link)
        fields = valid(EvidenceChangeSerializer, request, partial=True).validated_data
        link = actions.edit_evidence(link=link, version=version, by=request.user, **fields)
        return with_etag(Response(EvidenceLinkSerializer(link).data), link)

    @extend_schema(operation_id="delete_evidence_link", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        actions.delete_evidence(link=self.evidence_link(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _sources(claim: Claim, parts: dict[str, Any]) -> dict[str, Any]:
    """The citation and the reference named by id; both must belong to the text that is read."""
    edition = claim.reading.edition
    mention, reference = parts.get("mention"), parts.get("reference")
    return {
        "mention": get_object_or_404(CitationMention, revision__edition=edition, pk=mention) if mention else None,
        "reference": get_object_or_404(Reference, edition=edition, pk=reference) if reference else None,
    }
