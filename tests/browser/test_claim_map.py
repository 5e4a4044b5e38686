"""The claim map, relations and agreement in a browser: by keyboard and by mouse, in both colours, at both widths."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.relations import relate
from annotator.models import Claim, ClaimRelation, Reading, User
from tests import world

SignIn = Callable[[User], Page]
SAID = {
    "Wer die Waage hält, der hält die Stadt": "Whoever owns the scales rules the town.",
    "niemand fragte, wer die Gewichte prüfte": "Nobody asked who tested the weights.",
    "Der Rat schwieg dazu": "The council knew and was silent.",
    "Die Gilde dagegen schrieb": "The guild protested in writing.",
}


@pytest.fixture
def people(db: None) -> dict[str, User]:
    return {name: world.person(name) for name in ("alice", "bob", "carol")}


@pytest.fixture
def reading(people: dict[str, User]) -> Reading:
    alice = people["alice"]
    seminar = world.seminar_of(alice, annotator=people["bob"], reviewer=people["carol"])
    return world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name="waage.txt"), by=alice)


@pytest.fixture
def claims(reading: Reading, people: dict[str, User]) -> list[Claim]:
    """Four claims that hang together, one with evidence for and against and an objection to it."""
    revision = reading.edition.current_revision
    alice, bob = people["alice"], people["bob"]
    made = [
        make_claim(reading=reading, revision=1, ranges=[world.place(revision, words)], statement=statement, by=alice)
        for words, statement in SAID.items()
    ]
    relate(subject=made[1], object=made[0], kind="entails", by=bob)
    relate(subject=made[2], object=made[3], kind="contradicts", by=bob)
    relate(subject=made[3], object=made[1], kind="qualifies", by=bob)
    link = link_evidence(claim=made[0], relation="supports", full_citation="Verhoog 1934", analytic_note="He saw the weights.", by=bob)
    link_evidence(claim=made[0], relation="disputes", full_citation="Verhoog 1934", analytic_note="They were sound.", by=alice)
    contest(reading=reading, evidence_link=link, ground="evidence", statement="Did he?", by=alice)
    for person, stance in ((alice, "agree"), (bob, "disagree"), (people["carol"], "agree")):
        take_position(claim=made[0], stance=stance, by=person)
        take_position(claim=made[1], stance="qualify", by=person)
    return made


def width_of(page: Page) -> float:
    return page.locator("[data-map] svg").evaluate("(picture) => picture.getBoundingClientRect().width")


def test_the_map_is_walked_by_keyboard(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    page.goto(f"/readings/{reading.pk}/map/")
    frame = page.locator("[data-map]")
    frame.focus()
    natural = width_of(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert width_of(page) == pytest.approx(natural * 1.5625, rel=0.01)
    expect(page.locator("[data-map-size]")).to_have_text("156 %")
    page.keyboard.press("ArrowDown")
    assert frame.evaluate("(frame) => frame.scrollTop") > 0
    page.keyboard.press("0")
    assert width_of(page) <= frame.evaluate("(frame) => frame.clientWidth") + 1
    page.keyboard.press("Tab")
    expect(page.locator("[data-map] a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Whoever owns the scales rules the town.")


def test_the_map_is_moved_and_sized_by_mouse(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    page.goto(f"/readings/{reading.pk}/map/")
    natural = width_of(page)
    for _ in range(3):
        page.get_by_role("button", name="Larger").click()
    assert width_of(page) > natural
    frame = page.locator("[data-map]")
    box = frame.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 8
    before = frame.evaluate("(frame) => frame.scrollLeft")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y, steps=4)
    page.mouse.up()
    assert frame.evaluate("(frame) => frame.scrollLeft") == pytest.approx(before + 120, abs=2)


def test_an_address_leads_to_a_claim_on_the_map(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    page.goto(f"/readings/{reading.pk}/map/#claim-{claims[3].pk}")
    expect(page.locator(f"#claim-{claims[3].pk}")).to_be_focused()


def test_on_a_phone_the_map_opens_at_the_first_claim(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/readings/{reading.pk}/map/?each=1")
    box, frame = page.locator(f"#claim-{claims[0].pk} rect"), page.locator("[data-map]")
    expect(page.locator("[data-map-tools]")).to_be_visible()  # the script has run
    first, around = box.bounding_box(), frame.bounding_box()
    assert first and around
    assert around["x"] <= first["x"] and first["x"] + first["width"] <= around["x"] + around["width"]
    assert around["y"] <= first["y"] and first["y"] + first["height"] <= around["y"] + around["height"]


def test_the_claim_that_an_address_names_does_not_look_focused_for_ever(
    sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading
):
    page = sign_in(people["carol"])
    page.goto(f"/readings/{reading.pk}/map/#claim-{claims[3].pk}")
    asked = page.locator(f"#claim-{claims[3].pk} rect")
    other = page.locator(f"#claim-{claims[0].pk} rect")
    page.locator(f"#claim-{claims[0].pk}").focus()
    looks = "(rect) => [getComputedStyle(rect).stroke, getComputedStyle(rect).strokeWidth]"
    assert asked.evaluate(looks) != other.evaluate(looks)


def test_claims_are_related_in_their_place(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.get_by_role("link", name="Relate to another claim").click()
    form = page.locator(".inline-form")
    form.get_by_label("This claim …").select_option("contradicts")
    form.get_by_label("the claim", exact=True).select_option(str(claims[2].pk))
    form.get_by_role("button", name="Relate").click()
    expect(page.locator("#related .tie--opposes")).to_contain_text("The council knew and was silent.")
    assert ClaimRelation.objects.filter(subject=claims[0], object=claims[2], kind="contradicts").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_anybody_out(
    sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading, width: int, scheme: str
):
    page = sign_in(people["carol"])
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in (
        f"/readings/{reading.pk}/map/",
        f"/readings/{reading.pk}/map/?each=0",
        f"/readings/{reading.pk}/agreement/",
        f"/claims/{claims[0].pk}/",
        f"/claims/{claims[0].pk}/relations/",
    ):
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_pages_break_no_rule_of_their_security_policy(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in (f"/readings/{reading.pk}/map/", f"/readings/{reading.pk}/agreement/"):
        page.goto(address)
        page.wait_for_load_state()
    assert complaints == []
