"""Domain errors as answers: `{"code", "detail", …}` with the status that the error names."""

from typing import Any

from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

from annotator.actions.errors import ActionError


class PreconditionRequired(APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"
    default_detail = "Say which version you are changing: send it as `version`, or as the header If-Match."


class PreconditionFailed(APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "precondition_failed"
    default_detail = "This has been changed since you read it. Read it again and repeat your change."


def answer(exc: Exception, context: dict[str, Any]) -> Response | None:
    """What the framework calls for every exception of a view; None leaves it to Django."""
    if isinstance(exc, ActionError):
        return Response({"code": exc.code, "detail": str(exc), **_apart(exc.detail)}, status=exc.status)
    response = exception_handler(exc, context)
    if response is not None and isinstance(exc, APIException) and isinstance(response.data, dict):
        response.data.setdefault("code", exc.default_code)
    return response


def _apart(detail: dict[str, Any]) -> dict[str, Any]:
    """What the error adds, where it adds something."""
    return {"about": detail} if detail else {}
