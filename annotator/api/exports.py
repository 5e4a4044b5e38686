"""A reading's annotations as a file."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotator.api.views import Resource
from annotator.exports import FORMS, ExportOptions, export


class ReadingExport(Resource):
    @extend_schema(
        operation_id="export_reading",
        parameters=[
            OpenApiParameter("threads", bool, description="With replies (default yes)."),
            OpenApiParameter("verdicts", bool, description="With the verdicts on cited pages (default yes)."),
            OpenApiParameter("only", str, enum=["decided", "contested"], description="Only claims of which this is true."),
        ],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, pk: int, form: str) -> HttpResponse:
        reading = self.reading(pk)
        if form not in FORMS:
            raise NotFound(f"There is no export as {form}. Choose one of: {', '.join(FORMS)}.")
        only = request.query_params.get("only")
        options = ExportOptions(
            threads=_wanted(request, "threads"),
            verdicts=_wanted(request, "verdicts"),
            decided_only=only == "decided",
            contested_only=only == "contested",
            base_url=request.build_absolute_uri("/").rstrip("/"),
        )
        exported = export(reading, form=form, user=request.user, options=options)
        response = HttpResponse(b"".join(exported.chunks), content_type=exported.content_type)
        response["Content-Disposition"] = f'attachment; filename="{exported.name}"'
        return response


def _wanted(request: Request, name: str) -> bool:
    return request.query_params.get(name, "true").lower() not in ("0", "false", "no")
