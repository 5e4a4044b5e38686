"""A server on the test database and a Chromium to visit it with.

Tests take `page`, and `sign_in` to be somebody; both come with a database that the server sees too.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from annotator.models import User
from tests import children

# The headless shell, which draws no window around the page, takes two thirds of the processor's time of a whole browser.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)

# What comes is seen at once; what a busy machine is slow about is waited for.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    absent = pytest.mark.skip(reason="there is no Chromium here: install the package chromium to run the browser tests")
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2))
            # The server is another process, which sees only what has been committed.
            item.add_marker(pytest.mark.django_db(transaction=True))
            if CHROMIUM is None:
                item.add_marker(absent)


@pytest.fixture(scope="session", autouse=True)
def _beside_an_event_loop() -> Iterator[None]:
    """Playwright's own event loop runs in this thread, and Django would not work beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    # Chromium's sandbox refuses root, and needs a helper that is not everywhere; the tests visit nothing but our own pages.
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", *quiet]}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    return {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "base_url": base_url}


@pytest.fixture(scope="session")
def base_url(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server in a process of its own, so that pages and live streams are served as they are in earnest."""
    port = children.free_port()
    with django_db_blocker.unblock():
        env = children.environment(DJANGO_SETTINGS_MODULE="tests.browser.settings")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"], cwd=settings.BASE_DIR, env=env, check=True
    )
    server = ("uvicorn", "annotator.asgi:application", "--port", str(port), "--lifespan", "off", "--log-level", "warning")
    with children.running(*server, "--timeout-graceful-shutdown", "1", env=env):
        children.wait_until(lambda: _answers(port), seconds=30)
        yield f"http://127.0.0.1:{port}"


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status in (200, 503)  # 503: no worker, and pages need none.
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture
def sign_in(page: Page, base_url: str) -> Callable[[User], Page]:
    """Makes the browser the given person's, without the login page."""

    def sign_in(user: User) -> Page:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base_url}])
        return page

    return sign_in
