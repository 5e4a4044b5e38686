"""The whole way, as a seminar goes it: bring a text, read it, claim, contest, have the citations checked, take it out.

All parts are real: PostgreSQL, a Celery worker of its own process, the web server and Chromium.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from annotator.models import Claim, Job, Membership, Seminar
from annotator.models.seminar import Role
from annotator.sample.texts import TEXTS
from editions.models import Revision
from tests import world
from tests.browser.test_reading import opened, select

SEEDS = sorted((settings.BASE_DIR.parent / "shared" / "seed").glob("*.txt"))
ARTICLES = [
    pytest.param(TEXTS / "rechnungsbuch.txt", id="sample"),
    pytest.param(
        SEEDS[0] if SEEDS else Path(),
        id="seed",
        marks=pytest.mark.skipif(not SEEDS, reason="the seed article is copyrighted and does not lie beside this repository"),
    ),
]


@pytest.fixture
def bob_page(browser: Browser, browser_context_args: dict, base_url: str):
    """A second browser, for a second person."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def log_in(page: Page, name: str) -> None:
    page.goto("/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill("long enough 1")
    page.locator("[name=password]").press("Enter")
    expect(page.locator(".bar__home")).to_be_visible()
    page.wait_for_url("**/")


def words_of_first_paragraph(revision: Revision) -> str:
    paragraph = revision.passages.filter(kind="paragraph").first()
    assert paragraph is not None
    return " ".join(paragraph.text.split(" ")[1:7])


@pytest.mark.parametrize("article", ARTICLES)
def test_from_a_file_to_an_export(page: Page, bob_page: Page, worker_process: Callable, article: Path) -> None:
    world.person("alice")
    bob = world.person("bob")
    with worker_process():
        log_in(page, "alice")
        page.goto("/seminars/new/")
        page.get_by_label("Name").fill("Lesekreis")
        page.locator("main form button.primary").click()
        seminar = Seminar.objects.get()
        Membership.objects.create(seminar=seminar, user=bob, role=Role.ANNOTATOR)

        bring(page, seminar, article)
        revision = Revision.objects.get()
        words = words_of_first_paragraph(revision)
        claim(page, words, "The first sentence is a thesis.")
        contest(bob_page, words, "It is a report.")
        verify(page)
        export(page, words)


def bring(page: Page, seminar: Seminar, article: Path) -> None:
    page.goto(f"/seminars/{seminar.slug}/uploads/new/")
    page.locator("input[type=file]").set_input_files(article)
    page.get_by_role("button", name="Bring it").click()
    confirm = page.get_by_role("button", name="Confirm and open the reading")
    expect(confirm).to_be_visible(timeout=60_000)
    confirm.click()
    page.wait_for_url("**/readings/*/")
    expect(page.locator("body.laid")).to_be_attached()


def claim(page: Page, words: str, statement: str) -> None:
    select(page, words)
    page.keyboard.press("c")
    page.locator("[data-composer] textarea:visible").first.fill(statement)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card", has_text=statement)).to_be_visible()
    expect(page.locator(".hl").first).to_be_visible()
    made = Claim.objects.get()
    assert [quotation.exact for quotation in made.quotations.all()] == [words]


def contest(page: Page, words: str, because: str) -> None:
    log_in(page, "bob")
    made = Claim.objects.get()
    opened(page, made.reading)
    expect(page.locator(".card", has_text=made.statement)).to_be_visible()
    select(page, words)
    page.keyboard.press("d")
    page.locator("[data-composer] textarea:visible").first.fill(because)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card", has_text=because)).to_be_visible()
    page.goto(f"/claims/{made.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(made.statement)


def verify(page: Page) -> None:
    job = Job.objects.get(kind="check")
    page.goto(f"/readings/{job.reading_id}/citations/")
    for words in ("source not held", "other pages elsewhere", "short title leads nowhere"):
        expect(page.locator(".v", has_text=words).first).to_be_visible(timeout=60_000)
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", "")


def export(page: Page, words: str) -> None:
    reading = Claim.objects.get().reading_id
    answer = page.request.get(f"/api/v1/readings/{reading}/exports/jsonld/")
    assert answer.ok
    assert words in json.dumps(answer.json(), ensure_ascii=False)
    page.goto(f"/readings/{reading}/export/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
