"""Other claims on the page of a claim: relations, further quotations, and which may say the same."""

import pytest
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.relations import relate
from annotator.claim_likeness import claims_alike
from annotator.models import Claim, ClaimRelation, Reading, User
from editions.models import Revision
from tests import world
from tests.annotator.web.claims.conftest import ASSERTED


@pytest.fixture
def other(reading: Reading, revision: Revision, bob: User) -> Claim:
    """Bob's: "The council was silent." """
    words = world.place(revision, "Der Rat schwieg dazu")
    return make_claim(reading=reading, revision=1, ranges=[words], statement="The council was silent.", by=bob)


def page_of(client, claim: Claim) -> str:
    return client.get(reverse("claim-detail", args=[claim.pk])).content.decode()


def related_of(page: str) -> str:
    return " ".join(page.split('id="related"', 1)[1].split("</section>", 1)[0].split())


def likely(claim: Claim, user: User) -> list[Claim]:
    return [alike.claim for alike in claims_alike(claim, user)]


def test_claims_of_other_words_on_another_place_are_not_suggested(claim: Claim, other: Claim, alice: User):
    assert likely(claim, alice) == []


@pytest.mark.parametrize(
    "statement",
    ["Whoever owns the scales rules the town", "The town is ruled by whoever owns the scales.", "WHOEVER owns scales, rules the town!"],
)
def test_a_claim_in_similar_words_is_suggested(claim: Claim, other: Claim, alice: User, statement: str):
    Claim.objects.filter(pk=other.pk).update(statement=statement)
    assert likely(claim, alice) == [other]


def test_the_same_words_of_the_text_make_a_weaker_likeness_count(claim: Claim, reading: Reading, revision: Revision, alice: User):
    statement = "Whoever has the scales is master of the town."
    beside = make_claim(reading=reading, revision=1, ranges=[world.place(revision, ASSERTED)], statement=statement, by=alice)
    assert [(alike.claim, alike.same_place) for alike in claims_alike(claim, alice)] == [(beside, True)]


def test_what_one_may_not_see_is_not_suggested(claim: Claim, other: Claim, alice: User, bob: User):
    Claim.objects.filter(pk=other.pk).update(statement=claim.statement, visibility="private")
    assert likely(claim, alice) == []
    assert likely(claim, bob) == [other]


def test_related_claims_are_not_suggested_again(claim: Claim, other: Claim, alice: User):
    Claim.objects.filter(pk=other.pk).update(statement=claim.statement)
    relate(subject=claim, object=other, kind="contradicts", by=alice)
    assert likely(claim, alice) == []


def test_one_click_says_that_two_claims_say_the_same(as_user, claim: Claim, other: Claim, bob: User):
    Claim.objects.filter(pk=other.pk).update(statement="Whoever owns the scales rules the town")
    client = as_user(bob)
    assert "The same claim elsewhere?" in page_of(client, claim)
    answer = client.post(reverse("claim-relate", args=[claim.pk]), {"bearing": "equivalent", "other": other.pk})
    assert answer.url == f"{reverse('claim-detail', args=[claim.pk])}#related"
    page = page_of(client, claim)
    assert "says the same as" in related_of(page) and "The same claim elsewhere?" not in page


def test_a_contradicting_claim_is_shown_on_both(as_user, claim: Claim, other: Claim, bob: User, carol: User):
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    client = as_user(carol)
    for one, another in ((claim, other), (other, claim)):
        shown = related_of(page_of(client, one))
        assert "contradicts" in shown and another.statement in shown and "tie--opposes" in shown


@pytest.mark.parametrize(("bearing", "subject"), [("entails", "claim"), ("entailed_by", "other"), ("qualified_by", "other")])
def test_a_relation_is_kept_in_its_active_form(as_user, claim: Claim, other: Claim, bob: User, bearing: str, subject: str):
    as_user(bob).post(reverse("claim-relate", args=[claim.pk]), {"bearing": bearing, "other": other.pk})
    assert ClaimRelation.objects.get().subject == {"claim": claim, "other": other}[subject]


def test_a_private_claim_cannot_be_chosen_by_another(as_user, claim: Claim, other: Claim, carol: User):
    Claim.objects.filter(pk=other.pk).update(visibility="private")
    answer = as_user(carol).post(reverse("claim-relate", args=[claim.pk]), {"bearing": "entails", "other": other.pk})
    assert answer.status_code == 422
    assert other.statement not in answer.content.decode()
    assert not ClaimRelation.objects.exists()


def test_a_relation_to_a_private_claim_is_not_shown_to_others(as_user, claim: Claim, other: Claim, bob: User, carol: User):
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    Claim.objects.filter(pk=other.pk).update(visibility="private")
    assert other.statement not in page_of(as_user(carol), claim)


def test_a_relation_is_taken_back(as_user, claim: Claim, other: Claim, bob: User):
    relation = relate(subject=claim, object=other, kind="contradicts", by=bob)
    as_user(bob).post(reverse("relation-delete", args=[claim.pk, relation.pk]))
    assert not ClaimRelation.objects.exists()


def quote(client, claim: Claim, reading: Reading, words: str, passage: str = ""):
    sent = {"reading": reading.pk, "passage": passage, "words": words}
    return client.post(reverse("claim-quote", args=[claim.pk]), sent)


def further(claim: Claim) -> str:
    return claim.quotations.last().exact


def test_further_words_are_found_in_the_text(as_user, claim: Claim, reading: Reading, alice: User):
    assert quote(as_user(alice), claim, reading, "  der Rat   schwieg dazu ein Jahr ").status_code == 302
    assert further(claim) == "Der Rat schwieg dazu ein Jahr"


def test_an_omission_makes_two_ranges(as_user, claim: Claim, reading: Reading, alice: User):
    assert quote(as_user(alice), claim, reading, "Die Gilde dagegen schrieb […] reden von nichts anderem").status_code == 302
    assert further(claim) == "Die Gilde dagegen schrieb […] reden von nichts anderem"


def test_words_of_another_edition_of_the_seminar_are_attached(as_user, claim: Claim, seminar, source_edition, alice: User):
    there = world.open_for(seminar, source_edition, by=alice)
    client = as_user(alice)
    assert quote(client, claim, there, "Die Steine wurden eingezogen").status_code == 302
    page = page_of(client, claim)
    assert "<mark>Die Steine wurden eingezogen</mark>" in page
    assert f"{reverse('reading-detail', args=[there.pk])}?a=claim-{claim.pk}" in page


@pytest.mark.parametrize(
    ("words", "passage", "said"),
    [
        ("Words that nobody wrote in this text", "", "The text does not contain these words."),
        ("Der Rat schwieg dazu ein Jahr lang", "p1", "The passage does not contain these words."),
        ("Der Rat schwieg dazu", "p99", "The text has no passage of this name."),
        ("Gewichte", "", "These words stand in several places"),
    ],
)
def test_words_that_name_no_place_are_refused_with_what_to_do(
    as_user, claim: Claim, reading: Reading, alice: User, words: str, passage: str, said: str
):
    answer = quote(as_user(alice), claim, reading, words, passage)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert claim.quotations.count() == 1


def test_the_last_quotation_is_not_taken_away(as_user, claim: Claim, alice: User):
    answer = as_user(alice).post(reverse("quotation-detach", args=[claim.pk, claim.quotations.get().pk]))
    assert answer.status_code == 422
    assert "rests on at least one quotation" in answer.content.decode()


def test_the_pages_speak_german(as_user, claim: Claim, alice: User):
    for name, words in (("claim-relate", "Die These in Beziehung setzen"), ("claim-quote", "Zitat hinzufügen")):
        assert words in as_user(alice).get(reverse(name, args=[claim.pk]), headers={"Accept-Language": "de"}).content.decode()
