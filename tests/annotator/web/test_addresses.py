import asyncio

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, Client

from annotator.models import Reading, User
from annotator.web.addresses import NoNulls

NUL = "%00"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/readings/{{reading}}/?tag={NUL}", 200),
        (f"/readings/{{reading}}/?person=a{NUL}b", 200),
        (f"/readings/{{reading}}/?person=a%{NUL}00", 200),
        (f"/readings/{{reading}}/annotations/?p={NUL}", 200),
        (f"/readings/{{reading}}/hits/?q=a&p={NUL}", 200),
        (f"/api/v1/search/?kind=claims&tag={NUL}", 200),
        (f"/readings/{{reading}}/passages/{NUL}/annotate/", 404),
    ],
)
def test_nobody_asks_for_a_nul(client: Client, reading: Reading, alice: User, address: str, status: int) -> None:
    client.force_login(alice)
    assert client.get(address.format(reading=reading.pk)).status_code == status


def test_a_percent_sign_before_noughts_is_left_alone(client: Client, reading: Reading, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/search/", {"q": "100 %00"}).status_code == 200


def test_it_holds_for_what_is_answered_later() -> None:
    async def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.GET["q"])

    async def ask(path: str, query: str) -> HttpResponse:
        request = AsyncRequestFactory().get(path, query_string=query)
        request.META["QUERY_STRING"] = query
        return await NoNulls(view)(request)  # type: ignore[misc,return-value]

    assert asyncio.run(ask("/", f"q=a{NUL}b")).content == b"ab"
    with pytest.raises(Http404):
        asyncio.run(ask("/\0/", "q=a"))
