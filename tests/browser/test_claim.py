"""The claim page and the review queue in a browser: keys, forms in place, nothing that keeps anybody out."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.replies import reply
from annotator.models import Claim, Position, Reading, User
from editions.models import CitationMention
from tests import world

SignIn = Callable[[User], Page]


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
    """Two contested claims of alice's; the first has evidence, an objection to it and replies."""
    revision = reading.edition.current_revision
    alice, bob = people["alice"], people["bob"]
    made = []
    for words, statement in [
        ("Wer die Waage hält, der hält die Stadt", "Whoever owns the scales rules the town."),
        ("Der Rat schwieg dazu", "The council knew."),
    ]:
        claim = make_claim(reading=reading, revision=1, ranges=[world.place(revision, words)], statement=statement, by=alice)
        contest(reading=reading, claim=claim, ground="wording", statement="A saying is no rule.", by=bob)
        made.append(claim)
    mention = revision.mentions.get(passage__number=1)
    link = link_evidence(claim=made[0], relation="supports", mention=mention, analytic_note="He saw the weights.", by=bob)
    contest(reading=reading, evidence_link=link, ground="evidence", statement="Did he?", by=alice)
    reply(to=made[0], body="I wonder.", by=bob)
    take_position(claim=made[0], stance="disagree", reason="Too broad.", by=bob)
    return made


def height_of(bar: Locator) -> float:
    box = bar.bounding_box()
    assert box is not None
    return box["height"]


def test_a_key_judges_and_ctrl_enter_leads_to_the_next_claim(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.keyboard.press("3")
    expect(page.get_by_label("Does not hold")).to_be_checked()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The council knew.")
    assert Position.objects.get(claim=claims[0], member=people["carol"]).stance == "disagree"


def test_on_a_phone_the_bar_is_one_row_until_it_is_touched(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/claims/{claims[0].pk}/")
    bar = page.get_by_role("region", name="Your judgement")
    expect(bar.get_by_label("Holds if reworded")).to_be_hidden()
    assert height_of(bar) < 844 / 10
    bar.locator("summary").click()
    bar.get_by_label("Holds if reworded").check()
    bar.get_by_role("button", name="Save", exact=True).click()
    expect(bar.locator("summary")).to_contain_text("Holds if reworded")
    assert height_of(bar) < 844 / 10


def test_a_key_opens_the_bar_of_a_phone(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/claims/{claims[0].pk}/")
    expect(page.get_by_label("Holds if reworded")).to_be_hidden()
    page.keyboard.press("2")
    expect(page.get_by_label("Holds if reworded")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The council knew.")


def test_the_bar_is_open_where_there_is_room(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/claims/{claims[0].pk}/")
    expect(page.get_by_label("Undecided")).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_label("Undecided")).to_be_visible()


def test_evidence_and_objections_have_names(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    expect(page.get_by_role("article", name="supports: He saw the weights.")).to_be_visible()
    expect(page.get_by_role("article", name="Objection (wording): A saying is no rule.")).to_be_visible()
    assert all(article.get_attribute("aria-label") for article in page.get_by_role("article").all())


def test_a_digit_in_a_reply_is_a_digit(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    discussion = page.locator("#discussion")
    discussion.get_by_text("Reply", exact=True).click()
    discussion.get_by_label("Your reply").press_sequentially("1 or 2?")
    expect(page.locator("input[name=stance]:checked")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#discussion")).to_contain_text("1 or 2?")
    assert not Position.objects.filter(member=people["carol"]).exists()


def test_single_keys_can_be_switched_off(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    User.objects.filter(pk=people["carol"].pk).update(single_keys=False)
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.keyboard.press("3")
    page.keyboard.press("j")
    expect(page.locator("input[name=stance]:checked")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Whoever owns the scales rules the town.")


def test_j_and_k_walk_through_the_queue(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    page = sign_in(people["carol"])
    page.goto(f"/readings/{reading.pk}/review/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Whoever owns the scales")).to_be_focused()
    for key, statement in [("Enter", "Whoever owns the scales rules the town."), ("j", "The council knew."), ("k", "Whoever owns")]:
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).to_contain_text(statement)
        page.wait_for_load_state()  # a key is heard once the page's scripts have run


def test_evidence_is_added_in_its_place(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.get_by_role("link", name="Add evidence against").click()
    form = page.locator(".inline-form")
    expect(form.get_by_label("How does it bear on the claim?")).to_be_focused()
    expect(form.get_by_label("How does it bear on the claim?")).to_have_value("disputes")
    form.get_by_label("Why?").fill("The letter says otherwise.")
    form.get_by_label("or a link").fill("https://example.org/letter")
    form.get_by_role("button", name="Add evidence").click()
    expect(page.locator("#evidence")).to_contain_text("The letter says otherwise.")


def test_what_others_write_appears_without_loading_the_page_again(
    sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading
):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.wait_for_timeout(500)  # until the stream is open
    contest(reading=reading, claim=claims[0], ground="context", statement="Read on a page.", by=people["bob"])
    expect(page.locator("#disputes")).to_contain_text("Read on a page.", timeout=10_000)


def test_what_one_is_writing_is_left_alone(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/")
    page.wait_for_timeout(500)
    discussion = page.locator("#discussion")
    discussion.get_by_text("Reply", exact=True).click()
    discussion.get_by_label("Your reply").fill("Half a thought")
    reply(to=claims[0], body="Another's thought.", by=people["bob"])
    expect(page.get_by_text("Others have written here since you opened the page.")).to_be_visible(timeout=10_000)
    expect(discussion.get_by_label("Your reply")).to_have_value("Half a thought")


def test_long_lists_of_citations_are_searched(sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading):
    first = reading.edition.current_revision.mentions.get(passage__number=1)
    for order in range(100, 120):
        CitationMention.objects.create(
            revision=first.revision, passage=first.passage, order=order, start=0, end=5, raw=f"Anders, Werk {order}", form="full"
        )
    page = sign_in(people["carol"])
    page.goto(f"/claims/{claims[0].pk}/evidence/")
    page.get_by_label("Search in the citations").fill("anders 107")
    options = page.locator("select[name=mention] option")
    expect(options).to_have_text(["none", "Note 1: Anders, Werk 107"])


def test_everything_works_without_scripts(browser: Browser, base_url: str, people: dict[str, User], claims: list[Claim], sign_in: SignIn):
    cookies = sign_in(people["carol"]).context.cookies()
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"/claims/{claims[0].pk}/")
    page.get_by_label("Holds if reworded").check()
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The council knew.")
    page.get_by_role("link", name="Add evidence for").click()
    page.get_by_label("or any other work").fill("Verhoog 1934")
    page.get_by_role("button", name="Add evidence").click()
    expect(page.locator("#evidence")).to_contain_text("Verhoog 1934")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_anybody_out(
    sign_in: SignIn, people: dict[str, User], claims: list[Claim], reading: Reading, width: int, scheme: str
):
    page = sign_in(people["carol"])
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in (
        f"/claims/{claims[0].pk}/",
        f"/readings/{reading.pk}/review/",
        f"/claims/{claims[0].pk}/evidence/",
        f"/claims/{claims[0].pk}/decision/",
    ):
        page.goto(address)
        for details in page.locator("main details").all():
            details.evaluate("(element) => { element.open = true; }")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_page_breaks_no_rule_of_its_security_policy(sign_in: SignIn, people: dict[str, User], claims: list[Claim]):
    page = sign_in(people["carol"])
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"/claims/{claims[0].pk}/")
    page.get_by_role("link", name="Add evidence for").click()
    expect(page.locator(".inline-form")).to_be_visible()
    assert complaints == []
