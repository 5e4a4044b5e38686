"""Every address of this room: outsiders find nothing, visitors are asked to log in, and a held source has readers of its own."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Reading, Seminar, Upload, User
from editions.models import CitationMention, Edition, Reference
from tests import world

ADDRESSES = [
    ("citation-report", "reading", ""),
    ("citation-results", "reading", ""),
    ("citation-detail", "reading", "mention"),
    ("citation-attest", "reading", "mention"),
    ("citation-contest", "reading", "mention"),
    ("citations-attest", "reading", ""),
    ("check-start", "reading", ""),
    ("check-cancel", "reading", ""),
    ("reference-tie", "reading", "reference"),
    ("source-page", "reading", "source"),
]
POSTED = {"check-start", "check-cancel"}


@pytest.fixture
def subjects(reading: Reading, ibid: CitationMention, tied: Reference, source_edition: Edition) -> dict[str, int]:
    return {"reading": reading.pk, "mention": ibid.pk, "reference": tied.pk, "source": source_edition.pk}


def ask(client: Client, name: str, *pks: int):
    return (client.post if name in POSTED else client.get)(reverse(name, args=pks))


def pks(subjects: dict[str, int], *names: str) -> list[int]:
    return [subjects[name] for name in names if name]


@pytest.mark.parametrize(("name", "first", "second"), ADDRESSES)
def test_an_outsider_finds_nothing(as_user, dora: User, subjects: dict[str, int], name: str, first: str, second: str):
    assert ask(as_user(dora), name, *pks(subjects, first, second)).status_code == 404


@pytest.mark.parametrize(("name", "first", "second"), ADDRESSES)
def test_a_visitor_is_asked_to_log_in(client: Client, subjects: dict[str, int], name: str, first: str, second: str):
    response = ask(client, name, *pks(subjects, first, second))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))


def test_an_observer_starts_no_check(as_user, olga: User, reading: Reading):
    assert as_user(olga).post(reverse("check-start", args=[reading.pk])).status_code == 403


@pytest.mark.parametrize("name", ["citation-attest", "citation-contest"])
def test_an_observer_decides_nothing(as_user, olga: User, reading: Reading, ibid: CitationMention, name: str):
    assert as_user(olga).get(reverse(name, args=[reading.pk, ibid.pk])).status_code == 403


def test_an_annotator_ties_no_reference(as_user, bob: User, reading: Reading, tied: Reference):
    response = as_user(bob).post(reverse("reference-tie", args=[reading.pk, tied.pk]), {"held_as": ""})
    assert response.status_code == 403
    tied.refresh_from_db()
    assert tied.held_as is not None


def test_a_citation_of_another_text_is_not_found_here(as_user, alice: User, reading: Reading, seminar: Seminar):
    other = world.hold(seminar, world.TEXT.replace("Verhoog", "Anders"), by=alice, name="other.txt").current_revision
    assert as_user(alice).get(reverse("citation-detail", args=[reading.pk, other.mentions.first().pk])).status_code == 404


def test_a_text_that_another_seminar_holds_is_no_source_here(as_user, alice: User, dora: User, reading: Reading):
    elsewhere = world.hold(world.seminar_of(dora), world.SOURCE, by=dora, name="elsewhere.txt", purpose="source")
    assert as_user(alice).get(reverse("source-page", args=[reading.pk, elsewhere.pk])).status_code == 404


def test_whoever_reads_a_public_text_does_not_read_its_sources(
    as_user, dora: User, reading: Reading, source_edition: Edition, tied: Reference, ibid: CitationMention, check
):
    check()
    Upload.objects.filter(edition=reading.edition).update(is_public=True)
    client = as_user(dora)
    page = client.get(reverse("citation-detail", args=[reading.pk, ibid.pk])).content.decode()
    assert "ohne Umschweife" not in page  # the words of the held page
    assert client.get(reverse("source-page", args=[reading.pk, source_edition.pk])).status_code == 404
