"""Journeys use the browser and the server of `tests/browser`, and a worker of their own process."""

from pathlib import Path

import pytest

from tests.browser.conftest import (  # noqa: F401 - fixtures
    CHROMIUM,
    _beside_an_event_loop,
    base_url,
    browser_context_args,
    browser_type_launch_args,
    sign_in,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    absent = pytest.mark.skip(reason="there is no Chromium here: install the package chromium to run the journeys")
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2))
            item.add_marker(pytest.mark.django_db(transaction=True))
            if CHROMIUM is None:
                item.add_marker(absent)
