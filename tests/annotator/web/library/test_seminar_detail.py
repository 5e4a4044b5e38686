from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.positions import take_position
from annotator.models import CitationCheck, Reading, Seminar, Upload, User
from annotator.web.library.figures import Figures, figures_of
from editions.models import Edition, Revision
from tests import world

Enter = Callable[[User], Client]


def detail(seminar: Seminar) -> str:
    return reverse("seminar-detail", args=[seminar.slug])


def test_an_outsider_finds_nothing(enter: Enter, dora: User, seminar: Seminar) -> None:
    assert enter(dora).get(detail(seminar)).status_code == 404


def test_a_visitor_is_asked_to_log_in(client: Client, seminar: Seminar) -> None:
    assert client.get(detail(seminar)).url.startswith(reverse("login"))


def test_an_empty_library_says_the_one_next_thing(enter: Enter, alice: User, seminar: Seminar) -> None:
    page = enter(alice).get(detail(seminar)).content.decode()
    assert "Nothing to read yet. Bring the first text." in page
    assert reverse("upload-create", args=[seminar.slug]) in page


def test_an_observer_is_not_asked_to_bring_texts(enter: Enter, olga: User, seminar: Seminar) -> None:
    page = enter(olga).get(detail(seminar)).content.decode()
    assert reverse("upload-create", args=[seminar.slug]) not in page
    assert reverse("seminar-invite", args=[seminar.slug]) not in page


def test_readings_sources_and_imports_stand_apart(
    enter: Enter, bob: User, seminar: Seminar, reading: Reading, source_edition: Edition
) -> None:
    Upload.objects.filter(edition=reading.edition).update(confirmed_at=now())
    page = enter(bob).get(detail(seminar)).content.decode()
    assert "check list to go through" in page
    assert "No source is held" in page
    Upload.objects.update(confirmed_at=now())
    page = enter(bob).get(detail(seminar)).content.decode()
    assert "check list to go through" not in page
    assert "brought by Alice" in page


def test_what_has_happened_leaves_out_what_one_may_not_see(
    enter: Enter, alice: User, bob: User, seminar: Seminar, reading: Reading, revision: Revision
) -> None:
    words = world.place(revision, "Der Rat schwieg dazu")
    shared = make_claim(reading=reading, revision=1, ranges=[words], statement="All may know this.", by=alice)
    make_claim(reading=reading, revision=1, ranges=[words], statement="For my eyes only.", visibility="private", by=alice)
    take_position(claim=shared, stance="disagree", by=alice)
    page = enter(bob).get(detail(seminar)).content.decode()
    assert "Alice made a claim" in page
    assert "All may know this." in page
    assert "For my eyes only." not in page
    assert "judged" not in page
    assert "For my eyes only." in enter(alice).get(detail(seminar)).content.decode()


def test_the_page_speaks_german(enter: Enter, alice: User, seminar: Seminar) -> None:
    browser = enter(alice)
    browser.post(reverse("set_language"), {"language": "de"})
    answer = browser.get(detail(seminar))
    assert answer.headers["Content-Language"] == "de"
    assert '<html lang="de">' in answer.content.decode()


def test_the_queries_do_not_grow_with_the_library(
    enter: Enter, alice: User, seminar: Seminar, django_assert_max_num_queries: Callable
) -> None:
    for number in range(4):
        world.open_for(seminar, world.hold(seminar, world.TEXT, by=alice, name=f"text-{number}.txt"), by=alice)
    browser = enter(alice)
    with django_assert_max_num_queries(18):
        browser.get(detail(seminar))


def failed_check(revision: Revision) -> CitationCheck:
    mention = revision.mentions.order_by("order").first()
    return CitationCheck.objects.create(
        revision=revision,
        mention=mention,
        check_name="Q1",
        code="not_found",
        result="failed",
        severity="error",
        engine_version="1",
        fingerprint="1",
    )


def test_a_failed_check_counts_as_a_citation_that_is_off(reading: Reading, revision: Revision, alice: User) -> None:
    failed_check(revision)
    assert figures_of([reading], alice)[reading.pk] == Figures(citations_off=1)


def test_a_result_that_was_replaced_does_not_count(reading: Reading, revision: Revision, alice: User) -> None:
    check = failed_check(revision)
    CitationCheck.objects.filter(pk=check.pk).update(superseded_at=now())
    assert figures_of([reading], alice)[reading.pk] == Figures()


def test_a_correction_that_is_not_published_yet_changes_no_figure(reading: Reading, revision: Revision, alice: User) -> None:
    failed_check(revision)
    Revision.objects.create(edition=reading.edition, number=2, text="Corrected.", published_at=None)
    assert figures_of([reading], alice)[reading.pk].citations_off == 1
    Revision.objects.filter(number=2).update(published_at=now())
    assert figures_of([reading], alice)[reading.pk].citations_off == 0


@pytest.mark.parametrize(("decision", "off"), [("correct_as_cited", 0), ("author_error", 1)])
def test_a_person_can_say_that_a_citation_is_in_order(decision: str, off: int, reading: Reading, revision: Revision, alice: User) -> None:
    mention = failed_check(revision).mention
    assert mention is not None
    mention.attestations.create(reading=reading, decision=decision, reason="I have the book.", created_by=alice)
    assert figures_of([reading], alice)[reading.pk].citations_off == off
