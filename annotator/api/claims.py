"""Claims: what is asserted, on the strength of quotations."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_list_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import claims as actions
from annotator.actions import positions, reviews
from annotator.api.fields import TagNames, TagsCarried
from annotator.api.quotations import QuotationSerializer, SelectionSerializer, quotations_seen_by
from annotator.api.versions import version_named, with_etag
from annotator.api.views import Resource, valid
from annotator.dissents import decisions_for
from annotator.models import Claim, Position, Review
from annotator.models.annotation import Visibility
from annotator.models.claim import Claimant
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Stance
from editions.models import CitationMention

WORDS = {"contested", "disputed", "divided", "citation_off", "without_evidence"}


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)
    quotations = QuotationSerializer(many=True, read_only=True)
    tags = TagsCarried()

    class Meta:
        model = Claim
        fields = [
            "id",
            "reading",
            "statement",
            "claimant",
            "visibility",
            "author",
            "created_at",
            "edited_at",
            "deleted_at",
            "version",
            "quotations",
            "mentions",
            "tags",
        ]
        read_only_fields = fields

    def to_representation(self, claim: Claim) -> dict[str, Any]:
        """A tombstone keeps its place and loses its words."""
        data = super().to_representation(claim)
        return data | {"statement": "", "quotations": [], "mentions": [], "tags": []} if claim.deleted_at else data


class NewClaimSerializer(SelectionSerializer):
    revision = serializers.IntegerField()
    statement = serializers.CharField()
    claimant = serializers.ChoiceField(Claimant.choices, default=Claimant.AUTHOR)
    visibility = serializers.ChoiceField(Visibility.choices, default=Visibility.SEMINAR)
    mentions = serializers.ListField(child=serializers.IntegerField(), default=list, help_text="Citations that the claim relies on.")
    tags = TagNames(default=list)


class ClaimChangeSerializer(serializers.Serializer[Any]):
    statement = serializers.CharField()
    claimant = serializers.ChoiceField(Claimant.choices)
    visibility = serializers.ChoiceField(Visibility.choices)
    tags = TagNames(required=False)
    version = serializers.IntegerField(required=False)


class PositionSerializer(serializers.ModelSerializer[Position]):
    member = serializers.CharField(read_only=True)

    class Meta:
        model = Position
        fields = ["member", "stance", "reason", "changed_at"]
        read_only_fields = ["member", "changed_at"]


class NewPositionSerializer(serializers.Serializer[Any]):
    stance = serializers.ChoiceField(Stance.choices)
    reason = serializers.CharField(default="", allow_blank=True)


class ReviewSerializer(serializers.ModelSerializer[Review]):
    reviewer = serializers.CharField(read_only=True)

    class Meta:
        model = Review
        fields = ["outcome", "rationale", "dissents", "reviewer", "decided_at", "reopened_at"]
        read_only_fields = fields


class DecisionSerializer(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField(ReviewOutcome.choices)
    rationale = serializers.CharField()


def shown(claims: QuerySet[Claim], user: Any) -> QuerySet[Claim]:
    """With all that a claim's representation needs, so that a list costs as many queries as one claim."""
    return claims.select_related("created_by").prefetch_related("mentions", "tags", quotations_seen_by(user)).order_by("pk")


class ClaimList(Resource):
    @extend_schema(
        operation_id="claims_of_reading",
        parameters=[OpenApiParameter("only", str, enum=sorted(WORDS), description="Only claims of which this is true.")],
        responses=ClaimSerializer(many=True),
    )
    def get(self, request: Request, pk: int) -> Response:
        claims = Claim.objects.visible_to(request.user).filter(reading=self.reading(pk))
        only = request.query_params.get("only")
        if only in WORDS:
            claims = claims.filter(pk__in=getattr(Claim.objects.alive(), str(only))(request.user).values("pk"))
        return self.paginated(shown(claims, request.user), ClaimSerializer)

    @extend_schema(operation_id="make_claim", request=NewClaimSerializer, responses={201: ClaimSerializer})
    def post(self, request: Request, pk: int) -> Response:
        reading = self.reading(pk)
        new = valid(NewClaimSerializer, request)
        fields = new.validated_data
        mentions: list[CitationMention] = []
        if fields["mentions"]:
            mentions = get_list_or_404(CitationMention, revision__edition=reading.edition, pk__in=fields["mentions"])
        claim = actions.make_claim(
            reading=reading,
            statement=fields["statement"],
            claimant=fields["claimant"],
            visibility=fields["visibility"],
            mentions=mentions,
            tags=fields["tags"],
            by=request.user,
            **new.selection(),
        )
        return with_etag(Response(ClaimSerializer(claim).data, status=status.HTTP_201_CREATED), claim)


class ClaimDetail(Resource):
    @extend_schema(operation_id="claim", responses=ClaimSerializer)
    def get(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        return with_etag(Response(ClaimSerializer(claim).data), claim)

    @extend_schema(operation_id="change_claim", request=ClaimChangeSerializer, responses=ClaimSerializer)
    def patch(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        version = version_named(request, claim)
        fields = valid(ClaimChangeSerializer, request, partial=True).validated_data
        standing = {"statement": claim.statement, "claimant": claim.claimant, "visibility": claim.visibility}
        fields.pop("version", None)
        claim = actions.edit_claim(claim=claim, version=version, by=request.user, **(standing | fields))
        return with_etag(Response(ClaimSerializer(claim).data), claim)

    @extend_schema(operation_id="delete_claim", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        actions.delete_claim(claim=self.claim(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClaimQuotations(Resource):
    @extend_schema(operation_id="attach_quotation", request=SelectionSerializer, responses={201: QuotationSerializer})
    def post(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        selection = valid(SelectionSerializer, request).selection()
        selection["revision"] = selection["revision"] or 0
        quotation = actions.attach_quotation(claim=claim, reading=claim.reading, by=request.user, **selection)
        return Response(QuotationSerializer(quotation).data, status=status.HTTP_201_CREATED)


class ClaimPosition(Resource):
    """One's own judgement of the claim."""

    @extend_schema(operation_id="positions", responses=PositionSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        positions_seen = Position.objects.visible_to(request.user).filter(claim=self.claim(pk)).select_related("member")
        return self.paginated(positions_seen, PositionSerializer)

    @extend_schema(operation_id="take_position", request=NewPositionSerializer, responses=PositionSerializer)
    def put(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        fields = valid(NewPositionSerializer, request).validated_data
        position = positions.take_position(claim=claim, by=request.user, **fields)
        return Response(PositionSerializer(position).data)

    @extend_schema(operation_id="withdraw_position", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        positions.withdraw_position(claim=self.claim(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClaimDecision(Resource):
    @extend_schema(operation_id="decisions", responses=ReviewSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        reviews = self.claim(pk).reviews.select_related("reviewer")
        return self.paginated(decisions_for(request.user, reviews), ReviewSerializer)

    @extend_schema(operation_id="decide", request=DecisionSerializer, responses=ReviewSerializer)
    def put(self, request: Request, pk: int) -> Response:
        claim = self.claim(pk)
        fields = valid(DecisionSerializer, request).validated_data
        return Response(ReviewSerializer(reviews.decide(claim=claim, by=request.user, **fields)).data)

    @extend_schema(operation_id="reopen_decision", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        reviews.reopen_decision(claim=self.claim(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
