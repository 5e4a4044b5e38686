"""Correcting a text in a browser: from the passage to the form, to the history, to the tray of what has lost its place."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from annotator import jobs
from annotator.actions.claims import make_claim
from annotator.actions.quotations import SelectedRange
from annotator.actions.revisions import correct_passage
from annotator.models import Anchor, Claim, Job, Reading, Seminar, User
from annotator.models.job import Kind, State
from tests import world

SignIn = Callable[[User], Page]


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def seminar(alice: User) -> Seminar:
    return world.seminar_of(alice, annotator=world.person("bob"), reviewer=world.person("carol"))


@pytest.fixture
def reading(seminar: Seminar, alice: User) -> Reading:
    return world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)


@pytest.fixture
def unsettled(reading: Reading, seminar: Seminar, alice: User) -> list[Claim]:
    """Claims on words that were corrected, that are gone, and that may stand in two places."""
    revision = reading.edition.current_revision
    words = ("Streit um den Kornpfennig brachte", "Die Gilde dagegen schrieb.", "Man hat das für Eigennutz")
    claims = [claim_on(reading, one, alice) for one in words]
    correct(reading, "Kornpfennig", "Kornpfenning", alice)
    correct(reading, "Die Gilde dagegen schrieb. ", "", alice)
    correct(reading, "Man hat das für Eigennutz", "Das", alice)
    revision = reading.edition.current_revision
    at = revision.text.index("Ihre Briefe")
    offers = [{"start": at, "end": at + 11, "score": 0.94}, {"start": at + 12, "end": at + 24, "score": 0.91}]
    lost = Anchor.objects.filter(revision=revision, range__quotation__claims=claims[2])
    lost.update(status="ambiguous", start=None, end=None, passage=None, candidates=offers)
    return claims


def claim_on(reading: Reading, words: str, by: User) -> Claim:
    revision = reading.edition.current_revision
    place = world.place(revision, words)
    ranges = [SelectedRange(place.passage, place.start, place.end, place.exact)]
    return make_claim(reading=reading, revision=revision.number, ranges=ranges, statement=f"Über: {words}", by=by)


def correct(reading: Reading, old: str, new: str, by: User) -> None:
    revision = reading.edition.current_revision
    passage = revision.passages.get(ref=world.place(revision, old).passage)
    correct_passage(
        edition=reading.edition,
        seminar=reading.seminar,
        by=by,
        revision=revision.number,
        passage=passage.ref,
        words=passage.text.replace(old, new),
        reason="So im Druck",
    )
    carry()


def carry() -> None:
    """What the worker does, without one."""
    for job in Job.objects.filter(kind=Kind.CARRY, state=State.WAITING):
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))


def test_a_typo_is_corrected_from_its_passage(sign_in: SignIn, reading: Reading, alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("reading-detail", args=[reading.pk]))
    passage = page.locator(".passage", has_text="Kornpfennig")
    passage.hover()
    passage.get_by_role("link", name="Correct passage").click()
    words = page.get_by_label("The passage reads")
    words.fill(words.input_value().replace("Kornpfennig", "Kornpfenning"))
    page.get_by_role("button", name="Look at what changes").click()
    expect(page.locator("ins", has_text="Kornpfenning")).to_be_visible()
    page.locator("#id_reason").fill("So im Druck, S. 12")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_text("A correction is on its way")).to_be_visible()
    carry()
    expect(page.get_by_role("link", name="Words of passage")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("So im Druck, S. 12")).to_be_visible()
    page.goto(reverse("reading-detail", args=[reading.pk]))
    expect(page.get_by_text("Kornpfenning")).to_be_visible()


def test_what_lost_its_place_is_put_back(sign_in: SignIn, reading: Reading, unsettled: list[Claim], alice: User) -> None:
    page = sign_in(alice)
    page.goto(reverse("reading-detail", args=[reading.pk]))
    page.get_by_role("link", name="3 annotations need a look").click()
    page.get_by_role("button", name="Place here").first.click()
    page.get_by_role("button", name="Yes, here").click()
    orphan = page.get_by_role("article").filter(has_text="Die Gilde dagegen schrieb.")
    orphan.get_by_text("It stands elsewhere").click()
    orphan.get_by_label("The words in the text as it stands").fill("Das steht nirgends")
    orphan.get_by_role("button", name="Place there").click()
    expect(orphan.get_by_text("The text has no such words.")).to_be_visible()
    orphan.get_by_role("button", name="Keep without a place").click()
    expect(page.get_by_text("Every annotation has its place in the text.")).to_be_visible()
    assert Anchor.objects.filter(method="hand").count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(
    browser: Browser, base_url: str, sign_in: SignIn, reading: Reading, unsettled: list[Claim], alice: User, scheme: str, width: int
) -> None:
    cookies = sign_in(alice).context.cookies()
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB")
    context.add_cookies(cookies)
    page = context.new_page()
    edition = reading.edition_id
    for address in (
        reverse("unplaced", args=[reading.pk]),
        reverse("revision-list", args=[edition]),
        reverse("revision-detail", args=[edition, 2]),
        reverse("revision-file", args=[edition]),
        reverse("passage-correct", args=[edition, "p3"]),
        reverse("passage-correct", args=[edition, "n3"]),
    ):
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
