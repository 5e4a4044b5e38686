from collections.abc import Callable

import pytest
from django.test import Client

from annotator.models import User


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """A browser in which the user is logged in."""

    def entered(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return entered
