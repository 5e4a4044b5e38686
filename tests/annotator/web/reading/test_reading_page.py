from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import delete_claim, make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.replies import reply
from annotator.models import Anchor, Claim, Reading, Upload, User
from annotator.models.annotation import Visibility
from editions.models import Revision
from tests import world
from tests.annotator.web.reading.pages_as_read import stored_texts

ACROSS_PAGES = "und sie reden von nichts anderem als von den Steinen und von der Ehre derer"


def address(reading: Reading, **query: str) -> str:
    return reverse("reading-detail", args=(reading.pk,), query=query)


def html_of(client: Client, reading: Reading, **query: str) -> str:
    response = client.get(address(reading, **query))
    assert response.status_code == 200
    return response.content.decode()


def test_an_outsider_finds_nothing(client: Client, reading: Reading, dora: User) -> None:
    client.force_login(dora)
    for name in ("reading-detail", "reading-cards", "reading-changes", "reading-checks", "reading-annotations", "reading-compose"):
        assert client.get(reverse(name, args=(reading.pk,))).status_code == 404, name


def test_a_visitor_is_asked_to_log_in_for_a_text_that_is_not_public(client: Client, reading: Reading) -> None:
    assert client.get(address(reading)).url.startswith(reverse("login"))


def test_a_visitor_reads_a_public_text_and_cannot_annotate_it(client: Client, reading: Reading) -> None:
    Upload.objects.update(is_public=True)
    html = html_of(client, reading)
    assert "Wer die Waage hält" in html
    assert "data-make" not in html
    assert "/annotate/" not in html


def test_an_observer_reads_and_is_offered_no_composer(client: Client, reading: Reading, olga: User) -> None:
    client.force_login(olga)
    assert "data-make" not in html_of(client, reading)


def test_every_passage_stands_on_the_page_once_and_as_it_is_stored(
    as_alice: Client, reading: Reading, revision: Revision, claim: Claim
) -> None:
    texts = stored_texts(html_of(as_alice, reading))
    assert texts == {passage.ref: passage.text for passage in revision.passages.select_related("revision")}


def test_the_quoted_words_carry_the_annotation(as_alice: Client, reading: Reading, claim: Claim) -> None:
    html = html_of(as_alice, reading)
    assert f'<span class="hl claim" data-a="claim-{claim.pk}" data-n="1"><span class="u claim">niemand fragte' in html


def test_a_quotation_across_a_printed_page_is_marked_on_both_sides_of_the_break(
    as_alice: Client, reading: Reading, revision: Revision, alice: User
) -> None:
    words = world.place(revision, ACROSS_PAGES)
    made = make_claim(reading=reading, revision=revision.number, ranges=[words], statement="One subject.", by=alice)
    html = html_of(as_alice, reading)
    mark = html.index('aria-label="Page 13" data-x')
    pieces = html.split(f'data-a="claim-{made.pk}"')
    assert len(pieces) > 2
    assert len(pieces[0]) < mark < len(html) - len(pieces[-1])


def test_a_quotation_inside_a_note_is_marked_there(as_alice: Client, reading: Reading, revision: Revision, alice: User) -> None:
    words = world.place(revision, "Maß und Gewicht in Sandhafen, Emden 1934")
    made = make_claim(reading=reading, revision=revision.number, ranges=[words], statement="The book is of 1934.", by=alice)
    note = html_of(as_alice, reading).split('data-p="n1"')[1].split("</div>")[0]
    assert f'data-a="claim-{made.pk}"' in note


def test_overlapping_quotations_lie_over_one_another(
    as_alice: Client, reading: Reading, revision: Revision, alice: User, claim: Claim
) -> None:
    words = world.place(revision, "wer die Gewichte prüfte")
    made = link_evidence(claim=claim, relation="supports", revision=revision.number, ranges=[words], analytic_note="So.", by=alice)
    assert f'data-a="claim-{claim.pk} evidence-{made.pk}" data-n="2"' in html_of(as_alice, reading)


def test_page_marks_are_separators_with_the_printed_label(as_alice: Client, reading: Reading) -> None:
    html = html_of(as_alice, reading)
    assert 'role="separator" id="page-12"' in html
    assert 'role="separator" id="page-13"' in html


def test_a_call_leads_to_its_note_and_back(as_alice: Client, reading: Reading, revision: Revision) -> None:
    call = revision.note_calls.get(marker="2")
    html = html_of(as_alice, reading)
    assert f'<a href="#note-{call.note_id}" id="call-{call.pk}" role="doc-noteref"' in html
    assert f'id="note-{call.note_id}" data-call="call-{call.pk}"' in html


def test_a_missing_note_is_shown_as_missing(as_alice: Client, reading: Reading, revision: Revision) -> None:
    call = revision.note_calls.get(marker="3")
    revision.passages.filter(number=3).delete()
    html = html_of(as_alice, reading)
    assert f'id="missing-{call.pk}"' in html
    assert 'aria-label="3, note missing"' in html


def test_cited_pages_are_underlined_and_followed_by_their_verdict(as_alice: Client, reading: Reading, revision: Revision) -> None:
    mention = revision.mentions.filter(passage__number=1).get()
    note = html_of(as_alice, reading).split('data-p="n1"')[1].split("</div>")[0]
    assert '<span class="cite"><span class="whole-locator">S. 40–58</span>' in note
    assert f'data-x data-m="{mention.pk}" href="/readings/{reading.pk}/citations/{mention.pk}/"' in note
    assert "waiting" in note


def test_the_others_see_what_is_shared_and_not_what_is_private(
    as_bob: Client, reading: Reading, revision: Revision, alice: User, claim: Claim
) -> None:
    secret = make_claim(
        reading=reading,
        revision=revision.number,
        ranges=[world.place(revision, "Der Rat schwieg")],
        statement="Only for me.",
        visibility=Visibility.PRIVATE,
        by=alice,
    )
    html = html_of(as_bob, reading)
    assert "Nobody looked." in html
    assert "Only for me." not in html
    assert f"claim-{secret.pk}" not in html


def test_a_deleted_claim_leaves_the_text(as_alice: Client, reading: Reading, claim: Claim, alice: User) -> None:
    delete_claim(claim=claim, by=alice)
    assert f"claim-{claim.pk}" not in html_of(as_alice, reading)


def test_a_deleted_claim_with_a_thread_leaves_its_thread_and_not_its_words(
    as_alice: Client, reading: Reading, claim: Claim, alice: User, bob: User
) -> None:
    reply(to=claim, body="Somebody did.", by=bob)
    delete_claim(claim=claim, by=alice)
    html = html_of(as_alice, reading)
    assert "Somebody did." in html
    assert "Nobody looked." not in html
    assert f'class="hl gone" data-a="claim-{claim.pk}"' in html


def test_an_annotation_that_has_lost_its_place_is_listed(as_alice: Client, reading: Reading, claim: Claim) -> None:
    Anchor.objects.update(status="orphaned", start=None, end=None)
    html = html_of(as_alice, reading)
    assert "1 annotation has lost its place in the text" in html
    assert "Nobody looked." in html


def test_an_empty_reading_says_the_next_step(as_alice: Client, reading: Reading) -> None:
    assert "Select a sentence and press <kbd>C</kbd>" in html_of(as_alice, reading)


def test_the_page_says_how_many_of_each_kind_there_are(
    as_alice: Client, reading: Reading, claim: Claim, revision: Revision, bob: User
) -> None:
    contest(reading=reading, ground="wording", statement="Not nobody.", revision=1, ranges=[world.place(revision, "niemand")], by=bob)
    counts = as_alice.get(address(reading)).context["panel"].counts
    assert counts == {"claim": 1, "evidence": 0, "disagreement": 1}


def test_the_rail_names_the_printed_pages_and_their_annotations(as_alice: Client, reading: Reading, claim: Claim) -> None:
    rail = as_alice.get(address(reading)).context["rail"]
    assert [(entry.label, entry.total, entry.dots) for entry in rail] == [("12", 1, ("claim",)), ("13", 0, ())]


def test_a_deep_link_names_the_annotation_for_the_script(as_alice: Client, reading: Reading, claim: Claim) -> None:
    assert as_alice.get(address(reading, a=f"claim-{claim.pk}")).context["facts"]["active"] == f"claim-{claim.pk}"


def test_a_link_to_a_printed_page_leads_to_its_mark(as_alice: Client, reading: Reading) -> None:
    assert as_alice.get(address(reading, page="13")).context["facts"]["page"] == "page-13"


def test_a_german_reads_german_words(as_alice: Client, reading: Reading) -> None:
    as_alice.cookies["django_language"] = "de"
    assert '<html lang="de">' in html_of(as_alice, reading)


def test_the_checks_answer_304_while_nothing_has_changed(as_alice: Client, reading: Reading) -> None:
    first = as_alice.get(reverse("reading-checks", args=(reading.pk,)))
    again = as_alice.get(reverse("reading-checks", args=(reading.pk,)), headers={"If-None-Match": first.headers["ETag"]})
    assert first.json()["chips"]
    assert again.status_code == 304


def test_the_list_shows_every_annotation_with_its_quotation(as_alice: Client, reading: Reading, claim: Claim) -> None:
    html = as_alice.get(reverse("reading-annotations", args=(reading.pk,))).content.decode()
    assert "niemand fragte, wer die Gewichte prüfte" in html
    assert "Nobody looked." in html


@pytest.fixture
def annotate(reading: Reading, revision: Revision, bob: User) -> Callable[[int], None]:
    """So many claims on the words of the text, each with evidence, a dispute and a reply."""

    def annotate(many: int) -> None:
        words = world.place(revision, "der hält die Stadt")
        for number in range(many):
            claim = make_claim(reading=reading, revision=1, ranges=[words], statement=f"Claim {number}", by=bob)
            link_evidence(claim=claim, relation="supports", revision=1, ranges=[words], analytic_note="So.", by=bob)
            contest(reading=reading, claim=claim, ground="wording", statement="No.", revision=1, ranges=[words], by=bob)
            reply(to=claim, body="Yes?", by=bob)

    return annotate


def test_the_number_of_queries_does_not_grow_with_the_annotations(
    as_alice: Client, reading: Reading, annotate: Callable[[int], None], django_assert_max_num_queries: Any
) -> None:
    annotate(1)
    as_alice.get(address(reading))
    with django_assert_max_num_queries(44) as few:
        as_alice.get(address(reading))
    annotate(30)
    with django_assert_max_num_queries(len(few)):
        as_alice.get(address(reading))


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """One printed page at a time."""
    monkeypatch.setattr("annotator.web.reading.sections.LARGE", 10)
    monkeypatch.setattr("annotator.web.reading.sections.PAGES_AT_A_TIME", 1)


def test_a_large_text_leads_from_part_to_part(as_alice: Client, reading: Reading, in_parts: None) -> None:
    first, second = html_of(as_alice, reading), html_of(as_alice, reading, page="13")
    assert "Wer die Waage hält" in first
    assert f'href="/readings/{reading.pk}/?page=13"' in first
    assert 'href="?page=13#page-13"' in first
    assert "Wer die Waage hält" not in second
    assert f'href="/readings/{reading.pk}/?page=12"' in second


def test_a_deep_link_shows_the_part_that_the_annotation_is_in(
    as_alice: Client, reading: Reading, revision: Revision, alice: User, claim: Claim, in_parts: None
) -> None:
    later = make_claim(reading=reading, revision=1, ranges=[world.place(revision, "Stadtarchiv")], statement="It is there.", by=alice)
    response = as_alice.get(address(reading, a=f"claim-{later.pk}"))
    assert f"claim-{later.pk}" in {key for beside in response.context["facts"]["sections"].values() for key, _ in beside}
    assert f'data-a="claim-{later.pk}"' in response.content.decode()


def test_the_script_is_told_what_lies_before_and_after_the_part_that_is_shown(
    as_alice: Client, reading: Reading, revision: Revision, alice: User, claim: Claim, in_parts: None
) -> None:
    words = world.place(revision, "es war wohl eher Buchführung")
    later = make_claim(reading=reading, revision=1, ranges=[words], statement="Bookkeeping.", by=alice)
    told = [as_alice.get(address(reading, page=label)).context["facts"]["beyond"] for label in ("12", "13")]
    assert told == [["", f"claim-{later.pk}"], [f"claim-{claim.pk}", ""]]


def test_the_card_of_a_quotation_in_a_note_names_the_note(as_alice: Client, reading: Reading, revision: Revision, alice: User) -> None:
    make_claim(reading=reading, revision=1, ranges=[world.place(revision, "Stadtarchiv")], statement="It is there.", by=alice)
    card = as_alice.get(address(reading)).context["cards"][0]
    assert card.note == 3
