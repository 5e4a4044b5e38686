"""A page of a held source, beside the citation."""

import pytest
from django.urls import reverse

from annotator.models import Reading, User
from editions.models import CitationMention, Edition, Reference


def ask(client, reading: Reading, edition: Edition, query: str):
    return client.get(reverse("source-page", args=[reading.pk, edition.pk]) + query)


def marked(page: str) -> list[str]:
    held = page.split('class="source__page"', 1)[1]
    return [piece.split("</mark>")[0].replace("\n", " ") for piece in held.split("<mark>")[1:]]


def test_the_page_that_was_asked_for(as_user, bob: User, reading: Reading, source_edition: Edition):
    page = ask(as_user(bob), reading, source_edition, "?page=52").content.decode()
    assert "Die Steine wurden eingezogen" in page
    assert "ohne Umschweife" not in page


def test_without_a_page_the_first(as_user, bob: User, reading: Reading, source_edition: Edition):
    assert "Im Herbst wurden die Gewichte" in ask(as_user(bob), reading, source_edition, "").content.decode()


def test_its_neighbours_are_a_step_away(as_user, bob: User, reading: Reading, source_edition: Edition):
    page = ask(as_user(bob), reading, source_edition, "?page=51").content.decode()
    assert 'rel="prev" href="?at=0"' in page
    assert 'rel="next" href="?at=2"' in page


def test_a_page_without_a_label_is_found_by_its_place(as_user, bob: User, reading: Reading, source_edition: Edition):
    source_edition.current_revision.pages.filter(sequence=1).update(label="")
    assert "ohne Umschweife" in ask(as_user(bob), reading, source_edition, "?at=1").content.decode()


def test_the_quotation_is_marked_where_the_check_found_it(
    as_user, bob: User, reading: Reading, source_edition: Edition, tied: Reference, ibid: CitationMention, check
):
    check()
    page = ask(as_user(bob), reading, source_edition, f"?page=51&citation={ibid.pk}").content.decode()
    assert marked(page) == ["die Steine des Rates um ein Zehntel zu leicht befunden worden sind"]
    assert "Ebd., S. 51" in page


@pytest.mark.parametrize("words", ["ohne Umschweife", "OHNE  umschweife"])
def test_words_in_the_address_are_marked(as_user, bob: User, reading: Reading, source_edition: Edition, words: str):
    page = ask(as_user(bob), reading, source_edition, f"?page=51&q={words}").content.decode()
    assert marked(page) == ["ohne Umschweife"]


def test_what_is_not_on_the_page_is_not_marked(as_user, bob: User, reading: Reading, source_edition: Edition, ibid: CitationMention):
    page = ask(as_user(bob), reading, source_edition, f"?page=50&citation={ibid.pk}").content.decode()
    assert marked(page) == []
    assert "it was not found on this page" in page


def test_a_page_that_is_not_held_says_which_are(as_user, bob: User, reading: Reading, source_edition: Edition):
    response = ask(as_user(bob), reading, source_edition, "?page=199")
    assert response.status_code == 404
    assert "has the pages 50 to 52" in response.content.decode()


@pytest.mark.parametrize("query", ["?page=51&citation=abc", "?page=51&citation=99999999999999999999", "?page=51&at=x", "?page=51&q="])
def test_a_broken_address_breaks_nothing(as_user, bob: User, reading: Reading, source_edition: Edition, query: str):
    assert ask(as_user(bob), reading, source_edition, query).status_code == 200
