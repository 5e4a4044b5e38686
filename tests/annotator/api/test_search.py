"""Search for programs."""

import pytest
from django.urls import reverse

from annotator.actions.tags import tag

SEARCH = reverse("api-search")


def test_passages_come_with_page_and_marks(api, reading, revision, alice):
    (hit,) = api(alice).get(SEARCH, {"q": "Kornpfennig"}).json()["results"]
    passage = revision.passages.get(ref=hit["passage"])
    assert [passage.text[start:end] for start, end in hit["marks"]] == ["Kornpfennig"]
    assert hit["page"] == "12" and "Streit um den Kornpfennig" in hit["snippet"]


def test_annotations_come_with_their_number(api, claim, bob):
    (hit,) = api(bob).get(SEARCH, {"q": "prüften", "kind": "claims"}).json()["results"]
    assert hit == {"reading": claim.reading_id, "kind": "claims", "snippet": "Niemand prüfte.", "id": claim.pk}


def test_an_outsider_finds_nothing(api, claim, dora):
    assert api(dora).get(SEARCH, {"q": "Kornpfennig"}).json()["count"] == 0
    assert api(dora).get(SEARCH, {"q": "prüften", "kind": "claims"}).json()["count"] == 0
    assert api(dora).get(SEARCH, {"q": "Kornpfennig", "reading": claim.reading_id}).status_code == 404


@pytest.mark.parametrize("number", ["²", "-1", "x", "", "9" * 5_000])
def test_what_is_no_number_of_a_reading_is_told_so(api, alice, number):
    answer = api(alice).get(SEARCH, {"q": "x", "reading": number})
    assert answer.status_code == 400 and "number" in answer.json()["reading"][0]


def test_an_unknown_kind_is_told_the_kinds(api, alice):
    answer = api(alice).get(SEARCH, {"q": "x", "kind": "all"})
    assert answer.status_code == 400 and "claims" in answer.json()["kind"][0]


def test_a_tag_narrows_and_needs_no_words(api, claim, alice, bob):
    tag(annotation=claim, names=["Zölle"], by=alice)
    for asked in ({"tag": "zölle"}, {"tag": "zölle", "q": "prüften"}, {"q": "Zoll"}):
        (hit,) = api(bob).get(SEARCH, asked | {"kind": "claims"}).json()["results"]
        assert hit["id"] == claim.pk
    for asked in ({"tag": "zölle"}, {"tag": "zölle", "q": "Kornpfennig"}, {"tag": "maße", "kind": "claims"}):
        assert api(bob).get(SEARCH, asked).json()["results"] == []
