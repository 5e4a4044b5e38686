"""What is new, in a browser: the pages without a barrier that axe knows, and none wider than a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.replies import reply
from annotator.models import LastVisit, User
from tests import world

TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def alice(db: None) -> User:
    """The owner of a seminar in which a claim of hers is answered and disputed, after her last visit."""
    alice, bob = world.person("alice"), world.person("bob")
    seminar = world.seminar_of(alice, annotator=bob)
    reading = world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)
    words = world.place(reading.edition.current_revision, "niemand fragte, wer die Gewichte prüfte")
    claim = make_claim(reading=reading, revision=1, ranges=[words], statement="Nobody looked.", by=alice)
    seen = reading.events.latest("pk").pk
    LastVisit.objects.note(user=alice, reading=reading, newest=seen)
    LastVisit.objects.update(since_event=seen, since="2026-01-02T10:00:00Z")
    reply(to=claim, body="Who says so, @alice?", by=bob)
    contest(reading=reading, claim=claim, ground="wording", statement="Somebody did look.", by=bob)
    return alice


def addresses(alice: User) -> list[str]:
    reading = LastVisit.objects.get(user=alice).reading
    overview = reverse("seminar-overview", args=[reading.seminar.slug])
    return [reverse("reading-activity", args=[reading.pk]), reverse("notifications"), overview]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_pages_have_no_barrier_that_axe_knows(sign_in: Callable[[User], Page], alice: User, width: int, scheme: str) -> None:
    page = sign_in(alice)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for address in addresses(alice):
        page.goto(address)
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], address
        assert not page.evaluate(TOO_WIDE), address
