"""A look at the file in a browser: beside the list or below the row, drawn while one waits, with its words marked and in view."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect

from annotator import jobs
from annotator.models import Job, Seminar, Upload, User
from annotator.models.job import Kind
from editions.models import Repair
from tests import world
from tests.annotator.printed_book import QUOTED, book

SignIn = Callable[[User], Page]
WIDTHS = {1440: 900, 390: 844}


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def seminar(alice: User) -> Seminar:
    return world.seminar_of(alice)


@pytest.fixture
def upload(seminar: Seminar, alice: User) -> Upload:
    return world.bring(seminar, book(), by=alice, name="faehre.pdf")


def draw() -> None:
    """What the worker does, without one."""
    job = Job.objects.unfinished().get(kind=Kind.DRAW)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))


def row_of(page: Page, kind: str) -> Locator:
    group = page.locator(f"#kind-{kind}")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group.locator(".repair").first


def is_in_view(mark: Locator) -> bool:
    """Whether the mark shows within the box that scrolls it, and on the screen."""
    return mark.evaluate(
        """mark => {
            const at = mark.getBoundingClientRect();
            const box = mark.closest(".facsimile, .look__text").getBoundingClientRect();
            return at.top >= box.top && at.bottom <= box.bottom && at.top >= 0 && at.bottom <= innerHeight
                && at.left >= Math.max(box.left, 0) && at.right <= Math.min(box.right, innerWidth);
        }"""
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_drawn_while_one_waits_and_shown_where_there_is_room(sign_in: SignIn, upload: Upload, alice: User, width: int) -> None:
    page = sign_in(alice)
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto(reverse("upload-detail", args=[upload.pk]))
    row = row_of(page, "note_call")
    row.get_by_role("link", name="See the page").click()
    expect(page.get_by_role("status").filter(has_text="being drawn")).to_be_visible()
    expect(page.locator(".look__title")).to_be_focused()
    draw()
    picture = page.get_by_role("img", name="Sheet 2 of the file, page 51. Marked: 1")
    expect(picture).to_be_visible()
    expect(picture.locator(".facsimile__mark")).to_have_count(1)
    assert is_in_view(picture.locator(".facsimile__mark"))
    is_below = row.locator(".look").count() == 1
    assert is_below == (width == 390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_closing_leads_back_to_the_row(sign_in: SignIn, upload: Upload, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-detail", args=[upload.pk]))
    link = row_of(page, "note_call").get_by_role("link", name="See the page")
    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".look")).to_have_count(0)
    expect(link).to_be_focused()
    link.click()
    expect(page.locator(".look")).to_have_count(1)
    link.click()
    expect(page.locator(".look")).to_have_count(0)


def test_one_leafs_through_the_sheets_and_back_to_the_mark(sign_in: SignIn, upload: Upload, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-detail", args=[upload.pk]))
    row_of(page, "note_call").get_by_role("link", name="See the page").click()
    expect(page.locator(".look__title")).to_contain_text("Sheet 2 of 3")
    draw()
    page.get_by_role("link", name="The next sheet").click()
    expect(page.get_by_role("img", name="Sheet 3 of the file, page 52.")).to_be_visible()
    expect(page.locator(".facsimile__mark")).to_have_count(0)
    page.get_by_role("link", name="The sheet before").click()
    expect(page.locator(".facsimile__mark")).to_have_count(1)


def test_a_judged_row_keeps_its_look(sign_in: SignIn, upload: Upload, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-detail", args=[upload.pk]))
    row = row_of(page, "note_call")
    row.get_by_role("link", name="See the page").click()
    expect(page.locator(".look")).to_be_visible()
    row.get_by_role("button", name="Accept").click()
    expect(row.get_by_role("button", name="Accept")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".look")).to_be_visible()
    assert Repair.objects.filter(state="accepted").count() == 1


def test_without_scripts_the_look_is_a_page_of_its_own(browser: Browser, base_url: str, upload: Upload, alice: User) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(reverse("login"))
    page.get_by_label("User name").fill("alice")
    page.get_by_label("Password").fill("long enough 1")
    page.get_by_role("button", name="Log in").click()
    page.goto(reverse("upload-detail", args=[upload.pk]))
    row_of(page, "note_call").get_by_role("link", name="See the page").click()
    expect(page.get_by_text("The page is being drawn")).to_be_visible()
    draw()
    expect(page.get_by_role("img", name="Sheet 2 of the file, page 51.")).to_be_visible()  # The page loads itself again.
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_look_has_no_faults_that_axe_knows(sign_in: SignIn, upload: Upload, alice: User, width: int, scheme: str) -> None:
    page = sign_in(alice)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto(reverse("upload-detail", args=[upload.pk]))
    row_of(page, "note_call").get_by_role("link", name="See the page").click()
    expect(page.locator(".look")).to_be_visible()
    draw()
    expect(page.locator(".facsimile__mark")).to_have_count(1)
    assert Axe().run(page).response["violations"] == []
    page.locator(".look").get_by_role("link", name="Larger").click()
    expect(page.get_by_role("heading", level=1, name="Sheet 2 of 3")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert is_in_view(page.locator(".facsimile__mark"))


def test_a_held_page_stands_beside_its_print(sign_in: SignIn, seminar: Seminar, upload: Upload, alice: User) -> None:
    reading = world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice), by=alice)
    page = sign_in(alice)
    page.goto(reverse("source-page", args=[reading.pk, upload.edition_id]) + f"?page=51&q={QUOTED}")
    draw()
    picture = page.get_by_role("img", name="Sheet 2 of the file, page 51.")
    expect(picture.locator(".facsimile__mark")).to_have_count(2)
    text, printed = page.locator(".source__main").bounding_box(), page.locator(".source__printed").bounding_box()
    assert text
    assert printed
    assert text["x"] + text["width"] <= printed["x"]
    assert Axe().run(page).response["violations"] == []
