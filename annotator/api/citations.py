"""Citations of a text, their checks, what people say of them, and what is held of the works they cite."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import verification as actions
from annotator.api.library import JobSerializer
from annotator.api.pagination import PageNumbers
from annotator.api.views import Resource, valid
from annotator.models import Attestation, CitationCheck, Reading, Upload
from annotator.models.attestation import Decision
from annotator.verification.verdicts import Verdict, verdicts_for
from editions.models import CitationMention, CitedRange

WORDS_OF_SOURCE = ("excerpt", "diff")


class CitedRangeSerializer(serializers.ModelSerializer[CitedRange]):
    class Meta:
        model = CitedRange
        fields = ["unit", "role", "first", "last", "side_first", "side_last", "following", "volume", "tier", "flags", "start", "end", "raw"]
        read_only_fields = fields


class CheckSerializer(serializers.ModelSerializer[CitationCheck]):
    """An outcome. Words of the held source are left out for those who may not read it."""

    check = serializers.CharField(source="check_name", read_only=True)
    evidence = serializers.SerializerMethodField()

    class Meta:
        model = CitationCheck
        fields = ["check", "code", "result", "severity", "confidence", "notes", "evidence", "engine_version", "created_at", "superseded_at"]
        read_only_fields = fields

    def get_evidence(self, check: CitationCheck) -> dict[str, Any]:
        held = check.mention.source.held_as_id if check.mention and check.mention.source else None
        if held in self.context.get("readable", ()):
            return dict(check.evidence)
        return {name: value for name, value in check.evidence.items() if name not in WORDS_OF_SOURCE}


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
        checks = self._verdict(mention).checks
        for check in checks:
            check.mention = mention
        return list(CheckSerializer(checks, many=True, context=self.context).data)


class AttestationSerializer(serializers.ModelSerializer[Attestation]):
    author = serializers.CharField(source="created_by", default=None, read_only=True)
    decision = serializers.ChoiceField(Decision.choices)

    class Meta:
        model = Attestation
        fields = [
            *("id", "decision", "reason", "copy_used", "looked_up_on", "excerpt", "read_instead"),
            *("author", "created_at", "outcome", "withdrawn_at"),
        ]
        read_only_fields = ["id", "author", "created_at", "outcome", "withdrawn_at"]


def readable(reading: Reading, user: Any) -> set[int]:
    """The held editions whose words this person may read."""
    held = Upload.objects.visible_to(user).filter(seminar=reading.seminar, edition__isnull=False)
    return {pk for pk in held.values_list("edition", flat=True) if pk is not None}


class CitationList(Resource):
    @extend_schema(operation_id="citations_of_reading", responses=MentionSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        reading = self.reading(pk)
        revision = reading.edition.current_revision
        works = ("passage", "reference", "mediating")
        mentions = revision.mentions.select_related(*works).prefetch_related("ranges")
        paginator = PageNumbers()
        page = paginator.paginate_queryset(mentions, request, view=self) or []
        verdicts = verdicts_for([mention.pk for mention in page], reading)
        context = {"request": request, "verdicts": verdicts, "readable": readable(reading, request.user)}
        return paginator.get_paginated_response(MentionSerializer(page, many=True, context=context).data)


class FindingList(Resource):
    """Current outcomes of the checks that say more than "ok"."""

    @extend_schema(
        operation_id="findings_of_reading",
        parameters=[OpenApiParameter("severity", str, enum=["error", "warning", "notice", "info"])],
        responses=CheckSerializer(many=True),
    )
    def get(self, request: Request, pk: int) -> Response:
        reading = self.reading(pk)
        current = CitationCheck.objects.current().filter(revision=reading.edition.current_revision).exclude(severity="none")
        checks = current.select_related("mention__reference", "mention__mediating")
        severity = request.query_params.get("severity")
        found = checks.filter(severity=severity) if severity else checks
        return self.paginated(found, CheckSerializer, readable=readable(reading, request.user))


class CheckRun(Resource):
    @extend_schema(operation_id="check_citations", request=None, responses={202: JobSerializer})
    def post(self, request: Request, pk: int) -> Response:
        """Queue a check of the text's cited pages; the answer is the job to watch."""
        reading = self.reading(pk)
        actions.must_annotate(reading=reading, by=request.user)
        job = actions.queue_check(reading=reading, by=request.user)
        return Response(JobSerializer(job).data, status=status.HTTP_202_ACCEPTED)


class AttestedCitation(Resource):
    def found(self, pk: int, mention: int) -> tuple[Reading, CitationMention]:
        reading = self.reading(pk)
        return reading, get_object_or_404(CitationMention, revision__edition=reading.edition, pk=mention)


class Attestations(AttestedCitation):
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


class AttestationDetail(AttestedCitation):
    """DELETE takes back one's own word; it stays in the history."""

    @extend_schema(operation_id="withdraw_attestation", responses={204: None})
    def delete(self, request: Request, pk: int, mention: int, attestation: int) -> Response:
        reading, cited = self.found(pk, mention)
        given = get_object_or_404(Attestation, reading=reading, mention=cited, pk=attestation)
        actions.withdraw(attestation=given, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
