"""The report on citations, one citation and the held page in a browser."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from annotator import jobs
from annotator.actions.verification import queue_check
from annotator.models import CitationCheck, Job, Reading, User
from editions.models import CitationMention, Edition
from tests import world

SignIn = Callable[[User], Page]


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def source(reading: Reading, alice: User) -> Edition:
    """Held, and tied to the work of notes 1 and 2."""
    held = world.hold(reading.seminar, world.SOURCE, by=alice, name="verhoog.txt", purpose="source")
    work = reading.edition.current_revision.mentions.get(passage__number=1).reference
    assert work is not None
    work.held_as = held
    work.save()
    return held


@pytest.fixture
def reading(alice: User) -> Reading:
    seminar = world.seminar_of(alice)
    return world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)


def check(reading: Reading, alice: User) -> None:
    job = queue_check(reading=reading, by=alice)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))


def test_from_the_report_to_the_held_page(sign_in: SignIn, alice: User, reading: Reading, source: Edition):
    check(reading, alice)
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/citations/")
    page.get_by_role("link", name="Ebd., S. 51").click()
    expect(page.locator(".heldpage mark")).to_contain_text("Zehntel zu leicht befunden")
    page.get_by_role("link", name="Show page 51").click()
    expect(page.locator(".source__page mark")).to_contain_text("Zehntel zu leicht befunden")
    page.get_by_role("link", name="Back to the citation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ebd., S. 51")


def test_results_appear_while_the_check_runs(sign_in: SignIn, alice: User, reading: Reading):
    running = {"kind": "check", "state": "running", "seminar": reading.seminar, "reading": reading, "edition": reading.edition}
    job = Job.objects.create(**running, done=1, total=3, attempts=1)
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/citations/")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    mention = reading.edition.current_revision.mentions.get(passage__number=2)
    CitationCheck.objects.create(
        revision=mention.revision,
        mention=mention,
        check_name="Q1",
        code="not_found",
        result="failed",
        severity="error",
        engine_version="1",
        fingerprint="a",
    )
    Job.objects.filter(pk=job.pk).update(done=2)
    expect(page.get_by_text("2 of 3", exact=False).first).to_be_visible(timeout=8000)
    expect(page.get_by_text("The quotation was not found in the text that we hold.")).to_be_visible()


def test_a_conflict_is_attested_by_keyboard(sign_in: SignIn, alice: User, reading: Reading):
    mention = reading.edition.current_revision.mentions.get(passage__number=3)
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/citations/{mention.pk}/")
    page.locator("summary", has_text="I have looked it up").focus()
    page.keyboard.press("Enter")
    page.get_by_label("I looked it up").focus()
    page.keyboard.press("Space")
    page.get_by_label("Copy used").fill("Stadtarchiv, Nr. 12")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#people")).to_contain_text("Stadtarchiv, Nr. 12")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_anybody_out(sign_in: SignIn, alice: User, reading: Reading, source: Edition, width: int, scheme: str):
    check(reading, alice)
    mentions = reading.edition.current_revision.mentions
    work = mentions.get(passage__number=1).reference
    assert work is not None
    page = sign_in(alice)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in (
        f"/readings/{reading.pk}/citations/",
        *(f"/readings/{reading.pk}/citations/{mention.pk}/" for mention in mentions.all()),
        f"/readings/{reading.pk}/sources/{source.pk}/?page=51&citation={mentions.get(passage__number=2).pk}",
        f"/readings/{reading.pk}/references/{work.pk}/held-as/",
    ):
        page.goto(address)
        for details in page.locator("main details").all():
            details.evaluate("(element) => { element.open = true; }")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.fixture
def doubted(reading: Reading) -> CitationMention:
    """Note 2 may mean the work of note 1 or another one; two citations have an error."""
    mentions = reading.edition.current_revision.mentions
    one = mentions.get(passage__number=2)
    other = reading.edition.references.create(key=50, raw="Vom Maß", csl={"title": "Vom Maß"})
    CitationMention.objects.filter(pk=one.pk).update(reference=None, resolution="multiple_targets")
    one.candidates.set([mentions.get(passage__number=1).reference, other])
    for mention in (one, mentions.get(passage__number=1)):
        CitationCheck.objects.create(
            revision=one.revision,
            mention=mention,
            check_name="B1",
            code="outside_container",
            result="failed",
            severity="error",
            engine_version="2",
            fingerprint="a",
            evidence={"says": {"pages": "9", "extent": "1–5"}},
        )
    return one


def test_several_are_decided_on_at_once_and_it_is_taken_back(sign_in: SignIn, alice: User, reading: Reading, doubted: CitationMention):
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/citations/")
    page.get_by_label("Finding", exact=True).select_option("B1.outside_container")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Decide on all 2 at once").click()
    page.get_by_label("not worth pursuing").check()
    page.get_by_label("Reason").fill("Druckfehler.")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Decide on 2 citations at once").click()
    expect(page.locator(".undo")).to_contain_text("on 2 citations at once")
    assert Axe().run(page).violations_count == 0
    page.locator(".undo").get_by_role("button", name="Take it back").click()
    expect(page.locator(".undo")).to_have_count(0)
    expect(page.get_by_text("Taken back on 2 citations.")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_work_is_chosen_by_one_click_and_without_scripts(
    browser: Browser, base_url: str, alice: User, reading: Reading, doubted: CitationMention, width: int
):
    client = Client()
    client.force_login(alice)
    context = browser.new_context(java_script_enabled=False, base_url=base_url, viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}])
    page = context.new_page()
    page.goto(f"/readings/{reading.pk}/citations/?severity=error")
    page.get_by_role("group", name="Which work is meant?").get_by_role("button", name="Vom Maß").click()
    expect(page).to_have_url(f"{base_url}/readings/{reading.pk}/citations/?severity=error#citation-{doubted.pk}")
    doubted.refresh_from_db()
    assert doubted.reference is not None and doubted.reference.raw == "Vom Maß" and doubted.by_hand
    page.goto(f"/readings/{reading.pk}/citations/{doubted.pk}/")
    expect(page.get_by_text("decided by Alice")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("group", name="Which work is meant?")).to_be_visible()
    context.close()


def test_on_a_phone_the_results_come_before_filters_that_nobody_has_chosen(sign_in: SignIn, alice: User, reading: Reading):
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/citations/")
    expect(page.get_by_label("Finding", exact=True)).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_label("Finding", exact=True)).to_be_hidden()
    page.locator("summary", has_text="Filter the citations").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Finding", exact=True)).to_be_visible()
    page.goto(f"/readings/{reading.pk}/citations/?note=1")
    expect(page.get_by_label("Finding", exact=True)).to_be_visible()
