"""The works cited in a browser: a file of references comes in, two works become one, and nobody is shut out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotator.actions.references import mend, merge
from annotator.models import Reading, User
from tests import world
from tests.annotator.actions.test_references import TEXT
from tests.annotator.web.references.test_references import FILE

SignIn = Callable[[User], Page]


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def reading(alice: User) -> Reading:
    seminar = world.seminar_of(alice)
    return world.open_for(seminar, world.hold(seminar, TEXT, by=alice, name="holm.txt"), by=alice)


def test_a_file_comes_in_entry_by_entry(sign_in: SignIn, alice: User, reading: Reading, tmp_path: Path):
    (tmp_path / "holm.bib").write_text(FILE)
    page = sign_in(alice)
    page.goto(f"/readings/{reading.pk}/references/")
    page.get_by_label("CSL-JSON, BibTeX or RIS file").set_input_files(tmp_path / "holm.bib")
    page.get_by_role("button", name="See what fits this text").click()
    expect(page.get_by_text("offen, line 3")).to_be_visible()
    page.get_by_label("instead: Lübeck").check()
    page.get_by_role("button", name="Take over what is ticked").click()
    expect(page.get_by_role("status").or_(page.locator(".messages"))).to_contain_text("One work is described more fully")
    expect(page.get_by_text("described by hand")).to_be_visible()
    assert reading.edition.references.get(csl__title="Die sieben Brücken von Holm").csl["publisher-place"] == "Lübeck"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_shut_nobody_out(sign_in: SignIn, alice: User, reading: Reading, tmp_path: Path, width: int, scheme: str):
    seven = reading.edition.references.get(csl__title="Die sieben Brücken von Holm")
    book = reading.edition.references.get(csl__title="Holmer Brückenbuch")
    pillars = reading.edition.references.get(csl__title="Pfeiler und Bögen")
    merge(reading=reading, reference=book, into=seven, by=alice)
    mend(reading=reading, reference=pillars, csl={"publisher": "Voß"}, version=1, by=alice)
    (tmp_path / "holm.bib").write_text(FILE)
    page = sign_in(alice)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    for name in ("", f"{seven.pk}/", f"{seven.pk}/merge/", f"{seven.pk}/split/"):
        page.goto(f"/readings/{reading.pk}/references/{name}")
        assert_open(page)
    page.goto(f"/readings/{reading.pk}/references/")
    page.get_by_label("CSL-JSON, BibTeX or RIS file").set_input_files(tmp_path / "holm.bib")
    page.get_by_role("button", name="See what fits this text").click()
    assert_open(page)


def assert_open(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
