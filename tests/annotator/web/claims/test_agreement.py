"""The page of agreement figures, its plot and its file."""

import csv

import pytest
from django.urls import reverse

from annotator.actions.positions import take_position
from annotator.models import Claim, Reading, User


@pytest.fixture
def judged(claim: Claim, alice: User, bob: User, carol: User) -> Claim:
    for person, stance in ((alice, "agree"), (bob, "disagree"), (carol, "agree")):
        take_position(claim=claim, stance=stance, by=person)
    return claim


def page_of(client, reading: Reading) -> str:
    return " ".join(client.get(reverse("reading-agreement", args=[reading.pk])).content.decode().split())


def test_each_figure_has_its_n(as_user, reading: Reading, judged: Claim, carol: User):
    page = page_of(as_user(carol), reading)
    assert "33.3 %" in page and "n = 3 pairs of judgements" in page
    assert "n = one claim, 3 judgements, 3 members" in page


def test_nothing_is_told_before_ones_own_judgement(as_user, reading: Reading, claim: Claim, alice: User, bob: User, carol: User):
    take_position(claim=claim, stance="agree", by=alice)
    take_position(claim=claim, stance="disagree", by=bob)
    page = page_of(as_user(carol), reading)
    assert "You have judged no claim of this reading yet." in page
    assert "One claim that others have judged is left out" in page
    assert "n = " not in page and "<svg xmlns" not in page


def test_the_plot_has_a_bar_for_each_claim(as_user, reading: Reading, judged: Claim, carol: User):
    page = page_of(as_user(carol), reading)
    assert page.count('class="plot__agree"') == 1 and page.count('class="plot__disagree"') == 1
    assert ' style="' not in page and "<style" not in page


def test_the_file_has_the_reading_its_pairs_and_its_claims(as_user, reading: Reading, judged: Claim, carol: User):
    Claim.objects.filter(pk=judged.pk).update(statement="=SUM(A1)")
    answer = as_user(carol).get(reverse("agreement-csv", args=[reading.pk]))
    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    assert [row["of"] for row in rows] == ["reading", "pair", "pair", "pair", "claim"]
    assert (rows[0]["claims"], rows[0]["judgements"], rows[0]["percent"]) == ("1", "3", "33.3")
    assert (rows[4]["statement"], rows[4]["agree"], rows[4]["disagree"]) == ("'=SUM(A1)", "2", "1")


def test_the_page_speaks_german(as_user, reading: Reading, judged: Claim, carol: User):
    page = as_user(carol).get(reverse("reading-agreement", args=[reading.pk]), headers={"Accept-Language": "de"}).content.decode()
    assert "Übereinstimmung" in page
