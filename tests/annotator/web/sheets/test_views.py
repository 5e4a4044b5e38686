"""The file and the pictures of its pages, for those who may read the text and nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Job, Membership, Seminar, Upload, User
from editions.importing import store_correction
from editions.models import Revision, SheetPicture
from editions.revising import correct_words
from editions.stored import draft_of
from tests import world
from tests.annotator.printed_book import QUOTED
from tests.annotator.test_permission_table import WHO, table

Enter = Callable[[User], Client]


def look(revision: Revision, query: str = "") -> str:
    return reverse("file-look", args=[revision.edition_id, revision.number]) + query


def picture(revision: Revision, sheet: int = 0) -> str:
    return reverse("sheet-picture", args=[revision.edition_id, revision.number, sheet])


def words(revision: Revision, words: str) -> str:
    start = revision.text.index(words)
    return f"?words={start}-{start + len(words)}"


@pytest.fixture
def people(alice: User, bob: User, carol: User, olga: User, dora: User, seminar: Seminar) -> dict[str, User | None]:
    erik = world.person("erik")
    Membership.objects.create(seminar=seminar, user=erik, role="annotator")
    named: dict[str, User | None] = {user.username: user for user in (alice, bob, carol, olga, dora, erik)}
    return named | {"": None}


@pytest.fixture
def corrected(printed: Revision) -> Revision:
    """The next revision, published."""
    draft = correct_words(draft_of(printed), printed.passages.filter(kind="paragraph")[0].ref, "Ganz andere Worte stehen hier.")
    revision = store_correction(of=printed, draft=draft, change={"kind": "words"}, reason="")
    Revision.objects.filter(pk=revision.pk).update(published_at=printed.published_at)
    revision.refresh_from_db()
    return revision


@pytest.mark.parametrize("row", table("file"), ids=lambda row: f"{row['file']}, {row['revision']}")
def test_who_looks_at_a_file(
    row: dict[str, str], people: dict[str, User | None], printed: Revision, corrected: Revision, enter: Enter, draw: Callable[[], None]
) -> None:
    Upload.objects.update(is_public=row["file"] == "public")
    revision = corrected if row["revision"] == "as it is read" else printed
    enter(people["alice"]).get(look(printed))  # type: ignore[arg-type]
    draw()
    for role, name in WHO.items():
        user = people[name]
        client = enter(user) if user else Client()
        expected = 200 if row[role] == "yes" else 404
        for address in (look(revision), picture(revision)):
            assert client.get(address).status_code == expected, (role, address)


def test_nothing_is_queued_for_those_who_may_not_look(printed: Revision, enter: Enter, dora: User, client: Client) -> None:
    for browser in (enter(dora), client):
        assert browser.get(look(printed)).status_code == 404
    assert not Job.objects.exists()
    assert not SheetPicture.objects.exists()


def test_a_page_is_drawn_and_then_shown_with_its_words_marked(
    printed: Revision, enter: Enter, olga: User, draw: Callable[[], None]
) -> None:
    browser, address = enter(olga), look(printed, words(printed, QUOTED))
    waiting = browser.get(address).content.decode()
    assert "The page is being drawn" in waiting
    assert 'http-equiv="refresh"' in waiting
    draw()
    page = browser.get(address).content.decode()
    assert "The page is being drawn" not in page
    assert f'<image href="{picture(printed, 1)}"' in page
    assert page.count('class="facsimile__mark"') == 2
    assert f"Sheet 2 of the file, page 51. Marked: {QUOTED}" in page


def test_a_script_gets_the_part_that_it_asks_for(printed: Revision, enter: Enter, olga: User, draw: Callable[[], None]) -> None:
    browser, address = enter(olga), look(printed, words(printed, QUOTED))
    part = browser.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    waiting = part.content.decode().split('data-waits="')[1].split('"')[0].replace("&amp;", "&")
    draw()
    figure = browser.get(waiting, headers={"HX-Request": "true"}).content.decode().strip()
    assert figure.startswith("<figure")
    strip = browser.get(waiting.replace("part=picture", "part=strip"), headers={"HX-Request": "true"}).content.decode()
    assert "facsimile--strip" in strip


def test_a_picture_is_kept_by_the_browser_and_by_no_one_between(
    printed: Revision, enter: Enter, bob: User, draw: Callable[[], None]
) -> None:
    browser = enter(bob)
    browser.get(look(printed))
    assert browser.get(picture(printed)).status_code == 404
    draw()
    answer = browser.get(picture(printed))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"\x89PNG")
    assert browser.get(picture(printed, 9)).status_code == 404


def test_a_picture_whose_file_is_lost_is_not_found(printed: Revision, enter: Enter, bob: User, draw: Callable[[], None]) -> None:
    browser = enter(bob)
    browser.get(look(printed))
    draw()
    first = SheetPicture.objects.get(sequence=0)
    first.image.storage.delete(str(first.image.name))
    assert browser.get(picture(printed)).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["?at=x", "?at=9-3", "?at=5", "?words=1-2-3", "?sheet=-1", "?page=x", "?page=999", "?sheet=999999999999", "?at=999999999-999999999"],
)
def test_an_address_that_names_no_place_shows_the_file(printed: Revision, enter: Enter, bob: User, query: str) -> None:
    assert "Sheet " in enter(bob).get(look(printed, query)).content.decode()


def test_a_text_file_is_shown_with_the_place_marked(seminar: Seminar, alice: User, revision: Revision, enter: Enter, bob: User) -> None:
    page = enter(bob).get(look(revision, words(revision, "niemand fragte"))).content.decode()
    assert '<mark id="mark">niemand fragte</mark>' in page
    assert "The file as it was read" in page
    assert not Job.objects.exists()


def test_a_look_asks_few_questions(
    printed: Revision, enter: Enter, bob: User, draw: Callable[[], None], django_assert_max_num_queries
) -> None:
    browser, address = enter(bob), look(printed, words(printed, QUOTED))
    browser.get(address)
    draw()
    with django_assert_max_num_queries(25):
        browser.get(address)
