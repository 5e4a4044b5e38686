import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.models import Claim, DisagreementNote, EvidenceLink, Quotation, Reading, User
from editions.models import Revision
from tests import world
from tests.annotator.web.reading.conftest import WORDS

SCRIPT = {"Accept": "application/json"}


def selected(revision: Revision, *words: str) -> dict[str, Any]:
    """What a script sends for the words."""
    places = [world.place(revision, each) for each in words]
    ranges = [{"passage": place.passage, "start": place.start, "end": place.end, "exact": place.exact} for place in places]
    return {"revision": revision.number, "ranges": json.dumps(ranges)}


def post(client: Client, reading: Reading, kind: str, data: dict[str, Any], *, script: bool = True) -> Any:
    visible = {f"{kind}-visibility": "seminar"}
    return client.post(reverse(f"{kind}-create", args=(reading.pk,)), visible | data, headers=SCRIPT if script else {})


def claim_on(revision: Revision, *words: str, **changes: Any) -> dict[str, Any]:
    return selected(revision, *words) | {"claim-statement": "Nobody looked.", "claim-claimant": "author"} | changes


@pytest.mark.parametrize("kind", ["claim", "evidence", "disagreement"])
def test_outsiders_find_nothing_and_visitors_are_asked_to_log_in(client: Client, reading: Reading, dora: User, kind: str) -> None:
    assert post(client, reading, kind, {}).status_code == 302
    client.force_login(dora)
    assert post(client, reading, kind, {}).status_code == 404


def test_an_observer_is_refused(client: Client, reading: Reading, revision: Revision, olga: User) -> None:
    client.force_login(olga)
    assert post(client, reading, "claim", claim_on(revision, WORDS)).status_code == 403
    assert not Claim.objects.exists()


def test_a_claim_comes_back_with_its_passage_and_its_card(as_alice: Client, reading: Reading, revision: Revision) -> None:
    answer = post(as_alice, reading, "claim", claim_on(revision, WORDS))
    made = Claim.objects.get()
    assert answer.status_code == 201
    assert answer.json()["key"] == f"claim-{made.pk}"
    assert f'data-a="claim-{made.pk}"' in answer.json()["passages"][world.place(revision, WORDS).passage]
    assert "Nobody looked." in answer.json()["cards"][f"claim-{made.pk}"]
    assert answer.json()["counts"]["claim"] == 1


def test_a_claim_relies_on_the_citations_that_were_ticked(as_alice: Client, reading: Reading, revision: Revision) -> None:
    mention = revision.mentions.filter(passage__number=1).get()
    post(as_alice, reading, "claim", claim_on(revision, WORDS, **{"claim-mentions": [mention.pk]}))
    assert list(Claim.objects.get().mentions.all()) == [mention]


def test_words_of_two_passages_are_one_quotation(as_alice: Client, reading: Reading, revision: Revision) -> None:
    post(as_alice, reading, "claim", claim_on(revision, "Der Rat schwieg dazu ein Jahr lang.", "Die Gilde dagegen schrieb."))
    assert [part.exact for part in Quotation.objects.get().ranges.all()] == [
        "Der Rat schwieg dazu ein Jahr lang.",
        "Die Gilde dagegen schrieb.",
    ]


def test_evidence_names_its_claim_and_its_pages(as_bob: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    sent = selected(revision, "um ein Zehntel zu leicht befunden") | {
        "evidence-claim": claim.pk,
        "evidence-relation": "disputes",
        "evidence-analytic_note": "Somebody did look.",
        "evidence-locator": "12",
    }
    assert post(as_bob, reading, "evidence", sent).status_code == 201
    made = EvidenceLink.objects.get()
    assert (made.claim, made.relation, made.locator, made.analytic_note) == (claim, "disputes", "12", "Somebody did look.")


def test_evidence_brings_the_card_of_its_claim_along(as_bob: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    sent = selected(revision, WORDS) | {"evidence-claim": claim.pk, "evidence-relation": "supports", "evidence-analytic_note": "So."}
    assert f"claim-{claim.pk}" in post(as_bob, reading, "evidence", sent).json()["cards"]


def test_a_disagreement_on_words_names_its_ground(as_bob: Client, reading: Reading, revision: Revision) -> None:
    sent = selected(revision, WORDS) | {"disagreement-ground": "translation", "disagreement-statement": "Prüfte means assayed."}
    assert post(as_bob, reading, "disagreement", sent).status_code == 201
    made = DisagreementNote.objects.get()
    assert (made.ground, made.quotation.exact, made.created_by.username) == ("translation", WORDS, "bob")


def test_an_empty_statement_is_named_with_its_field(as_alice: Client, reading: Reading, revision: Revision) -> None:
    answer = post(as_alice, reading, "claim", claim_on(revision, WORDS, **{"claim-statement": "  "}))
    assert answer.status_code == 422
    assert answer.json()["fields"].keys() == {"claim-statement"}
    assert not Quotation.objects.exists()


def test_evidence_without_a_claim_is_told_to_make_one(as_alice: Client, reading: Reading, revision: Revision) -> None:
    answer = post(
        as_alice, reading, "evidence", selected(revision, WORDS) | {"evidence-relation": "supports", "evidence-analytic_note": "So."}
    )
    assert answer.status_code == 422
    assert "make the claim first" in answer.json()["fields"]["evidence-claim"][0]


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"revision": 7}, 409, "has been corrected"),
        ({"ranges": '[{"passage": "p3", "start": 0, "end": 4, "exact": "Was?"}]'}, 409, "not the words"),
        ({"ranges": '[{"passage": "p3", "start": 0, "end": 9999, "exact": "Was?"}]'}, 422, "beyond the end"),
        ({"ranges": '[{"passage": "p99", "start": 0, "end": 4, "exact": "Was?"}]'}, 422, "no such passage"),
        ({"ranges": "[]"}, 422, "at least one word"),
        ({"ranges": "nonsense"}, 422, "was not understood"),
        ({"ranges": '{"a": 1}'}, 422, "was not understood"),
    ],
)
def test_a_selection_that_does_not_fit_is_refused_with_a_sentence(
    as_alice: Client, reading: Reading, revision: Revision, change: dict[str, Any], status: int, words: str
) -> None:
    answer = post(as_alice, reading, "claim", claim_on(revision, WORDS) | change)
    assert answer.status_code == status
    assert words in answer.json()["complaint"]
    assert not Claim.objects.exists()
    assert not Quotation.objects.exists()


def test_offsets_count_code_points(as_alice: Client, seminar: Any, alice: User) -> None:
    edition = world.hold(seminar, "5\n\nDas Zeichen 🜚 steht für Gold, 🜛 aber für Silber.\n", by=alice, name="zeichen.txt")
    reading, revision = world.open_for(seminar, edition, by=alice), edition.current_revision
    assert post(as_alice, reading, "claim", claim_on(revision, "🜛 aber")).status_code == 201
    assert Quotation.objects.get().exact == "🜛 aber"


def test_the_composer_offers_the_citations_of_the_notes_called_there(as_alice: Client, reading: Reading, revision: Revision) -> None:
    query = {"kind": "claim", "ranges": selected(revision, WORDS)["ranges"]}
    html = as_alice.get(reverse("reading-compose", args=(reading.pk,), query=query)).content.decode()
    mention = revision.mentions.filter(passage__number=1).get()
    assert f'name="claim-mentions" value="{mention.pk}" checked' in html
    assert "note 1" in html


def test_the_composer_offers_no_citation_of_other_notes(as_alice: Client, reading: Reading, revision: Revision) -> None:
    query = {"ranges": selected(revision, "Die Gilde dagegen schrieb.")["ranges"]}
    html = as_alice.get(reverse("reading-compose", args=(reading.pk,), query=query)).content.decode()
    assert "claim-mentions" not in html


def test_the_composer_lists_the_nearest_claim_first(
    as_alice: Client, reading: Reading, revision: Revision, alice: User, claim: Claim
) -> None:
    near = make_claim(reading=reading, revision=1, ranges=[world.place(revision, "Die Gilde")], statement="The guild wrote.", by=alice)
    query = {"kind": "evidence", "ranges": selected(revision, "dagegen schrieb")["ranges"]}
    html = as_alice.get(reverse("reading-compose", args=(reading.pk,), query=query)).content.decode()
    assert html.index(f'<option value="{near.pk}">') < html.index(f'<option value="{claim.pk}">')


def annotate_address(reading: Reading, revision: Revision) -> str:
    return reverse("passage-annotate", args=(reading.pk, world.place(revision, WORDS).passage))


def test_without_a_script_a_passage_has_a_page_of_its_own(as_alice: Client, reading: Reading, revision: Revision) -> None:
    html = as_alice.get(annotate_address(reading, revision)).content.decode()
    assert "The quotation begins with" in html
    assert WORDS in html


def test_the_page_of_a_passage_is_closed_to_observers_and_outsiders(
    client: Client, reading: Reading, revision: Revision, olga: User, dora: User
) -> None:
    for user, status in ((olga, 403), (dora, 404)):
        client.force_login(user)
        assert client.get(annotate_address(reading, revision)).status_code == status


@pytest.mark.parametrize(
    ("first", "last", "exact"),
    [
        ("niemand fragte", "prüfte", WORDS),
        ("niemand", "", "niemand"),
        ("", "hält", "Wer die Waage hält"),
    ],
)
def test_without_a_script_words_say_where_a_quotation_begins_and_ends(
    as_alice: Client, reading: Reading, revision: Revision, first: str, last: str, exact: str
) -> None:
    sent = {"revision": 1, "passage": world.place(revision, WORDS).passage, "first_words": first, "last_words": last}
    answer = post(as_alice, reading, "claim", sent | {"claim-statement": "So.", "claim-claimant": "author"}, script=False)
    assert answer.status_code == 302
    assert answer.url == f"/readings/{reading.pk}/?a=claim-{Claim.objects.get().pk}&made=1#c-claim-{Claim.objects.get().pk}"
    assert Quotation.objects.get().exact == exact


def test_without_a_script_words_that_are_not_there_are_named_and_nothing_is_lost(
    as_alice: Client, reading: Reading, revision: Revision
) -> None:
    sent = {"revision": 1, "passage": world.place(revision, WORDS).passage, "first_words": "somebody asked"}
    answer = post(as_alice, reading, "claim", sent | {"claim-statement": "Kept words.", "claim-claimant": "author"}, script=False)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "does not contain these words" in html
    assert "Kept words." in html
    assert 'value="somebody asked"' in html
