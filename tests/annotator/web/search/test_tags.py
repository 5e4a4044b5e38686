"""Tags in a search: to narrow by, and to be found by."""

import pytest
from django.urls import reverse

from annotator.actions.replies import reply
from annotator.actions.tags import tag
from annotator.models import Tag, Upload
from tests.annotator.web.search.shown import counts

SEARCH = reverse("search")


@pytest.fixture
def tagged(claim, evidence, note, alice, bob, carol):
    """Alice's claim is under two tags, bob's evidence under one of them in another spelling; carol's note under none."""
    tag(annotation=claim, names=["Zölle", "alte Maße"], by=alice)
    tag(annotation=evidence, names=["zölle"], by=bob)


def found(client, **asked):
    return counts(client.get(SEARCH, asked))


def test_a_tag_narrows_what_is_found(as_alice, tagged):
    assert found(as_alice, q="weight") == {"claims": 1, "disagreements": 1}
    assert found(as_alice, q="weight", tag="Zölle") == {"claims": 1}


def test_a_tag_alone_gives_all_that_carries_it_and_no_text(as_alice, tagged, reading):
    assert found(as_alice, tag="ZÖLLE") == {"claims": 1, "evidence": 1}
    assert found(as_alice, tag="zölle", kind="evidence") == {"evidence": 1}
    assert found(as_alice, q="Gewichte", tag="zölle") == {}


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("Zoll", {"claims": 1, "evidence": 1}),  # in another form
        ("mass", {"notes": 1, "claims": 1}),  # in another spelling
        ('"alte Maße"', {"claims": 1}),
        ('"Maße alte"', {}),
        ("zöll*", {"claims": 1, "evidence": 1}),
        ("weights Zoll", {"claims": 1}),  # one word in the statement, one in a tag
        ("stones Zoll -Maß", {"evidence": 1}),
        ("weights -Zoll", {"disagreements": 1}),
    ],
)
def test_annotations_are_found_by_their_tags(as_alice, tagged, query, kinds):
    assert found(as_alice, q=query) == kinds


def test_a_word_that_is_no_tag_leaves_the_others_alone(as_alice, tagged):
    assert found(as_alice, q="nobody") == {"claims": 1}
    assert found(as_alice, q="Zollhaus") == {}


def test_exact_words_are_exact_in_tags_too(as_alice, tagged):
    assert found(as_alice, q="Zoll", mode="exact") == {}
    assert found(as_alice, q="Zölle", mode="exact") == {"claims": 1, "evidence": 1}


def test_only_tags_of_what_one_may_see_are_on_offer(as_alice, as_bob, as_dora, tagged, claim):
    type(claim).objects.update(visibility="private")
    offered = {client: client.get(SEARCH).content.decode() for client in (as_alice, as_bob, as_dora)}
    assert "alte Maße" in offered[as_alice] and "alte Maße" not in offered[as_bob]
    assert found(as_bob, q="Maß", kind="claims") == found(as_bob, tag="alte Maße") == {}
    assert 'name="tag"' not in offered[as_dora]


def test_a_visitor_finds_no_tag_of_the_seminar(client, tagged, claim):
    Upload.objects.update(is_public=True)
    assert found(client, tag="zölle") == {}
    type(claim).objects.update(visibility="public")
    assert found(client, tag="zölle") == {"claims": 1}


def test_another_seminars_tags_find_nothing(as_dora, tagged, dora, seminar):
    assert found(as_dora, q="Zoll") == found(as_dora, tag="zölle") == {}
    assert Tag.objects.exists()


def test_an_empty_answer_offers_to_leave_the_tag_out(as_alice, tagged):
    page = as_alice.get(SEARCH, {"q": "neglect", "tag": "zölle"}).content.decode()
    assert 'href="?q=neglect"' in page and "Search without the tag" in page
    assert "under the tag “Zölle”" in page


def test_under_a_tag_no_kind_is_offered_that_is_never_under_one(as_alice, tagged, reading):
    assert "Notes <span" in as_alice.get(SEARCH, {"q": "weight"}).content.decode()
    page = as_alice.get(SEARCH, {"tag": "zölle"}).content.decode()
    assert "Notes <span" not in page and "Evidence <span" in page and "Replies <span" in page


def test_a_reply_is_under_the_tag_of_what_it_answers(as_alice, tagged, evidence, answer, alice, bob, carol):
    reply(to=evidence, body="So heavy a stone?", by=carol)
    assert found(as_alice, q="heavy", tag="zölle") == {"replies": 1}
    assert found(as_alice, tag="zölle", kind="replies") == {"replies": 1}
    tag(annotation=answer.disagreement_note, names=["Zölle"], by=carol)
    assert found(as_alice, tag="zölle", kind="replies") == {"replies": 2}
    assert found(as_alice, tag="alte maße") == {"claims": 1}  # the claim itself is not answered


def test_a_reply_is_not_found_by_the_name_of_a_tag(as_alice, tagged, evidence, carol):
    reply(to=evidence, body="So heavy a stone?", by=carol)
    assert found(as_alice, q="Zoll") == {"claims": 1, "evidence": 1}
    assert found(as_alice, q="heavy -Zoll") == {"replies": 1}


def test_a_reply_to_what_one_may_not_see_is_under_no_tag(as_alice, as_bob, tagged, claim, alice):
    reply(to=claim, body="A thought of my own.", by=alice)
    type(claim).objects.update(visibility="private")
    assert found(as_alice, tag="alte maße") == {"claims": 1, "replies": 1}
    assert found(as_bob, tag="alte maße") == {}


def test_an_unknown_tag_says_so(as_alice, reading):
    assert "carries the tag “nichts”" in as_alice.get(SEARCH, {"tag": "nichts"}).content.decode()
