"""The report as it stands: as a table, as a workbook, and laid out for paper."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from annotator.models import CitationCheck


@pytest.fixture
def found(full, ibid, archival, outcome):
    outcome("F1", "ok", mention=full, result="passed", severity="none")
    outcome("C3", "ambiguous", mention=ibid, severity="warning", evidence={"says": {"raw": "Ebd."}})
    outcome("Q1", "not_found", mention=archival, evidence={"quotation": "die Steine des Rates", "places": []})


def saved(client, reading, query):
    answer = client.get(reverse("citations-export", args=[reading.pk]) + query)
    assert answer.status_code == 200
    return answer.getvalue()


def test_a_table_holds_what_the_filters_leave_in_the_order_of_the_report(as_user, alice, reading, found):
    client = as_user(alice)
    rows = list(csv.DictReader(io.StringIO(saved(client, reading, "?severity=error").decode("utf-8-sig"))))
    assert [(row["note"], row["quotation"]) for row in rows] == [("3", "die Steine des Rates")]
    rows = list(csv.DictReader(io.StringIO(saved(client, reading, "?work=0&form=csv").decode("utf-8-sig"))))
    assert [row["note"] for row in rows] == ["1", "2", "3"]  # a bad filter is none: the whole text in its order


def test_a_workbook_holds_the_same(as_user, alice, reading, found):
    sheet = load_workbook(io.BytesIO(saved(as_user(alice), reading, "?check=C3&form=xlsx"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:3] == ["id", "note", "passage"] and [row[1] for row in rows[1:]] == ["2"]


def test_another_form_does_not_exist(as_user, alice, reading):
    assert as_user(alice).get(reverse("citations-export", args=[reading.pk]) + "?form=exe").status_code == 404


def test_paper_says_what_it_was_narrowed_to_and_when(as_user, alice, reading, found):
    page = as_user(alice).get(reverse("citations-print", args=[reading.pk]) + "?severity=warning&check=C3.ambiguous").content.decode()
    assert "Gravest finding: <b>Warnings</b>" in page and "Finding: <b>Short title: several works possible</b>" in page
    assert page.count('<div class="cited__where">') == 1 and "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]


@pytest.mark.parametrize("name", ["citations-export", "citations-print"])
def test_outsiders_find_nothing(as_user, client, dora, reading, name):
    address = reverse(name, args=[reading.pk])
    assert client.get(address).url.startswith(reverse("login"))
    assert as_user(dora).get(address).status_code == 404


def test_the_words_looked_for_are_kept_with_the_outcome(reading, tied, ibid, check):
    check()
    kept = CitationCheck.objects.get(mention=ibid, check_name="Q1").evidence["quotation"]
    assert kept == "die Steine des Rates um ein Zehntel zu leicht befunden worden sind"
