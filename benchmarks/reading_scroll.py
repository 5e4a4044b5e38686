"""How long Chromium takes to open the reading page of a long text, and how its frames come while it is scrolled.

    python -m benchmarks.reading_scroll [--characters 1000000] [--annotations 10000] [--step 240]

A page of the same text without annotations is the baseline. It is opened and scrolled in the same run, turn by turn, because the
machine may be busy. A text above 400,000 characters is shown some printed pages at a time, as readers get it; `--characters 370000
--annotations 3700` shows the whole of a text as dense as that. Works in a test database of its own.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from playwright.sync_api import Browser, sync_playwright

from benchmarks.reading_page import annotate, write_text  # sets Django up  # isort: skip
from annotator.models import Membership, Reading, Seminar, Upload, User
from tests import children

TURNS = 3
LATE = 100.0  # ms, a frame that one feels
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Milliseconds from the request to the first frame in which the cards lie beside the text.
OPENED = """() => new Promise((done) => {
  const isLaid = () => document.body?.classList.contains("laid");
  const look = () => (isLaid() ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5));
  look();
})"""
# Scrolls to the end, `step` pixels a frame; the milliseconds between the frames.
SCROLL = """(step) => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const next = (now) => {
    frames.push(now - last);
    last = now;
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2 || frames.length > 5000) return done(frames);
    scrollBy(0, step);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    opened: float
    frames: list[float]
    cards: int


def main() -> None:
    options = arguments()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        plain = write_text(options.characters)
        annotated = second_reading(plain)
        annotate(annotated, options.annotations)
        paths, cookie = [f"/readings/{reading.pk}/" for reading in (plain, annotated)], session()
        with served() as address, browser() as chromium:
            turns = [[visit(chromium, address + path, cookie, options.step) for path in paths] for _ in range(TURNS)]
        report(options, turns)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--annotations", type=int, default=10_000)
    parser.add_argument("--step", type=int, default=240, help="pixels a frame; 240 is a fast wheel")
    return parser.parse_args()


def second_reading(plain: Reading) -> Reading:
    """The same text read by another seminar, so that it is annotated there and bare here."""
    seminar = Seminar.objects.create(name="Second seminar", slug="second", created_by=plain.created_by)
    Membership.objects.create(seminar=seminar, user=User.objects.get(), role="owner")
    Upload.objects.create(seminar=seminar, edition=plain.edition, name="long.txt", file="uploads/long", size=1, sha256="0" * 64)
    return Reading.objects.create(seminar=seminar, edition=plain.edition, created_by=plain.created_by)


@contextmanager
def served() -> Iterator[str]:
    port = children.free_port()
    env = children.environment(DJANGO_SETTINGS_MODULE="tests.browser.settings")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"], cwd=settings.BASE_DIR, env=env, check=True
    )
    server = ("uvicorn", "annotator.asgi:application", "--port", str(port), "--lifespan", "off", "--log-level", "warning")
    with children.running(*server, "--timeout-graceful-shutdown", "1", env=env):
        children.wait_until(lambda: answers(port), seconds=30)
        yield f"http://127.0.0.1:{port}"


def answers(port: int) -> bool:
    try:
        HTTPConnection("127.0.0.1", port, timeout=10).request("GET", "/healthz")
    except OSError:
        return False
    return True


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def session() -> tuple[str, str]:
    """The name and the value of the reader's cookie."""
    client = Client()
    client.force_login(User.objects.get())
    return settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value


def visit(chromium: Browser, address: str, cookie: tuple[str, str], step: int) -> Visit:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": address}])
    page = context.new_page()
    page.goto(address, wait_until="commit")
    opened = page.evaluate(OPENED)
    page.wait_for_timeout(500)
    frames = page.evaluate(SCROLL, step)
    cards = page.locator("[data-layer] [data-card]").count()
    context.close()
    return Visit(opened, frames, cards)


def report(options: argparse.Namespace, turns: list[list[Visit]]) -> None:
    print(f"{options.characters:,} characters, {options.annotations:,} annotations, {options.step} px a frame, {TURNS} turns")
    for name, visits in (("without annotations", [plain for plain, _ in turns]), ("with annotations", [full for _, full in turns])):
        opened = statistics.median(each.opened for each in visits)
        longest = sorted(max(each.frames) for each in visits)
        late = [sum(frame > LATE for frame in each.frames) for each in visits]
        most = statistics.median(statistics.quantiles(each.frames, n=100)[98] for each in visits)
        print(
            f"{name:20} open {opened:6.0f} ms   frames {len(visits[0].frames):5}   99 % within {most:4.0f} ms   "
            f"longest {longest[0]:4.0f} to {longest[-1]:.0f} ms   over {LATE:.0f} ms: {late}"
        )
    print(f"opening takes {statistics.median(full.opened / plain.opened for plain, full in turns):.2f} times as long")


if __name__ == "__main__":
    main()
