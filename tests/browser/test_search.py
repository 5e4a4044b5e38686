"""Search in a browser: from the field to the words in the text, and nothing that keeps anybody out."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotator.models import Reading, User
from tests import world

SignIn = Callable[[User], Page]
MARKED = "[...(CSS.highlights.get('search-hit') ?? [])].map(String)"


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def reading(alice: User) -> Reading:
    seminar = world.seminar_of(alice)
    return world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)


def test_a_key_leads_from_the_text_to_its_hits_and_back(sign_in: SignIn, alice: User, reading: Reading) -> None:
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/")
    page.keyboard.press("/")
    page.keyboard.type("Gewicht")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="wer die Gewichte").click()
    expect(page.locator("[data-hits-said]")).to_have_text("Hit 2 of 3")
    assert page.evaluate(MARKED) == ["Gewichte"]
    page.get_by_role("button", name="Next hit").click()
    assert page.evaluate(MARKED) == ["Gewicht"]
    page.get_by_role("button", name="Take the marks away").click()
    assert page.evaluate(MARKED) == []


def test_a_switched_off_key_writes_nothing(sign_in: SignIn, alice: User, reading: Reading) -> None:
    User.objects.update(single_keys=False)
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_page_keeps_nobody_out(sign_in: SignIn, alice: User, reading: Reading, width: int, scheme: str) -> None:
    page = sign_in(alice)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in ("/search/", "/search/?q=Gewicht", "/search/?q=Walfisch"):
        page.goto(address)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address
        assert Axe().run(page).violations_count == 0, address
