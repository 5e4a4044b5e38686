"""Links by the names that a TEI file gives its pages and passages."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Reading, User
from editions.models import Page, Passage, Revision


@pytest.fixture
def named(revision: Revision) -> None:
    Passage.objects.filter(revision=revision, ref="n2").update(identifier="fn-2")
    Passage.objects.filter(revision=revision, ref="p1").update(identifier="p3")
    Page.objects.filter(revision=revision, sequence=1).update(identifier="s 13")


@pytest.mark.parametrize(
    ("name", "address"),
    [("fn-2", "?p=n2#n2"), ("s 13", "?page=13#page-13"), ("p3", None), ("p2", None), ("nothing", None), ("", None)],
)
def test_a_name_of_the_file_leads_to_its_place(as_alice: Client, reading: Reading, named: None, name: str, address: str | None) -> None:
    answer = as_alice.get(reverse("reading-detail", args=[reading.pk]), {"p": name})
    assert (answer.url if address else answer.status_code) == (reverse("reading-detail", args=[reading.pk]) + address if address else 200)


def test_an_outsider_learns_no_name(client: Client, reading: Reading, named: None, dora: User) -> None:
    client.force_login(dora)
    assert client.get(reverse("reading-detail", args=[reading.pk]), {"p": "fn-2"}).status_code == 404
