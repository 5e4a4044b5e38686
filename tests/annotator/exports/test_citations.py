"""The citations as a table: results, findings, and every word of people."""

import csv
import io

import pytest
from django.urls import reverse

from annotator import jobs
from annotator.actions.verification import attest, queue_check
from annotator.exports.citations import citation_rows, citations_csv
from annotator.models import Job


@pytest.fixture
def checked(reading, alice):
    job = queue_check(reading=reading, by=alice)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))
    return reading


@pytest.fixture
def ibid(revision):
    return revision.mentions.get(passage__number=2)


def test_each_citation_is_a_row_in_the_order_of_the_text(checked):
    rows = list(citation_rows(checked))
    assert [(row["note"], row["status"], row["pages"]) for row in rows] == [
        (1, "plausible", "page 40–58 (range); page 44 (pinpoint)"),
        (2, "plausible", "page 51 (range)"),
        (3, "unchecked", "leaf 7 (range)"),
    ]
    assert rows[1]["work"].startswith("Verhoog") and "Q0 source_not_loaded [info]" in rows[1]["findings"]


def test_every_word_of_people_is_there_with_its_reason(checked, ibid, alice, bob):
    attest(reading=checked, mention=ibid, decision="looked_up", copy_used="Stadtbibliothek, 8° 4", by=bob)
    attest(reading=checked, mention=ibid, decision="author_error", reason="Druckfehler", read_instead="52", by=alice)
    people = list(citation_rows(checked))[1]["people"]
    assert "Bob" in people and "looked_up (Stadtbibliothek, 8° 4)" in people
    assert "Alice" in people and "author_error (Druckfehler; → 52)" in people


def test_no_cell_is_run_as_a_formula(checked, ibid):
    ibid.raw = "=1+1"
    ibid.save()
    table = b"".join(citations_csv(checked)).decode("utf-8-sig")
    assert [row["citation"] for row in csv.DictReader(io.StringIO(table))][1] == "'=1+1"


def test_the_number_of_queries_does_not_grow(checked, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        list(citation_rows(checked))


def test_members_save_it_and_outsiders_find_nothing(client, checked, olga, dora):
    address = reverse("citations-export", args=[checked.pk])
    assert client.get(address).url.startswith(reverse("login"))
    client.force_login(dora)
    assert client.get(address).status_code == 404
    client.force_login(olga)
    answer = client.get(address)
    assert answer["Content-Disposition"].endswith('-citations.csv"') and b"Verhoog" in answer.content
