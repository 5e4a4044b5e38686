"""The library in a browser: bring a text, watch it come in, go through its check list, invite, take annotations out."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils.timezone import now
from playwright.sync_api import Browser, Page, expect

from annotator.actions.seminars import invite
from annotator.models import Job, Reading, Seminar, Upload, User
from annotator.models.job import State
from editions.models import Repair
from tests import world

SignIn = Callable[[User], Page]
TEXT = {"name": "waage.txt", "mimeType": "text/plain", "buffer": world.TEXT.encode()}


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def seminar(alice: User) -> Seminar:
    return world.seminar_of(alice, annotator=world.person("bob"), reviewer=world.person("carol"))


@pytest.fixture
def reading(seminar: Seminar, alice: User) -> Reading:
    edition = world.hold(seminar, world.TEXT, by=alice, name="waage.txt")
    Upload.objects.filter(edition=edition).update(confirmed_at=now())
    return world.open_for(seminar, edition, by=alice)


@pytest.fixture
def source(seminar: Seminar, alice: User) -> Upload:
    return Upload.objects.get(edition=world.hold(seminar, world.SOURCE, by=alice, name="verhoog.txt", purpose="source"))


def advance(upload: Upload, *, step: str, done: int) -> None:
    upload.jobs.update(state=State.RUNNING, step=step, done=done, total=4)


def finish(upload: Upload, seminar: Seminar, by: User) -> None:
    """What the worker does, without one: the text is there and the job done."""
    edition = world.hold(seminar, world.TEXT, by=by, name="done.txt")
    Upload.objects.filter(edition=edition).delete()
    Upload.objects.filter(pk=upload.pk).update(edition=edition)
    upload.jobs.update(state=State.DONE, done=4)


def test_from_the_file_to_the_open_reading(sign_in: SignIn, seminar: Seminar, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("seminar-detail", args=[seminar.slug]))
    page.get_by_role("link", name="Bring a text").click()
    page.get_by_label("File").set_input_files(TEXT)
    page.get_by_role("button", name="Bring it").click()
    expect(page.get_by_text("Waiting for its turn")).to_be_visible()
    upload = Upload.objects.get()
    advance(upload, step="segmenting", done=1)
    expect(page.locator(".progress__now")).to_have_text("Telling pages, passages and notes apart")
    expect(page.locator("[data-poll-said]")).to_have_text("20 per cent")
    finish(upload, seminar, alice)
    expect(page.get_by_role("heading", name="Die Waage am Hafen")).to_be_visible()
    page.get_by_role("button", name="Confirm and open the reading").click()
    expect(page.get_by_text("The reading is open")).to_be_visible()
    assert Reading.objects.get().seminar == seminar


def test_a_repair_is_judged_without_losing_ones_place(sign_in: SignIn, source: Upload, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-detail", args=[source.pk]))
    joins = page.locator("#kind-line_join")
    if joins.get_attribute("open") is None:
        joins.locator("summary").click()
    row = joins.locator(".repair").nth(1)
    row.get_by_role("button", name="To be undone").click()
    expect(row.get_by_role("button", name="To be undone")).to_have_attribute("aria-pressed", "true")
    expect(row.get_by_role("button", name="To be undone")).to_be_focused()
    expect(joins).to_have_attribute("open", "")
    others = Repair.objects.filter(kind="line_join", state="applied").count()
    expect(joins.locator("summary")).to_contain_text("one to be undone")
    expect(joins.get_by_role("button", name=f"Accept all {others} that are open")).to_be_visible()
    expect(page.get_by_role("button", name="Undo it now")).to_be_visible()
    assert Repair.objects.filter(state="disputed").count() == 1


def test_the_whole_list_can_be_gone_through_without_scripts(
    browser: Browser, base_url: str, seminar: Seminar, source: Upload, alice: User
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(reverse("login"))
    page.get_by_label("User name").fill("alice")
    page.get_by_label("Password").fill("long enough 1")
    page.get_by_role("button", name="Log in").click()
    page.goto(reverse("upload-create", args=[seminar.slug]))
    page.get_by_label("File").set_input_files(TEXT)
    page.get_by_role("button", name="Bring it").click()
    expect(page.get_by_text("Waiting for its turn")).to_be_visible()
    page.goto(reverse("upload-detail", args=[source.pk]))
    joins = page.locator("#kind-line_join")
    if joins.get_attribute("open") is None:
        joins.locator("summary").click()
    joins.get_by_role("button", name="Accept all").click()
    expect(page.get_by_text("repairs marked.")).to_be_visible()
    page.get_by_role("button", name="Confirm and hold the source").click()
    expect(page.get_by_text("The source is held")).to_be_visible()
    context.close()


def test_a_file_can_be_dropped_on_its_field(sign_in: SignIn, seminar: Seminar, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-create", args=[seminar.slug]))
    expect(page.get_by_text("or drop it here")).to_be_visible()
    dropped = page.evaluate_handle("() => { const d = new DataTransfer(); d.items.add(new File(['12'], 'dropped.txt')); return d; }")
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})
    assert page.get_by_label("File").evaluate("field => field.files[0].name") == "dropped.txt"


def test_an_empty_file_is_refused_where_it_was_chosen(sign_in: SignIn, seminar: Seminar, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("upload-create", args=[seminar.slug]) + "?purpose=source")
    page.get_by_label("File").set_input_files({"name": "empty.txt", "mimeType": "text/plain", "buffer": b""})
    page.get_by_role("button", name="Bring it").click()
    expect(page.locator(".drop .errorlist")).to_contain_text("This file is empty")
    expect(page.get_by_label("a source to check citations against")).to_be_checked()
    assert not Job.objects.exists()


def test_a_newcomer_joins_by_a_link(page: Page, seminar: Seminar, alice: User) -> None:
    invitation = invite(seminar=seminar, by=alice)
    page.goto(reverse("invitation-join", args=[invitation.token]))
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("Your name").fill("Ida Krug")
    page.get_by_label("User name").fill("ida")
    page.get_by_label("E-mail").fill("ida@example.org")
    page.get_by_label("Password").fill("eleven letters")
    page.get_by_role("button", name="Create the account").click()
    page.get_by_role("button", name="Join the seminar").click()
    expect(page.get_by_text("Welcome. You are in, as annotator.")).to_be_visible()


def test_an_invitation_link_is_copied(sign_in: SignIn, seminar: Seminar, alice: User) -> None:
    invitation = invite(seminar=seminar, by=alice)
    page = sign_in(alice)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(reverse("seminar-invite", args=[seminar.slug]))
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert invitation.token in page.evaluate("navigator.clipboard.readText()")


def test_annotations_are_downloaded(sign_in: SignIn, reading: Reading, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("reading-export", args=[reading.pk]))
    page.get_by_label("CSV").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.endswith(".csv")


PAGES: dict[str, Callable[[Reading, Upload], str]] = {
    "home": lambda reading, source: reverse("home"),
    "account": lambda reading, source: reverse("profile"),
    "seminar": lambda reading, source: reverse("seminar-detail", args=[reading.seminar.slug]),
    "members": lambda reading, source: reverse("seminar-members", args=[reading.seminar.slug]),
    "invitations": lambda reading, source: reverse("seminar-invite", args=[reading.seminar.slug]),
    "new upload": lambda reading, source: reverse("upload-create", args=[reading.seminar.slug]),
    "check list": lambda reading, source: reverse("upload-detail", args=[source.pk]) + "?kind=line_join",
    "rules": lambda reading, source: reverse("reading-settings", args=[reading.pk]),
    "export": lambda reading, source: reverse("reading-export", args=[reading.pk]),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_accessible_and_fit(name: str, sign_in: SignIn, reading: Reading, source: Upload, alice: User) -> None:
    invite(seminar=reading.seminar, by=alice)
    page = sign_in(alice)
    address = PAGES[name](reading, source)
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            found = Axe().run(page).response["violations"]
            assert not found, (width, scheme, [(one["id"], one["nodes"][0]["html"]) for one in found])
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["home", "login", "signup", "password_reset"])
def test_the_door_is_accessible(name: str, page: Page, db: None) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(reverse(name))
        assert not Axe().run(page).response["violations"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
