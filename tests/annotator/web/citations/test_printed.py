"""The held page beside a citation, as it is printed, where the held text was read from a PDF."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator import jobs
from annotator.models import Job, Reading, Seminar, Upload, User
from annotator.models.job import Kind
from editions.models import CitationMention, Edition
from tests import world
from tests.annotator.printed_book import QUOTED, book

CITING = f"""7

Vom Übersetzen

Man hat es oft gesagt, und so liest man auch, »{QUOTED}«,1 was
niemand bestritten hat.

1 Jan Ubbens, Das Buch der Fähre, Emden 1911, S. 51.
"""


@pytest.fixture
def citing(seminar: Seminar, alice: User) -> Reading:
    return world.open_for(seminar, world.hold(seminar, CITING, by=alice, name="vom-uebersetzen.txt"), by=alice)


@pytest.fixture
def printed_source(seminar: Seminar, alice: User) -> Edition:
    edition = world.bring(seminar, book(), by=alice, name="faehre.pdf", purpose="source").edition
    assert edition is not None
    return edition


@pytest.fixture
def cited(citing: Reading, printed_source: Edition, alice: User) -> CitationMention:
    """The citation, whose quotation was looked up in the held book."""
    mention = citing.edition.current_revision.mentions.get()
    assert mention.reference is not None
    mention.reference.held_as = printed_source
    mention.reference.save()
    work(Job.objects.create(kind=Kind.CHECK, edition=citing.edition, seminar=citing.seminar, reading=citing))
    return mention


def work(job: Job) -> None:
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))


def draw() -> None:
    work(Job.objects.unfinished().get(kind=Kind.DRAW))


Address = Callable[[Reading, CitationMention, Edition], str]


def detail(reading: Reading, mention: CitationMention, held: Edition) -> str:
    return reverse("citation-detail", args=[reading.pk, mention.pk])


def source(reading: Reading, mention: CitationMention, held: Edition) -> str:
    return reverse("source-page", args=[reading.pk, held.pk]) + f"?page=51&citation={mention.pk}"


@pytest.mark.parametrize("address", [detail, source])
def test_the_match_is_marked_on_the_printed_page(
    as_user, bob: User, citing: Reading, cited: CitationMention, printed_source: Edition, address: Address
) -> None:
    browser: Client = as_user(bob)
    assert "The page is being drawn" in browser.get(address(citing, cited, printed_source)).content.decode()
    draw()
    page = browser.get(address(citing, cited, printed_source)).content.decode()
    assert page.count('class="facsimile__mark"') == 2
    assert f"Sheet 2 of the file, page 51. Marked: {QUOTED}" in page
    assert ("facsimile--strip" in page) == (address is detail)


def test_words_of_the_address_are_marked_too(as_user, bob: User, citing: Reading, printed_source: Edition) -> None:
    browser, address = as_user(bob), reverse("source-page", args=[citing.pk, printed_source.pk]) + "?page=52&q=von der Fähre"
    browser.get(address)
    draw()
    assert "Marked: von der Fähre" in browser.get(address).content.decode()


def test_a_page_without_a_match_is_shown_without_marks(as_user, bob: User, citing: Reading, printed_source: Edition) -> None:
    browser, address = as_user(bob), reverse("source-page", args=[citing.pk, printed_source.pk]) + "?page=50"
    browser.get(address)
    draw()
    page = browser.get(address).content.decode()
    assert "Sheet 1 of the file, page 50." in page
    assert "facsimile__mark" not in page


def test_what_was_typed_has_no_printed_page(as_user, bob: User, reading: Reading, source_edition: Edition) -> None:
    page = as_user(bob).get(reverse("source-page", args=[reading.pk, source_edition.pk])).content.decode()
    assert "As printed" not in page
    assert not Job.objects.filter(kind=Kind.DRAW).exists()


def test_outsiders_neither_see_the_page_nor_have_it_drawn(
    as_user, dora: User, citing: Reading, cited: CitationMention, printed_source: Edition
) -> None:
    for address in (detail, source):
        assert as_user(dora).get(address(citing, cited, printed_source)).status_code == 404
    assert not Job.objects.filter(kind=Kind.DRAW).exists()


def test_a_source_that_others_hold_is_not_shown(as_user, bob: User, dora: User, citing: Reading, cited: CitationMention) -> None:
    Upload.objects.filter(name="faehre.pdf").update(seminar=world.seminar_of(dora))
    page = as_user(bob).get(reverse("citation-detail", args=[citing.pk, cited.pk])).content.decode()
    assert "As printed" not in page
    assert QUOTED[:30] not in page.split('class="citation__side"')[1]


def test_a_file_that_is_gone_is_said_beside_the_words(
    as_user, bob: User, citing: Reading, cited: CitationMention, printed_source: Edition
) -> None:
    upload = Upload.objects.get(edition=printed_source)
    upload.file.storage.delete(str(upload.file.name))
    page = as_user(bob).get(source(citing, cited, printed_source)).content.decode()
    assert "The file itself is no longer there" in page
    assert f"<mark>{QUOTED}</mark>" in page.replace("\n", " ")
