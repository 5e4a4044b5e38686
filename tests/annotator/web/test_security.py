import asyncio

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from annotator.web.security import POLICY, ContentSecurityPolicy


@pytest.mark.django_db
def test_every_page_forbids_inline_scripts_and_strangers(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_a_view_may_bring_its_own_policy() -> None:
    answer = ContentSecurityPolicy(lambda _: HttpResponse(headers={"Content-Security-Policy": "sandbox"}))(HttpRequest())
    assert isinstance(answer, HttpResponse)
    assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_an_answer_that_comes_later_gets_the_policy_too() -> None:
    async def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    async def ask() -> HttpResponse:
        return await ContentSecurityPolicy(view)(HttpRequest())  # type: ignore[misc,return-value]

    assert asyncio.run(ask()).headers["Content-Security-Policy"] == POLICY
