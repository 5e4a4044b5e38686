"""Seminars, their uploads, and the jobs that read them."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions import uploads, verification
from annotator.actions.seminars import found_seminar
from annotator.api.readings import ReadingSerializer
from annotator.api.views import Resource, valid
from annotator.models import Job, Seminar, Upload
from annotator.models.upload import Purpose


class SeminarSerializer(serializers.ModelSerializer[Seminar]):
    class Meta:
        model = Seminar
        fields = ["id", "name", "slug", "description", "is_sample", "created_at"]
        read_only_fields = ["id", "slug", "is_sample", "created_at"]


class JobSerializer(serializers.ModelSerializer[Job]):
    percent = serializers.IntegerField(read_only=True)

    class Meta:
        model = Job
        fields = ["id", "kind", "state", "step", "done", "total", "percent", "error", "error_code", "created_at", "finished_at"]
        read_only_fields = fields


class UploadSerializer(serializers.ModelSerializer[Upload]):
    job = serializers.SerializerMethodField()

    class Meta:
        model = Upload
        fields = ["id", "seminar", "edition", "purpose", "name", "size", "sha256", "created_at", "confirmed_at", "job"]
        read_only_fields = fields

    def get_job(self, upload: Upload) -> dict[str, Any] | None:
        jobs = list(upload.jobs.all())
        return JobSerializer(jobs[0]).data if jobs else None


class NewUploadSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(allow_empty_file=True)
    purpose = serializers.ChoiceField(Purpose.choices, default=Purpose.READING)


class SeminarList(Resource):
    @extend_schema(operation_id="seminars", responses=SeminarSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.paginated(Seminar.objects.visible_to(request.user), SeminarSerializer)

    @extend_schema(operation_id="found_seminar", request=SeminarSerializer, responses={201: SeminarSerializer})
    def post(self, request: Request) -> Response:
        fields = valid(SeminarSerializer, request).validated_data
        seminar = found_seminar(name=fields["name"], description=fields.get("description", ""), by=request.user)
        return Response(SeminarSerializer(seminar).data, status=status.HTTP_201_CREATED)


class UploadList(Resource):
    parser_classes = [MultiPartParser]

    def seminar(self, pk: int) -> Seminar:
        return get_object_or_404(Seminar.objects.visible_to(self.request.user), pk=pk)

    @extend_schema(operation_id="uploads_of_seminar", responses=UploadSerializer(many=True))
    def get(self, request: Request, pk: int) -> Response:
        return self.paginated(self.seminar(pk).uploads.prefetch_related("jobs"), UploadSerializer)

    @extend_schema(operation_id="upload", request=NewUploadSerializer, responses={201: UploadSerializer})
    def post(self, request: Request, pk: int) -> Response:
        seminar = self.seminar(pk)
        fields = valid(NewUploadSerializer, request).validated_data
        file = fields["file"]
        upload = uploads.receive(seminar=seminar, file=file, name=file.name, purpose=fields["purpose"], by=request.user)
        return Response(UploadSerializer(upload).data, status=status.HTTP_201_CREATED)


class UploadDetail(Resource):
    def upload(self, pk: int) -> Upload:
        return get_object_or_404(Upload.objects.visible_to(self.request.user).select_related("seminar", "edition"), pk=pk)

    @extend_schema(operation_id="upload_state", responses=UploadSerializer)
    def get(self, request: Request, pk: int) -> Response:
        return Response(UploadSerializer(self.upload(pk)).data)


class Confirmation(UploadDetail):
    """PUT confirms the check list of an import: the text opens to the seminar."""

    http_method_names = ["put", "options"]

    @extend_schema(operation_id="confirm_upload", request=None, responses={200: ReadingSerializer, 204: None})
    def put(self, request: Request, pk: int) -> Response:
        reading = uploads.confirm(upload=self.upload(pk), by=request.user)
        if reading is None:
            return Response(status=status.HTTP_204_NO_CONTENT)
        return Response(ReadingSerializer(reading).data)


class JobDetail(Resource):
    def job(self, pk: int) -> Job:
        return get_object_or_404(Job.objects.visible_to(self.request.user).select_related("seminar"), pk=pk)

    @extend_schema(operation_id="job", responses=JobSerializer)
    def get(self, request: Request, pk: int) -> Response:
        return Response(JobSerializer(self.job(pk)).data)

    @extend_schema(operation_id="cancel_job", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        verification.cancel(job=self.job(pk), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
