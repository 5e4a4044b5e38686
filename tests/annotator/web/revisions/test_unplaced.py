"""The tray of what a correction has moved out of sight."""

import pytest
from django.urls import reverse

from annotator.models import Anchor, Event


@pytest.fixture
def tray(reading):
    return reverse("unplaced", args=[reading.pk])


def anchor_of(claim) -> Anchor:
    return Anchor.objects.filter(range__quotation__claims=claim).order_by("-revision__number").first()


def place_address(reading, claim) -> str:
    return reverse("range-place", args=[reading.pk, claim.quotations.get().ranges.get().pk])


@pytest.fixture
def lost(says, corrected, bob):
    """Bob's claim on words that the corrected text does not have."""
    claim = says("Die Gilde dagegen schrieb.", bob)
    corrected("Die Gilde dagegen schrieb. ", "")
    return claim


def test_an_orphan_is_shown_with_its_old_words_and_context(enter, olga, tray, lost):
    page = enter(olga).get(tray).content.decode()
    assert "<mark>Die Gilde dagegen schrieb.</mark>" in page
    assert "Ihre Briefe liegen noch heute" in page
    assert lost.statement in page and "</svg>unplaced</span>" in page


def test_the_old_words_are_seen_where_they_stood_in_the_file(enter, olga, tray, lost, reading):
    first = reading.edition.revisions.get(number=1)
    page = enter(olga).get(tray).content.decode()
    address = page.split("See where they stood")[0].rsplit('href="', 1)[1].split('"')[0]
    assert address.startswith(reverse("file-look", args=[first.edition_id, 1]))
    assert "Die Gilde dagegen schrieb.</mark>" in enter(olga).get(address).content.decode()


def test_the_reading_page_leads_to_the_tray(enter, bob, reading, tray, lost):
    page = enter(bob).get(reverse("reading-detail", args=[reading.pk])).content.decode()
    assert f'href="{tray}"' in page and "1 annotation needs a look" in page


def test_changed_words_are_confirmed_with_one_click(enter, bob, reading, tray, says, corrected):
    claim = says("Streit um den Kornpfennig brachte", bob)
    corrected("Kornpfennig", "Kornpfenning")
    page = enter(bob).get(tray).content.decode()
    assert "stands here now" in page and "Kornpfenning</ins>" in page
    anchor = anchor_of(claim)
    enter(bob).post(place_address(reading, claim), {"revision": 2, "place": f"{anchor.start}-{anchor.end}"})
    after = anchor_of(claim)
    assert (after.status, after.method, after.start) == ("anchored", "hand", anchor.start)
    assert "Every annotation has its place" in enter(bob).get(tray).content.decode()
    event = Event.objects.get(verb="placed")
    assert (event.actor, event.claim) == (bob, claim)


def test_one_of_several_places_is_chosen(enter, bob, reading, tray, lost, edition):
    anchor = anchor_of(lost)
    text = edition.current_revision.text
    first, second = text.index("Ihre Briefe"), text.index("Man hat das")
    offers = [{"start": first, "end": first + 11, "score": 0.95}, {"start": second, "end": second + 11, "score": 0.93}]
    Anchor.objects.filter(pk=anchor.pk).update(status="ambiguous", candidates=offers)
    page = enter(bob).get(tray).content.decode()
    assert page.count("Place here") == 2 and "p. 13" in page
    enter(bob).post(place_address(reading, lost), {"revision": 2, "place": f"{second}-{second + 11}"})
    after = anchor_of(lost)
    assert text[after.start : after.end] == "Man hat das"
    assert after.passage.start <= after.start < after.passage.end


def test_a_place_that_was_not_offered_is_refused(enter, bob, reading, lost):
    answer = enter(bob).post(place_address(reading, lost), {"revision": 2, "place": "0-5"})
    assert answer.status_code == 422
    assert anchor_of(lost).status == "orphaned"


def test_words_are_placed_by_hand(enter, bob, reading, lost, edition):
    enter(bob).post(place_address(reading, lost), {"revision": 2, "words": "Ihre Briefe liegen"})
    after = anchor_of(lost)
    assert edition.current_revision.text[after.start : after.end] == "Ihre Briefe liegen"
    assert (after.status, after.method) == ("anchored", "hand")


@pytest.mark.parametrize(
    ("words", "passage", "sentence"),
    [
        ("Das steht nirgends", "", "The text has no such words"),
        ("Rat", "", "several times"),
        ("Ihre Briefe", "p99", "no such passage"),
        ("", "", "This field is required"),
    ],
)
def test_words_that_name_no_place_are_kept_in_the_form(enter, bob, reading, lost, words, passage, sentence):
    answer = enter(bob).post(place_address(reading, lost), {"revision": 2, "words": words, "passage": passage})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and words in page
    assert anchor_of(lost).status == "orphaned"


def test_an_orphan_that_is_kept_is_still_listed(enter, bob, reading, tray, lost):
    enter(bob).post(place_address(reading, lost), {"revision": 2, "keep": 1})
    assert (anchor_of(lost).status, anchor_of(lost).method) == ("orphaned", "hand")
    assert "kept without a place" in enter(bob).get(tray).content.decode()
    assert lost.statement in enter(bob).get(tray, {"status": "kept"}).content.decode()
    assert lost.statement in enter(bob).get(reverse("reading-annotations", args=[reading.pk])).content.decode()


def test_a_kept_orphan_stays_one_in_the_next_revision(enter, bob, reading, lost, corrected):
    enter(bob).post(place_address(reading, lost), {"revision": 2, "keep": 1})
    corrected("Ihre Briefe", "Die Gilde dagegen schrieb. Ihre Briefe")
    assert (anchor_of(lost).revision.number, anchor_of(lost).status, anchor_of(lost).method) == (3, "orphaned", "hand")


def test_a_place_that_nobody_has_confirmed_stays_to_be_confirmed(says, corrected, bob):
    claim = says("Streit um den Kornpfennig brachte", bob)
    corrected("Kornpfennig", "Kornpfenning")
    corrected("Eigennutz", "Eigen-Nutz")
    assert (anchor_of(claim).revision.number, anchor_of(claim).status) == (3, "fuzzy")


def test_only_those_who_quoted_or_review_place(enter, alice, bob, olga, reading, says, corrected):
    claim = says("Die Gilde dagegen schrieb.", alice)
    corrected("Die Gilde dagegen schrieb. ", "")
    for person in (bob, olga):
        answer = enter(person).post(place_address(reading, claim), {"revision": 2, "keep": 1})
        assert answer.status_code == 403
    assert anchor_of(claim).method != "hand"


def test_who_was_overtaken_by_a_correction_is_told(enter, bob, reading, lost, corrected):
    corrected("Kornpfennig", "Kornpfenning")
    answer = enter(bob).post(place_address(reading, lost), {"revision": 2, "words": "Ihre Briefe liegen"})
    assert answer.status_code == 409
    assert "Ihre Briefe liegen" in answer.content.decode()


def test_places_with_a_letter_corrected_are_confirmed_at_once(enter, alice, bob, carol, reading, tray, says, corrected):
    words = "Wer die Waage hält, der hält die Stadt, hat man in Sandhafen lange gesagt"
    claims = [says(words, person) for person in (alice, bob)]
    corrected("Sandhafen lange", "Santhafen lange")
    assert "2 of them" in enter(carol).get(tray).content.decode()
    enter(carol).post(reverse("places-confirm", args=[reading.pk]), {"revision": 2})
    assert {anchor_of(claim).method for claim in claims} == {"hand"}


def test_the_number_of_queries_does_not_grow_with_the_tray(enter, bob, tray, says, corrected, django_assert_max_num_queries):
    words = "wer die Gewichte prüfte"
    for _ in range(2):
        says(words, bob)
    corrected("Gewichte prüfte", "Gewichter prüfte")
    browser = enter(bob)
    with django_assert_max_num_queries(24):
        browser.get(tray)
    for _ in range(8):
        says("Der Rat schwieg dazu", bob)
    corrected("schwieg dazu", "schwig dazu")
    with django_assert_max_num_queries(24):
        assert browser.get(tray).content.decode().count("Yes, here") == 10
