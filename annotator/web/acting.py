"""Do what somebody asked for, or tell them why not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from annotator.actions.errors import ActionError


def attempt(request: HttpRequest, act: Callable[..., Any], **arguments: Any) -> bool:
    """Whether `act` was done; its refusal becomes a message on the next page."""
    try:
        act(**arguments)
    except ActionError as error:
        messages.error(request, str(error))
        return False
    return True
