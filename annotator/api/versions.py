"""Lost updates: a change names the version it started from, in the body (409 on conflict) or as If-Match (412)."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.exceptions import PreconditionFailed, PreconditionRequired
from annotator.whole_numbers import whole_number


def etag(annotation: Any) -> str:
    return f'"{annotation.version}"'


def with_etag(response: Response, annotation: Any) -> Response:
    response["ETag"] = etag(annotation)
    return response


def version_named(request: Request, annotation: Any) -> int:
    """The version that the client started from. Raises PreconditionRequired, PreconditionFailed."""
    if_match = request.headers.get("If-Match")
    if if_match is not None:
        if if_match.strip() not in ("*", etag(annotation)):
            raise PreconditionFailed
        return int(annotation.version)
    version = request.data.get("version") if isinstance(request.data, dict) else None
    number = whole_number("" if version is None else version)
    if number is None:
        raise PreconditionRequired
    return number
