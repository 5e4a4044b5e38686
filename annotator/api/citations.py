"""Citations of a text, their checks, what people say of them, and what is held of the works they cite."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import verification as actions
from annotator.api.library import JobSerializer
from annotator.api.views import Resource, valid
from annotator.models import Attestation, CitationCheck, Reading
from annotator.models.attestation import Decision
from annotator.verification.verdicts import Verdict, verdicts_of
from editions.models import CitationMention, CitedRange, Edition, Reference


class CitedRangeSerializer(serializers.ModelSerializer[CitedRange]):
    class Meta:
        model = CitedRange
        fields = ["unit", "role", "first", "last", "side_first", "side_last", "following", "volume", "tier", "flags", "start", "end", "raw"]
        read_only_fields = fields


class CheckSerializer(serializers.ModelSerializer[CitationCheck]):
    check = serializers.CharField(source="check_name", read_only=True)

    class Meta:
        model = CitationCheck
        fields = ["check", "code", "result", "severity", "confidence", "notes", "evidence", "engine_version", "created_at", "superseded_at"]
        read_only_fields = fields


class MentionSerializer(serializers.ModelSerializer[CitationMention]):
    passage = serializers.CharField(source="passage.ref", read_only=True)
    note = serializers.IntegerField(source="passage.number", read_only=True)
    ranges = CitedRangeSerializer(many=True, read_only=True)
    verdict = serializers.SerializerMethodField()
    checks = serializers.SerializerMethodField()

    class Meta:
        model = CitationMention
        fields = [
            "id",
            "passage",
            "note",
            "start",
            "end",
            "raw",
            "form",
            "resolution",
            "reference",
            "mediating",
            "steps",
            "ranges",
            "verdict",
            "checks",
        ]
        read_only_fields = fields

    def _verdict(self, mention: CitationMention) -> Verdict:
        verdicts: dict[int, Verdict] = self.context["verdicts"]
        return verdicts[mention.pk]

    def get_verdict(self, mention: CitationMention) -> dict[str, Any]:
        verdict = self._verdict(mention)
        return {"status": verdict.status, "words": str(verdict.words), "look_again": verdict.look_again}

    def get_checks(self, mention: CitationMention) -> list[dict[str, Any]]:
        return list(CheckSerializer(self._verdict(mention).checks, many=True).data)


class AttestationSerializer(serializers.ModelSerializer[Attestation]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)
    decision = serializers.ChoiceField(Decision.choices)

    class Meta:
        model = Attestation
        fields = ["decision", "reason", "copy_used", "looked_up_on", "excerpt", "read_instead", "author", "created_at"]
        read_only_fields = ["author", "created_at"]


class ReferenceSerializer(serializers.ModelSerializer[Reference]):
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]  # The field is called what the framework calls a caption.

    class Meta:
        model = Reference
        fields = ["id", "key", "label", "raw", "csl", "short_titles", "note_number", "extent_first", "extent_last", "held_as"]
        read_only_fields = [name for name in fields if name != "held_as"]


class TieSerializer(serializers.Serializer[Any]):
    held_as = serializers.PrimaryKeyRelatedField(queryset=Edition.objects.all(), allow_null=True)


class CitationList(Resource):
    @extend_schema(operation_id="citations_of_reading", responses=MentionSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        reading = self.reading(pk)
        revision = reading.edition.current_revision
        mentions = revision.mentions.select_related("passage").prefetch_related("ranges")
        return self.paginated(mentions, MentionSerializer, verdicts=verdicts_of(revision, reading))


class FindingList(Resource):
    """Current outcomes of the checks that say more than "ok"."""

    @extend_schema(
        operation_id="findings_of_reading",
        parameters=[OpenApiParameter("severity", str, enum=["error", "warning", "notice", "info"])],
        responses=CheckSerializer(many=True),
    )
    def get(self, request: Request, pk: int) -> Response:
        checks = CitationCheck.objects.current().filter(revision=self.reading(pk).edition.current_revision).exclude(severity="none")
        severity = request.query_params.get("severity")
        return self.paginated(checks.filter(severity=severity) if severity else checks, CheckSerializer)


class CheckRun(Resource):
    @extend_schema(operation_id="check_citations", request=None, responses={202: JobSerializer})
    def post(self, request: Request, pk: int) -> Response:
        """Queue a check of the text's cited pages; the answer is the job to watch."""
        reading = self.reading(pk)
        actions.must_annotate(reading=reading, by=request.user)
        job = actions.queue_check(reading=reading, by=request.user)
        return Response(JobSerializer(job).data, status=status.HTTP_202_ACCEPTED)


class Attestations(Resource):
    def found(self, pk: int, mention: int) -> tuple[Reading, CitationMention]:
        reading = self.reading(pk)
        return reading, get_object_or_404(CitationMention, revision__edition=reading.edition, pk=mention)

    @extend_schema(operation_id="attestations", responses=AttestationSerializer(many=True))
    def get(self, request: Request, pk: int, mention: int) -> Response:
        reading, cited = self.found(pk, mention)
        return self.paginated(cited.attestations.filter(reading=reading).select_related("created_by"), AttestationSerializer)

    @extend_schema(operation_id="attest", request=AttestationSerializer, responses={201: AttestationSerializer})
    def post(self, request: Request, pk: int, mention: int) -> Response:
        reading, cited = self.found(pk, mention)
        fields = valid(AttestationSerializer, request).validated_data
        attestation = actions.attest(reading=reading, mention=cited, by=request.user, **fields)
        return Response(AttestationSerializer(attestation).data, status=status.HTTP_201_CREATED)


class ReferenceList(Resource):
    @extend_schema(operation_id="references_of_reading", responses=ReferenceSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.paginated(self.reading(pk).edition.references.standing(), ReferenceSerializer)


class ReferenceHolding(Resource):
    """PUT says in which held edition a cited work can be looked up."""

    @extend_schema(operation_id="tie_reference", request=TieSerializer, responses={202: JobSerializer})
    def put(self, request: Request, pk: int, reference: int) -> Response:
        reading = self.reading(pk)
        cited = get_object_or_404(Reference, edition=reading.edition, pk=reference)
        held_as = valid(TieSerializer, request).validated_data["held_as"]
        job = actions.tie_reference(reading=reading, reference=cited, held_as=held_as, by=request.user)
        return Response(JobSerializer(job).data, status=status.HTTP_202_ACCEPTED)
