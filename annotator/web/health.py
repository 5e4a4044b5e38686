"""`GET /healthz`: whether web, database and worker are ready."""

from django.db import OperationalError
from django.http import HttpRequest, JsonResponse
from django.utils.log import log_response
from django.views.decorators.http import require_safe

from annotator.models import WorkerHeartbeat


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all is ready, otherwise 503 and what is missing."""
    missing = _missing()
    response = JsonResponse({"ready": not missing, "missing": missing}, status=503 if missing else 200)
    response.headers["Cache-Control"] = "no-store"
    if missing:
        log_response("Not ready: %s", ", ".join(missing), response=response, request=request, level="debug")  # asked every few seconds
    return response


def _missing() -> list[str]:
    try:
        alive = any(heartbeat.is_fresh for heartbeat in WorkerHeartbeat.objects.all())
    except OperationalError:
        return ["database", "worker"]
    return [] if alive else ["worker"]
