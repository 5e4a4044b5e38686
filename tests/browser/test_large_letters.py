"""Letters twice as large, as a reader has set them in the browser, on a phone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from annotator.models import User
from tests import world

TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
BAR_ENDS = "document.querySelector('.bar').getBoundingClientRect().bottom"


@pytest.fixture
def large(sign_in: Callable[[User], Page], db: None) -> Page:
    page = sign_in(world.person("alice"))
    page.set_viewport_size({"width": 390, "height": 844})
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    return page


def test_the_bar_gives_way_to_the_text_and_nothing_sticks_out(large: Page) -> None:
    alice = User.objects.get(username="alice")
    seminar = world.seminar_of(alice)
    upload = world.bring(seminar, world.TEXT.encode(), by=alice, name="waage.txt")
    assert upload.edition
    reading = world.open_for(seminar, upload.edition, by=alice)
    checked = [reverse("reading-detail", args=[reading.pk]), reverse("citation-report", args=[reading.pk])]
    for address in [*checked, reverse("upload-detail", args=[upload.pk]), reverse("seminar-detail", args=[seminar.slug])]:
        large.goto(address)
        assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert not large.evaluate(TOO_WIDE), address
        large.evaluate("scrollTo({ top: 600, behavior: 'instant' })")
        assert large.evaluate(BAR_ENDS) < 0, address
