"""The reading page in a browser: select, annotate, see what the others have written."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from annotator.actions.claims import make_claim
from annotator.actions.evidence import link_evidence
from annotator.models import CitationCheck, Claim, ClaimRelation, Job, LastVisit, Membership, Quotation, Reading, User
from annotator.web.reading.page import CARDS_AT_ONCE
from editions.models import Revision
from tests import world

TEXT = """45

Von Zeichen und Zahlen

Das Zeichen 🜚 steht in den Büchern der Gilde für Gold, 🜛 aber für
Silber, und niemand hat die beiden je verwechselt.1 Erst der junge
Schreiber nahm das eine für das andere.

Die Gilde merkte es nach einem Jahr. Sie ließ die Bücher neu binden
und den Schreiber gehen.

1 Anselm Verhoog, Maß und Gewicht in Sandhafen, Emden 1934, S. 40–58,
hier S. 44.
\f46

Der Schreiber kam nicht wieder, und man sprach nicht mehr von ihm.
"""

SELECT = """([from, to]) => {
  const find = (words, atEnd) => {
    const walker = document.createTreeWalker(document.querySelector("[data-reading]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at >= 0) return [walker.currentNode, at + (atEnd ? words.length : 0)];
    }
    throw new Error(`not on the page: ${words}`);
  };
  getSelection().setBaseAndExtent(...find(from, false), ...find(to, true));
}"""

SignIn = Callable[[User], Page]


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def bob(db: None) -> User:
    return world.person("bob")


@pytest.fixture
def reading(alice: User, bob: User) -> Reading:
    seminar = world.seminar_of(alice, annotator=bob)
    return world.open_for(seminar, world.hold(seminar, TEXT, by=alice, name="zeichen.txt"), by=alice)


@pytest.fixture
def revision(reading: Reading) -> Revision:
    return reading.edition.current_revision


@pytest.fixture
def as_alice(sign_in: SignIn, alice: User, reading: Reading) -> Page:
    return opened(sign_in(alice), reading)


def opened(page: Page, reading: Reading, query: str = "") -> Page:
    page.goto(f"/readings/{reading.pk}/{query}")
    expect(page.locator("body.laid")).to_be_attached()
    return page


def select(page: Page, first: str, last: str = "") -> None:
    page.evaluate(SELECT, [first, last or first])
    expect(page.get_by_role("toolbar", name="Annotate the selection")).to_be_visible()


def claim_that(page: Page, statement: str) -> None:
    """Write the claim on what is selected, and save it with the keyboard."""
    page.keyboard.press("c")
    expect(page.get_by_label("What does the passage assert?")).to_be_focused()
    page.keyboard.type(statement)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card", has_text=statement)).to_be_visible()


def claim_on(revision: Revision, words: str, statement: str, by: User, reading: Reading) -> Claim:
    return make_claim(reading=reading, revision=revision.number, ranges=[world.place(revision, words)], statement=statement, by=by)


def words_of(page: Page, key: str) -> str:
    return "".join(page.locator(f'.hl[data-a~="{key}"]').all_text_contents())


def test_a_claim_is_written_beside_its_words_and_seen_by_the_others(
    as_alice: Page, reading: Reading, bob: User, browser: Browser, sign_in: SignIn
) -> None:
    select(as_alice, "der junge Schreiber nahm das eine")
    claim_that(as_alice, "It was one man's mistake.")
    key = f"claim-{Claim.objects.get().pk}"
    assert words_of(as_alice, key) == "der junge Schreiber nahm das eine"
    page = opened(sign_in(bob), reading)
    expect(page.locator(".card", has_text="It was one man's mistake.")).to_be_visible()
    assert words_of(page, key) == "der junge Schreiber nahm das eine"


def test_another_reader_sees_it_without_loading_the_page_again(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    as_alice.wait_for_timeout(500)  # until the stream is open
    claim_on(revision, "neu binden", "The books were bound again.", bob, reading)
    expect(as_alice.locator(".card", has_text="The books were bound again.")).to_be_visible(timeout=12_000)


def test_astral_characters_come_back_as_they_were_selected(as_alice: Page) -> None:
    select(as_alice, "🜚 steht in den Büchern der Gilde für Gold, 🜛 aber")
    claim_that(as_alice, "Two signs.")
    assert Quotation.objects.get().exact == "🜚 steht in den Büchern der Gilde für Gold, 🜛 aber"
    assert words_of(as_alice, f"claim-{Claim.objects.get().pk}") == Quotation.objects.get().exact


def test_a_quotation_leaves_out_the_note_call_that_stands_in_it(as_alice: Page) -> None:
    select(as_alice, "je verwechselt.", "Erst der junge")
    claim_that(as_alice, "Then it happened.")
    assert Quotation.objects.get().exact == "je verwechselt. Erst der junge"


def test_a_selection_across_two_passages_is_one_quotation(as_alice: Page) -> None:
    select(as_alice, "nahm das eine für das andere", "Die Gilde merkte es")
    claim_that(as_alice, "It was noticed.")
    assert [part.exact for part in Quotation.objects.get().ranges.all()] == [
        "nahm das eine für das andere.",
        "Die Gilde merkte es",
    ]


def test_two_places_of_a_passage_are_one_quotation_with_a_gap(as_alice: Page) -> None:
    select(as_alice, "Die Gilde merkte")
    as_alice.keyboard.press("a")
    expect(as_alice.locator("[data-seltool]")).to_be_hidden()
    select(as_alice, "den Schreiber gehen")
    claim_that(as_alice, "The guild dismissed him.")
    assert [part.exact for part in Quotation.objects.get().ranges.order_by("pk")] == ["Die Gilde merkte", "den Schreiber gehen"]
    expect(as_alice.locator(".card .pq")).to_contain_text("Die Gilde merkte […] den Schreiber gehen")


def test_who_reads_along_is_named(as_alice: Page, reading: Reading, bob: User) -> None:
    expect(as_alice.locator("[data-presence]")).to_be_hidden()
    LastVisit.objects.note(user=bob, reading=reading, newest=0)
    as_alice.reload()
    expect(as_alice.locator("[data-presence]")).to_have_text("Reading along: Bob")


def test_words_of_a_note_can_be_quoted(as_alice: Page) -> None:
    select(as_alice, "Maß und Gewicht in Sandhafen")
    claim_that(as_alice, "This is the book.")
    assert words_of(as_alice, f"claim-{Claim.objects.get().pk}") == "Maß und Gewicht in Sandhafen"


def test_overlapping_quotations_are_walked_through_by_repeated_clicks(
    as_alice: Page, reading: Reading, revision: Revision, alice: User
) -> None:
    first = claim_on(revision, "Die Gilde merkte es nach einem Jahr", "A year passed.", alice, reading)
    second = claim_on(revision, "nach einem Jahr", "Not two.", alice, reading)
    page = opened(as_alice, reading)
    both = page.locator(f'.hl[data-a="claim-{first.pk} claim-{second.pk}"]')
    for key in (f"claim-{first.pk}", f"claim-{second.pk}"):
        both.click()
        expect(page.locator(f"#c-{key}")).to_be_focused()


def test_evidence_is_filed_against_the_nearest_claim(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    claim_on(revision, "niemand hat die beiden je verwechselt", "Nobody erred.", alice, reading)
    page = opened(as_alice, reading)
    select(page, "nahm das eine für das andere")
    page.keyboard.press("e")
    expect(page.get_by_label("Why?")).to_be_focused()
    page.get_by_label("How does it bear on the claim?").select_option("disputes")
    page.get_by_label("Why?").fill("Here somebody did.")
    page.get_by_label("Why?").press("Control+Enter")
    card = page.locator(".card--evidence")
    expect(card).to_contain_text("Evidence against")
    expect(card).to_contain_text("Nobody erred.")


def test_a_draft_outlives_the_escape_key_and_a_reload(as_alice: Page, reading: Reading) -> None:
    select(as_alice, "Die Gilde merkte es")
    as_alice.keyboard.press("c")
    as_alice.get_by_label("What does the passage assert?").fill("Half a thought")
    as_alice.keyboard.press("Escape")
    expect(as_alice.locator(".compose")).to_have_count(0)
    select(as_alice, "Die Gilde merkte es")
    as_alice.keyboard.press("c")
    expect(as_alice.get_by_label("What does the passage assert?")).to_have_value("Half a thought")
    page = opened(as_alice, reading)
    expect(page.get_by_label("What does the passage assert?")).to_have_value("Half a thought")


def test_a_draft_that_was_left_is_found_again(as_alice: Page) -> None:
    select(as_alice, "Die Gilde merkte es")
    as_alice.keyboard.press("c")
    as_alice.get_by_label("What does the passage assert?").fill("Half a thought")
    as_alice.keyboard.press("Escape")
    as_alice.get_by_role("button", name="Unfinished here: 1").click()
    expect(as_alice.get_by_label("What does the passage assert?")).to_have_value("Half a thought")
    as_alice.get_by_role("button", name="Discard").click()
    expect(as_alice.get_by_role("button", name="Unfinished here")).to_be_hidden()


def test_verdicts_appear_beside_the_cited_pages_while_the_job_runs(
    sign_in: SignIn, alice: User, reading: Reading, revision: Revision
) -> None:
    job = Job.objects.create(kind="check", state="running", seminar=reading.seminar, reading=reading, edition=reading.edition)
    page = opened(sign_in(alice), reading)
    chip = page.locator(".fn a.v")
    expect(chip).to_have_text("waiting")
    expect(page.locator("[data-checks]")).to_contain_text("0 of 1")
    mention = revision.mentions.get()
    CitationCheck.objects.create(
        revision=revision,
        mention=mention,
        check_name="Q1",
        code="not_found",
        result="failed",
        severity="error",
        engine_version="1",
        fingerprint="1",
        job=job,
    )
    expect(chip).to_have_text("not found", timeout=10_000)
    expect(page.locator("[data-checks]")).to_contain_text("1 of 1")
    Job.objects.filter(pk=job.pk).update(state="done")
    expect(page.locator("[data-checks]")).not_to_contain_text("are being checked", timeout=10_000)


def test_a_text_that_was_corrected_meanwhile_is_said_and_nothing_is_lost(as_alice: Page, revision: Revision) -> None:
    select(as_alice, "Die Gilde merkte es")
    as_alice.keyboard.press("c")
    as_alice.get_by_label("What does the passage assert?").fill("Kept.")
    Revision.objects.create(edition=revision.edition, number=2, text=revision.text)
    as_alice.keyboard.press("Control+Enter")
    expect(as_alice.get_by_role("alert")).to_contain_text("has been corrected")
    expect(as_alice.get_by_label("What does the passage assert?")).to_have_value("Kept.")


def test_an_empty_claim_is_refused_at_its_field(as_alice: Page) -> None:
    select(as_alice, "Die Gilde merkte es")
    as_alice.keyboard.press("c")
    as_alice.get_by_role("button", name="Save").click()
    expect(as_alice.get_by_label("What does the passage assert?")).to_have_attribute("aria-invalid", "true")


def test_a_passage_is_annotated_with_the_keyboard_alone(as_alice: Page, revision: Revision) -> None:
    ref = world.place(revision, "Die Gilde merkte es").passage
    as_alice.locator(f'[data-passage="{ref}"]').focus()
    as_alice.keyboard.press("c")
    as_alice.get_by_label("What does the passage assert?").fill("All of it.")
    as_alice.keyboard.press("Control+Enter")
    expect(as_alice.locator(".card", has_text="All of it.")).to_be_focused()
    assert Quotation.objects.get().exact == revision.passages.get(ref=ref).text


def test_words_are_selected_with_the_arrow_keys(as_alice: Page, revision: Revision) -> None:
    ref = world.place(revision, "Die Gilde merkte es").passage
    as_alice.locator(f'[data-passage="{ref}"]').focus()
    for _ in range(3):
        as_alice.keyboard.press("Shift+ArrowRight")
    claim_that(as_alice, "Three words.")
    assert Quotation.objects.get().exact == "Die Gilde merkte"


def test_n_and_p_walk_through_the_annotations_and_say_where_one_is(
    as_alice: Page, reading: Reading, revision: Revision, alice: User
) -> None:
    claim = claim_on(revision, "niemand hat die beiden", "Nobody erred.", alice, reading)
    words = world.place(revision, "nach einem Jahr")
    link_evidence(claim=claim, relation="disputes", revision=1, ranges=[words], analytic_note="They did.", by=alice)
    page = opened(as_alice, reading)
    live = page.locator("[data-live]")
    page.keyboard.press("n")
    expect(live).to_have_text("Claim 1 of 2")
    page.keyboard.press("n")
    expect(live).to_have_text("Evidence 2 of 2")
    expect(page.locator(".card--evidence")).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".card--claim")).to_be_focused()


def test_single_keys_can_be_switched_off(sign_in: SignIn, reading: Reading, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(single_keys=False)
    page = opened(sign_in(alice), reading)
    select(page, "Die Gilde merkte es")
    page.keyboard.press("c")
    expect(page.locator(".compose")).to_have_count(0)
    page.get_by_role("toolbar", name="Annotate the selection").get_by_role("button", name="Claim").click()
    expect(page.locator(".compose")).to_be_visible()


def test_a_deep_link_opens_the_annotation(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    claim = claim_on(revision, "den Schreiber gehen", "He went.", alice, reading)
    page = opened(as_alice, reading, f"?a=claim-{claim.pk}")
    expect(page.locator(f"#c-claim-{claim.pk}")).to_be_focused()
    expect(page.locator(".hl.act").first).to_be_in_viewport()


def test_the_rail_shows_the_printed_page_that_is_read(as_alice: Page) -> None:
    rail = as_alice.get_by_role("navigation", name="Printed pages")
    expect(rail.locator("[aria-current]")).to_contain_text("45")
    as_alice.set_viewport_size({"width": 1440, "height": 320})
    as_alice.locator("#page-46").scroll_into_view_if_needed()
    as_alice.mouse.wheel(0, 2000)
    expect(rail.locator("[aria-current]")).to_contain_text("46")


def test_a_reply_is_written_and_shown_in_the_card(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    claim_on(revision, "den Schreiber gehen", "He went.", bob, reading)
    page = opened(as_alice, reading)
    page.locator(".hl").first.click()
    page.locator(".card.act summary", has_text="Reply").click()
    page.get_by_label("Your reply").fill("Where to?")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".thread")).to_contain_text("Where to?")


def test_ones_own_claim_is_changed_and_deleted_in_its_card(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    claim_on(revision, "den Schreiber gehen", "He went.", alice, reading)
    page = opened(as_alice, reading)
    page.locator(".hl").first.click()
    page.locator(".card.act").get_by_role("link", name="Edit").click()
    page.get_by_label("What does the passage assert?").fill("He was sent away.")
    page.locator(".taken").get_by_role("button", name="Save").click()
    expect(page.locator(".card .s")).to_have_text("He was sent away.")
    page.locator(".card.act").get_by_role("link", name="Delete").click()
    page.locator(".taken").get_by_role("button", name="Delete").click()
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator(".hl")).to_have_count(0)


def test_a_kind_that_is_switched_off_leaves_text_and_margin(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    claim_on(revision, "den Schreiber gehen", "He went.", alice, reading)
    page = opened(as_alice, reading)
    expect(page.locator(".card")).to_be_visible()
    page.get_by_role("button", name="Claims 1").click()
    expect(page.locator(".card")).to_be_hidden()
    expect(page.locator(".u.claim").first).to_have_css("text-decoration-line", "none")


def test_on_a_phone_cards_come_up_as_a_sheet_and_notes_open_below_their_paragraph(
    as_alice: Page, reading: Reading, revision: Revision, alice: User
) -> None:
    claim_on(revision, "den Schreiber gehen", "He went.", alice, reading)
    as_alice.set_viewport_size({"width": 390, "height": 844})
    page = opened(as_alice, reading)
    page.locator(".hl").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("He went.")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    note = page.locator(".fn")
    expect(note).to_be_hidden()
    page.locator('a[role="doc-noteref"]').click()
    expect(note).to_be_visible()


def test_on_a_phone_a_claim_is_written_above_the_keyboard(as_alice: Page, reading: Reading) -> None:
    as_alice.set_viewport_size({"width": 390, "height": 844})
    page = opened(as_alice, reading)
    select(page, "den Schreiber gehen")
    page.get_by_role("toolbar", name="Annotate the selection").get_by_role("button", name="Claim").click()
    page.get_by_label("What does the passage assert?").fill("He went.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_contain_text("He went.")


def test_a_crowded_page_folds_its_cards_without_overlap(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    for number in range(60):
        claim_on(revision, "Das Zeichen" if number % 2 else "Sie ließ die Bücher", f"Thesis {number}.", alice, reading)
    page = opened(as_alice, reading)
    more = page.get_by_role("button", name="more here")
    expect(more.first).to_be_visible()
    assert page.locator(".layer > .card").count() < 60
    boxes = [card.bounding_box() for card in page.locator(".layer > .card").all()]
    places = sorted((box["y"], box["y"] + box["height"]) for box in boxes if box)
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(places))
    more.first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Thesis 59.")


def test_an_observer_copies_with_the_page_and_cannot_annotate(sign_in: SignIn, reading: Reading, alice: User, bob: User) -> None:
    Membership.objects.filter(user=bob).update(role="observer")
    page = sign_in(bob)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, reading)
    page.evaluate(SELECT, ["den Schreiber gehen"] * 2)
    page.keyboard.press("c")
    expect(page.locator(".compose")).to_have_count(0)
    page.get_by_role("button", name="Copy with page").click()
    expect(page.locator("[data-live]")).to_have_text("Copied with its page.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("»den Schreiber gehen« (")
    assert page.evaluate("navigator.clipboard.readText()").endswith(", S. 45)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_has_no_barrier_that_axe_knows(
    as_alice: Page, reading: Reading, revision: Revision, alice: User, width: int, scheme: str
) -> None:
    claim = claim_on(revision, "den Schreiber gehen", "He went.", alice, reading)
    words = world.place(revision, "Schreiber gehen")
    link_evidence(claim=claim, relation="supports", revision=1, ranges=[words], analytic_note="So it says.", by=alice)
    as_alice.set_viewport_size({"width": width, "height": 900})
    as_alice.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(as_alice, reading)
    page.wait_for_timeout(300)
    for state in ("at rest", "with a card open", "while composing"):
        if state == "with a card open":
            page.locator(".hl").first.click()
        if state == "while composing":
            page.keyboard.press("Escape")
            select(page, "Die Gilde merkte es")
            page.get_by_role("toolbar", name="Annotate the selection").get_by_role("button", name="Claim").click()
            expect(page.locator(".compose")).to_be_visible()
        violations = Axe().run(page).response["violations"]
        assert [(state, each["id"], each["nodes"][0]["html"]) for each in violations] == []


def test_the_scripts_keep_to_the_content_security_policy(sign_in: SignIn, alice: User, reading: Reading) -> None:
    page = sign_in(alice)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    opened(page, reading).wait_for_timeout(500)
    assert complaints == []


# --- Filter ------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def annotated(reading: Reading, revision: Revision, alice: User, bob: User) -> Reading:
    """Two claims of alice's, one of bob's, and bob's evidence."""
    claim_on(revision, "niemand hat die beiden je verwechselt", "They were never confused.", alice, reading)
    first = claim_on(revision, "der junge Schreiber", "He was young.", bob, reading)
    claim_on(revision, "neu binden", "The books were bound again.", alice, reading)
    words = [world.place(revision, "man sprach nicht mehr von ihm")]
    link_evidence(claim=first, relation="supports", revision=revision.number, ranges=words, analytic_note="He was forgotten.", by=bob)
    return reading


def test_kinds_are_switched_in_the_address_and_the_way_back_switches_them_back(annotated: Reading, alice: User, sign_in: SignIn) -> None:
    page = opened(sign_in(alice), annotated)
    page.get_by_role("button", name="Claims 3").click()
    expect(page.locator(".filtered")).to_contain_text("1 of 4")
    expect(page.locator(".layer > .card--claim").first).to_be_hidden()
    assert "kind=evidence" in page.url
    page.keyboard.press("n")
    expect(page.locator(".card--evidence")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("button", name="Claims 3")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".filtered")).to_be_hidden()


def test_a_filter_stays_while_one_annotates_and_while_others_do(
    annotated: Reading, revision: Revision, alice: User, bob: User, sign_in: SignIn
) -> None:
    page = opened(sign_in(alice), annotated)
    page.locator(".filters > summary").click()
    page.get_by_label("Person").select_option(label="Bob")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".filtered")).to_contain_text("2 of 4")
    expect(page.locator(".card")).to_have_count(2)
    page.wait_for_timeout(500)  # until the stream is open
    select(page, "Die Gilde merkte es")
    claim_that(page, "It took a year.")
    claim_on(revision, "für Gold", "Not to be seen here.", alice, annotated)
    claim_on(revision, "für\nSilber".replace("\n", " "), "To be seen here.", bob, annotated)
    expect(page.locator(".card", has_text="To be seen here.")).to_be_visible(timeout=12_000)
    expect(page.locator(".card", has_text="It took a year.")).to_be_visible()
    expect(page.locator(".card", has_text="Not to be seen here.")).to_have_count(0)
    assert page.url.endswith("person=bob")


def test_on_a_phone_the_filter_stands_in_the_sheet(annotated: Reading, alice: User, sign_in: SignIn) -> None:
    page = sign_in(alice)
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, annotated)
    page.get_by_role("button", name="Annotations 4").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.locator(".card")).to_have_count(4)
    sheet.get_by_role("button", name="Claims 3").click()
    expect(sheet.locator(".card")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(".mbar")).to_contain_text("1 of 4")


def test_the_filter_works_without_a_script(annotated: Reading, alice: User, browser: Browser, base_url: str, sign_in: SignIn) -> None:
    cookies = sign_in(alice).context.cookies()
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    context.add_cookies(cookies)  # type: ignore[arg-type] - they are written as they were read
    page = context.new_page()
    page.goto(f"/readings/{annotated.pk}/")
    page.locator(".filters > summary").click()
    page.get_by_label("Status").select_option(label="open")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".filtered")).to_contain_text("3 of 4")
    page.get_by_role("button", name="Claims").click()
    expect(page.locator(".filtered")).to_contain_text("0 of 4")
    page.locator(".filtered").get_by_role("link", name="Clear all").click()
    expect(page.locator(".filtered")).to_be_hidden()
    context.close()


# --- Help with writing ----------------------------------------------------------------------------------------------------------


def test_a_member_is_called_by_a_list_and_the_keyboard(as_alice: Page, bob: User) -> None:
    select(as_alice, "der junge Schreiber")
    as_alice.keyboard.press("c")
    field = as_alice.get_by_label("What does the passage assert?")
    expect(field).to_be_focused()
    as_alice.keyboard.type("As @b")
    expect(as_alice.get_by_role("option", name="Bob")).to_have_attribute("aria-selected", "true")
    assert not Axe().run(as_alice).response["violations"]
    as_alice.keyboard.press("Enter")
    expect(field).to_have_value("As @bob ")
    as_alice.keyboard.type("says, @b")
    expect(as_alice.get_by_role("listbox")).to_be_visible()
    as_alice.keyboard.press("Escape")
    expect(as_alice.get_by_role("listbox")).to_have_count(0)
    expect(field).to_be_focused()
    as_alice.keyboard.press("Control+Enter")
    expect(as_alice.locator(".card .called")).to_have_text("@bob")


def test_tags_are_completed_but_never_forced(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    words = [world.place(revision, "neu binden")]
    make_claim(reading=reading, revision=1, ranges=words, statement="Bound.", tags=["Bücher"], by=bob)
    select(as_alice, "der junge Schreiber")
    as_alice.keyboard.press("c")
    as_alice.get_by_label("What does the passage assert?").fill("He was young.")
    field = as_alice.locator("#id_claim-tags")
    field.press_sequentially("buc")
    expect(as_alice.get_by_role("option", name="Bücher")).to_have_attribute("aria-selected", "false")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Bücher, ")
    field.press_sequentially("Neues")
    field.press("Control+Enter")
    expect(as_alice.locator(".card", has_text="He was young.").locator(".tag")).to_have_text(["Tag Bücher", "Tag Neues"])


def test_words_are_added_to_a_claim_and_both_places_are_marked(as_alice: Page, reading: Reading, revision: Revision, alice: User) -> None:
    claim = claim_on(revision, "der junge Schreiber", "It was the clerk.", alice, reading)
    as_alice.reload()
    expect(as_alice.locator("body.laid")).to_be_attached()
    select(as_alice, "den Schreiber gehen")
    as_alice.keyboard.press("c")
    as_alice.get_by_label("Is it a claim of its own?").select_option(str(claim.pk))
    expect(as_alice.get_by_label("What does the passage assert?")).to_be_hidden()
    as_alice.get_by_label("Is it a claim of its own?").focus()
    as_alice.keyboard.press("Control+Enter")
    expect(as_alice.locator(f'.hl[data-a~="claim-{claim.pk}"]')).to_have_count(2)
    assert words_of(as_alice, f"claim-{claim.pk}") == "der junge Schreiberden Schreiber gehen"


def test_paper_has_the_cards_that_were_not_yet_fetched(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    for number in range(CARDS_AT_ONCE + 15):
        claim_on(revision, "der junge Schreiber", f"Claim {number} of many.", bob, reading)
    opened(as_alice, reading)
    last = as_alice.locator(".layer .card", has_text=f"Claim {CARDS_AT_ONCE + 14} of many.")
    expect(last).to_have_count(0)
    as_alice.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert last.count() == 1
    as_alice.emulate_media(media="print")
    expect(last).to_be_visible()
    expect(as_alice.locator(".more-cards")).to_be_hidden()


def test_paper_says_where_the_cards_are_that_could_not_be_had(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    for number in range(CARDS_AT_ONCE + 15):
        claim_on(revision, "der junge Schreiber", f"Claim {number} of many.", bob, reading)
    opened(as_alice, reading)
    as_alice.route("**/cards/**", lambda route: route.abort())
    as_alice.evaluate("dispatchEvent(new Event('beforeprint'))")
    as_alice.emulate_media(media="print")
    expect(as_alice.locator(".more-cards")).to_be_visible()


def test_a_claim_like_a_new_one_is_related_by_a_click(as_alice: Page, reading: Reading, revision: Revision, bob: User) -> None:
    other = claim_on(revision, "der junge Schreiber", "It was the young clerk alone.", bob, reading)
    as_alice.reload()
    expect(as_alice.locator("body.laid")).to_be_attached()
    select(as_alice, "der junge Schreiber", "nahm das eine")
    claim_that(as_alice, "It was the young clerk.")
    alike = as_alice.get_by_role("region", name="The same claim elsewhere?")
    expect(alike).to_contain_text("It was the young clerk alone.")
    alike.get_by_role("button", name="It says the same").click()
    expect(alike).to_have_count(0)
    relation = ClaimRelation.objects.get()
    assert other in (relation.subject, relation.object) and relation.kind == "equivalent"
