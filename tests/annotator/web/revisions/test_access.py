"""Who finds the pages of a text's revisions: outsiders nothing, members the history, owners and reviewers the corrections."""

import pytest
from django.test import Client
from django.urls import reverse

HISTORY = ["revision-list", "revision-detail", "revision-progress"]
CORRECTIONS = ["passage-correct", "passage-shape", "repairs-undo", "revision-file", "revision-place", "revision-discard", "revision-back"]
TRAY = ["unplaced", "places-confirm", "range-place"]
POSTED = {"passage-shape", "repairs-undo", "revision-place", "revision-discard", "revision-back", "places-confirm", "range-place"}


@pytest.fixture
def address(edition, reading, says, alice):
    part = says("Der Rat schwieg", alice).quotations.get().ranges.get()
    more = {
        **{name: {"number": 1} for name in ("revision-detail", "revision-place", "revision-discard", "revision-back")},
        "passage-correct": {"ref": "p2"},
        "passage-shape": {"ref": "p2", "act": "join"},
        "range-place": {"range_pk": part.pk},
    }
    return lambda name: reverse(name, kwargs={"pk": reading.pk if name in TRAY else edition.pk} | more.get(name, {}))


def ask(client: Client, name: str, address: str):
    return client.post(address, {"revision": 1}) if name in POSTED else client.get(address)


@pytest.mark.parametrize("name", HISTORY + CORRECTIONS + TRAY)
def test_an_outsider_finds_nothing(name, address, enter, dora):
    assert ask(enter(dora), name, address(name)).status_code == 404


@pytest.mark.parametrize("name", HISTORY + CORRECTIONS + TRAY)
def test_a_visitor_is_asked_to_log_in(name, address):
    answer = ask(Client(), name, address(name))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("login"))


@pytest.mark.parametrize("name", CORRECTIONS)
def test_an_annotator_does_not_correct(name, address, enter, bob):
    assert ask(enter(bob), name, address(name)).status_code == 403


@pytest.mark.parametrize("name", [*HISTORY, "unplaced"])
def test_every_member_sees_what_was_corrected(name, address, enter, olga):
    assert ask(enter(olga), name, address(name)).status_code == 200


def test_somebody_elses_private_words_are_not_in_the_tray(reading, says, corrected, enter, bob, carol):
    claim = says("Die Gilde dagegen schrieb.", bob, visibility="private")
    corrected("Die Gilde dagegen schrieb. ", "")
    tray = reverse("unplaced", args=[reading.pk])
    assert claim.statement in enter(bob).get(tray).content.decode()
    assert claim.statement not in enter(carol).get(tray).content.decode()
    part = claim.quotations.get().ranges.get()
    answer = enter(carol).post(reverse("range-place", args=[reading.pk, part.pk]), {"revision": 2, "keep": 1})
    assert answer.status_code == 404


def test_private_words_are_not_counted_for_others(edition, says, corrected, enter, bob, carol):
    says("Die Gilde dagegen schrieb.", bob, visibility="private")
    corrected("Die Gilde dagegen schrieb. ", "")
    history = reverse("revision-list", args=[edition.pk])
    assert "1 unplaced" in enter(bob).get(history).content.decode()
    assert "unplaced</li>" not in enter(carol).get(history).content.decode()
