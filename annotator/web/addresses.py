"""What no address holds."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

NUL = "%00"


class NoNulls:
    """Middleware that takes every NUL out of what is asked, and finds nothing at a path that has one.

    No text holds a NUL, and PostgreSQL refuses to be asked for it.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if "\0" in request.path_info:
            raise Http404
        while NUL in request.META.get("QUERY_STRING", ""):  # Taken out of "%%0000" it leaves another one.
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace(NUL, "")
        return self.get_response(request)
