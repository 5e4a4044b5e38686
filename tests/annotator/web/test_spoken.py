"""The language in which readers have written."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.models import Reading, User
from annotator.templatetags.spoken import spoken
from editions.models import Revision
from tests import world


@pytest.mark.parametrize(
    ("words", "attribute"),
    [
        ("Der Zoll wurde von den Fischern nicht bezahlt.", ' lang="de"'),
        ("The toll was not paid by the fishermen.", ' lang="en"'),
        ("Les pêcheurs ne payaient pas le péage du pont.", ' lang="fr"'),
        ("Zoll?", ""),
        ("", ""),
        ('"><script>', ""),
        ("the und", ""),
    ],
)
def test_the_small_words_tell_it_or_nothing_is_said(words: str, attribute: str) -> None:
    assert spoken(words) == attribute


def test_a_german_claim_is_german_on_an_english_page(client: Client, reading: Reading, revision: Revision, alice: User) -> None:
    words = world.place(revision, "Wer die Waage hält, der hält die Stadt")
    said = "Der Satz ist von dem Rat und nicht von der Zunft."
    claim = make_claim(reading=reading, revision=revision.number, ranges=[words], statement=said, by=alice)
    client.force_login(alice)
    assert f'<h1 lang="de">{said}</h1>' in client.get(reverse("claim-detail", args=[claim.pk])).content.decode()
    assert f'<p class="s" lang="de">{said}</p>' in client.get(reverse("reading-detail", args=[reading.pk])).content.decode()
