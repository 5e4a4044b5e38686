"""The works that a text cites: described, merged, parted, split, added, and tied to the editions that we hold."""

from typing import Any

from django.shortcuts import get_list_or_404, get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import adding_works, likely_same, verification
from annotator.actions import references as actions
from annotator.actions.errors import NotAllowed
from annotator.api.exceptions import PreconditionFailed
from annotator.api.library import JobSerializer
from annotator.api.versions import etag, version_named, with_etag
from annotator.api.views import Resource, valid
from annotator.models import Reading
from annotator.permissions import may_mend_text
from editions.models import CitationMention, Edition, Reference


class ReferenceSerializer(serializers.ModelSerializer[Reference]):
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]  # The field is called what the framework calls a caption.

    class Meta:
        model = Reference
        fields = [
            *("id", "key", "label", "raw", "csl", "short_titles", "note_number", "extent_first", "extent_last", "held_as"),
            *("by_hand", "merged_into", "version"),
        ]
        read_only_fields = fields


class NewWorkSerializer(serializers.Serializer[Any]):
    """A description as CSL-JSON."""

    csl = serializers.DictField()

    def validate_csl(self, csl: dict[str, Any]) -> dict[str, Any]:
        for name, value in csl.items():
            _must_be_csl(name, value)
        return csl


class CslSerializer(NewWorkSerializer):
    """A description as CSL-JSON; an empty value takes a field away."""

    version = serializers.IntegerField(required=False)


class MergeSerializer(serializers.Serializer[Any]):
    into = serializers.IntegerField(help_text="The work that it is.")
    is_one_work = serializers.BooleanField(default=False, help_text="They are one, although year or volume differ.")
    version = serializers.IntegerField(required=False)


class SplitSerializer(CslSerializer):
    mentions = serializers.ListField(child=serializers.IntegerField(), help_text="Citations that mean the other work.")


class ApartSerializer(serializers.Serializer[Any]):
    other = serializers.IntegerField()


class TieSerializer(serializers.Serializer[Any]):
    held_as = serializers.PrimaryKeyRelatedField(queryset=Edition.objects.all(), allow_null=True)


class CitedWorkSerializer(serializers.Serializer[Any]):
    reference = serializers.IntegerField(help_text="The work that the citation means.")


class LikenessSerializer(serializers.Serializer[Any]):
    """Two works that may be one."""

    reference = serializers.IntegerField(source="reference.pk")
    into = serializers.IntegerField(source="into.pk")
    score = serializers.FloatField()
    same = serializers.ListField(child=serializers.CharField())
    similar = serializers.ListField(child=serializers.CharField())
    only_one = serializers.ListField(child=serializers.CharField())


class Works(Resource):
    def work(self, pk: int, reference: int) -> tuple[Reading, Reference]:
        reading = self.reading(pk)
        return reading, get_object_or_404(Reference, edition=reading.edition, pk=reference)

    def mendable(self, request: Request, pk: int, reference: int) -> tuple[Reading, Reference]:
        """The work, for those who may change it: rights are told before versions are."""
        reading, work = self.work(pk, reference)
        if not may_mend_text(request.user, reading.seminar):
            raise NotAllowed
        return reading, work


class ReferenceList(Works):
    @extend_schema(operation_id="references_of_reading", responses=ReferenceSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.paginated(self.reading(pk).edition.references.standing(), ReferenceSerializer)

    @extend_schema(operation_id="add_reference", request=NewWorkSerializer, responses={201: ReferenceSerializer})
    def post(self, request: Request, pk: int) -> Response:
        """Add a work that nothing in the text was read as."""
        reading = self.reading(pk)
        if not may_mend_text(request.user, reading.seminar):
            raise NotAllowed
        csl = valid(NewWorkSerializer, request).validated_data["csl"]
        (work,) = adding_works.add_works(reading=reading, works=[csl], source="hand", by=request.user)
        return with_etag(Response(ReferenceSerializer(work).data, status=status.HTTP_201_CREATED), work)


class ReferenceDetail(Works):
    @extend_schema(operation_id="reference", responses=ReferenceSerializer)
    def get(self, request: Request, pk: int, reference: int) -> Response:
        _, work = self.work(pk, reference)
        return with_etag(Response(ReferenceSerializer(work).data), work)

    @extend_schema(operation_id="mend_reference", request=CslSerializer, responses=ReferenceSerializer)
    def patch(self, request: Request, pk: int, reference: int) -> Response:
        """Write the fields of `csl` that are sent; the others stay."""
        reading, work = self.mendable(request, pk, reference)
        version = version_named(request, work)
        csl = valid(CslSerializer, request).validated_data["csl"]
        actions.mend(reading=reading, reference=work, csl=csl, version=version, by=request.user)
        return with_etag(Response(ReferenceSerializer(work).data), work)

    @extend_schema(operation_id="remove_reference", responses={204: None})
    def delete(self, request: Request, pk: int, reference: int) -> Response:
        """Take away a work that was added and that nothing rests on."""
        reading, work = self.mendable(request, pk, reference)
        adding_works.remove_work(reading=reading, reference=work, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ReferenceMerge(Works):
    @extend_schema(operation_id="merge_reference", request=MergeSerializer, responses=ReferenceSerializer)
    def put(self, request: Request, pk: int, reference: int) -> Response:
        """Count the work as another one. Two that differ in year or volume answer 409 unless `is_one_work` says that they are one."""
        reading, work = self.mendable(request, pk, reference)
        version = version_named(request, work)
        given = valid(MergeSerializer, request).validated_data
        _, into = self.work(pk, given["into"])
        actions.merge(reading=reading, reference=work, into=into, is_one_work=given["is_one_work"], version=version, by=request.user)
        return with_etag(Response(ReferenceSerializer(work).data), work)

    @extend_schema(operation_id="part_reference", responses=ReferenceSerializer)
    def delete(self, request: Request, pk: int, reference: int) -> Response:
        """Undo the merge."""
        reading, work = self.mendable(request, pk, reference)
        actions.part(reading=reading, reference=work, by=request.user)
        return with_etag(Response(ReferenceSerializer(work).data), work)


class ReferenceSplit(Works):
    @extend_schema(operation_id="split_reference", request=SplitSerializer, responses={201: ReferenceSerializer})
    def post(self, request: Request, pk: int, reference: int) -> Response:
        """Move citations to a work of its own; those that point back to them go along."""
        reading, work = self.mendable(request, pk, reference)
        version = version_named(request, work)
        given = valid(SplitSerializer, request).validated_data
        mentions = get_list_or_404(CitationMention, revision__edition=reading.edition, pk__in=given["mentions"])
        new = actions.split(reading=reading, reference=work, mentions=mentions, csl=given["csl"], version=version, by=request.user)
        return with_etag(Response(ReferenceSerializer(new).data, status=status.HTTP_201_CREATED), new)


class ReferenceHolding(Works):
    """PUT says in which held edition a cited work can be looked up."""

    @extend_schema(operation_id="tie_reference", request=TieSerializer, responses={202: JobSerializer})
    def put(self, request: Request, pk: int, reference: int) -> Response:
        reading, work = self.mendable(request, pk, reference)
        if request.headers.get("If-Match", "*").strip() not in ("*", etag(work)):
            raise PreconditionFailed
        held_as = valid(TieSerializer, request).validated_data["held_as"]
        job = verification.tie_reference(reading=reading, reference=work, held_as=held_as, by=request.user)
        return Response(JobSerializer(job).data, status=status.HTTP_202_ACCEPTED)


class ReferencesAlike(Works):
    @extend_schema(operation_id="references_alike", responses=LikenessSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        """Works that may be one, most alike first."""
        return self.paginated(likely_same.likely_same(self.reading(pk)), LikenessSerializer)


class ReferenceApart(Works):
    @extend_schema(operation_id="tell_references_apart", request=ApartSerializer, responses={204: None})
    def post(self, request: Request, pk: int, reference: int) -> Response:
        """Two works that look alike are two; they are not proposed again."""
        reading, work = self.mendable(request, pk, reference)
        _, other = self.work(pk, valid(ApartSerializer, request).validated_data["other"])
        likely_same.tell_apart(reading=reading, reference=work, other=other, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CitedWork(Works):
    """Which work a citation means: PUT says it, DELETE takes the last word back."""

    def mention(self, request: Request, pk: int, mention: int) -> tuple[Reading, CitationMention]:
        reading = self.reading(pk)
        cited = get_object_or_404(CitationMention, revision__edition=reading.edition, pk=mention)
        if not may_mend_text(request.user, reading.seminar):
            raise NotAllowed
        return reading, cited

    @extend_schema(operation_id="resolve_citation", request=CitedWorkSerializer, responses={204: None})
    def put(self, request: Request, pk: int, mention: int) -> Response:
        reading, cited = self.mention(request, pk, mention)
        _, work = self.work(pk, valid(CitedWorkSerializer, request).validated_data["reference"])
        actions.resolve(reading=reading, mention=cited, reference=work, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(operation_id="unresolve_citation", responses={204: None})
    def delete(self, request: Request, pk: int, mention: int) -> Response:
        reading, cited = self.mention(request, pk, mention)
        actions.unresolve(reading=reading, mention=cited, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


PEOPLE = ("author", "editor", "translator", "container-author", "collection-editor")
DATES = ("issued", "original-date", "accessed")


def _must_be_csl(name: str, value: Any) -> None:
    """Raises ValidationError for what would break a page: the schema of CSL-JSON, as far as we read it."""
    if value in (None, "", [], {}):
        return
    if name in PEOPLE:
        fine = isinstance(value, list) and all(
            isinstance(one, dict) and all(isinstance(part, str) for part in one.values()) for one in value
        )
    elif name in DATES:
        fine = isinstance(value, dict) and _is_date(value)
    else:
        fine = isinstance(value, str | int) and len(str(value)) <= 2_000
    if not fine:
        raise serializers.ValidationError(f"{name} is not CSL-JSON.")


def _is_date(value: dict[str, Any]) -> bool:
    parts = value.get("date-parts")
    if parts is None:
        return isinstance(value.get("literal") or value.get("raw"), str)
    return isinstance(parts, list) and all(isinstance(part, list) and all(isinstance(one, int | str) for one in part) for part in parts)
