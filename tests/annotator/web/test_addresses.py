import asyncio

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client

from annotator.models import Reading, User
from annotator.web.addresses import NoNulls

NUL = "%00"


@pytest.mark.parametrize(
    "address",
    [
        f"/readings/{{reading}}/?tag={NUL}",
        f"/readings/{{reading}}/?person=a{NUL}b",
        f"/readings/{{reading}}/annotations/?p={NUL}",
        f"/readings/{{reading}}/passages/{NUL}/annotate/",
        f"/search/?q=a&tag={NUL}",
        f"/api/v1/search/?kind=claims&tag={NUL}",
    ],
)
def test_nothing_stands_at_an_address_with_a_nul(client: Client, reading: Reading, alice: User, address: str) -> None:
    client.force_login(alice)
    assert client.get(address.format(reading=reading.pk)).status_code == 404


def test_a_percent_sign_before_noughts_is_left_alone(client: Client, reading: Reading, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/search/", {"q": "100 %00"}).status_code == 200


def test_it_holds_for_what_is_answered_later() -> None:
    async def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    async def ask(query: str) -> HttpResponse:
        request = HttpRequest()
        request.META["QUERY_STRING"] = query
        return await NoNulls(view)(request)  # type: ignore[misc,return-value]

    assert asyncio.run(ask("q=a")).status_code == 200
    with pytest.raises(Http404):
        asyncio.run(ask(f"q={NUL}"))
