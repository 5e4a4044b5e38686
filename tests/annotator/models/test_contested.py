"""That a claim is contested is derived, and for each reader from what they may see: no reason tells of what is hidden from them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.reviews import decide
from annotator.models import CitationCheck, Claim, Reading, Upload
from annotator.web.claims.queue import review_queue
from tests.annotator.test_leaks import FLEETING

VISITOR = AnonymousUser()


def steady(content):
    return FLEETING.sub(b"", content)


@pytest.fixture
def claim(reading, alice):
    """A public claim on a public text: visitors read it."""
    Upload.objects.update(is_public=True)
    return Claim.objects.create(reading=reading, statement="Niemand prüfte.", visibility="public", created_by=alice)


@pytest.fixture
def mention(revision):
    """A citation whose pages were looked up, and were wrong."""
    mention = revision.mentions.first()
    CitationCheck.objects.create(revision=revision, mention=mention, check_name="C3", code="elsewhere", result="failed", severity="error")
    return mention


@pytest.mark.parametrize("visibility", ["seminar", "public"])
def test_an_objection_contests_the_claim_for_those_who_see_it(claim, reading, alice, bob, dora, visibility):
    contest(reading=reading, claim=claim, ground="context", statement="Es geht um anderes.", visibility=visibility, by=bob)
    assert list(Claim.objects.disputed(alice)) == [claim]
    for stranger in (dora, VISITOR):
        assert Claim.objects.contested(stranger).exists() == (visibility == "public")


@pytest.mark.parametrize("visibility", ["seminar", "public"])
def test_a_public_objection_to_evidence_contests_for_those_who_see_the_evidence(claim, reading, alice, bob, carol, visibility):
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", visibility=visibility, by=bob)
    contest(reading=reading, evidence_link=link, ground="reading", statement="Dort steht anderes.", visibility="public", by=carol)
    assert list(Claim.objects.disputed(alice)) == [claim]
    assert Claim.objects.contested(VISITOR).exists() == (visibility == "public")


@pytest.mark.parametrize("visibility", ["seminar", "public"])
def test_evidence_with_its_citation_off_contests_for_those_who_see_it(claim, reading, alice, bob, mention, visibility):
    link_evidence(claim=claim, relation="supports", mention=mention, visibility=visibility, by=bob)
    assert list(Claim.objects.citation_off(alice)) == [claim]
    assert Claim.objects.citation_off(VISITOR).exists() == (visibility == "public")
    assert any(entry.section == "contested" for entry in review_queue(reading, VISITOR).entries) == (visibility == "public")


def test_how_members_have_judged_is_known_to_members(claim, alice, bob, carol, dora):
    take_position(claim=claim, stance="agree", by=bob)
    take_position(claim=claim, stance="disagree", by=carol)
    assert list(Claim.objects.divided(alice)) == [claim]
    assert not Claim.objects.divided(dora).exists()
    assert not Claim.objects.contested(VISITOR).exists()


def test_before_one_has_written_others_work_contests_nothing(claim, reading, bob, carol, olga):
    take_position(claim=claim, stance="agree", by=bob)
    take_position(claim=claim, stance="disagree", by=carol)
    contest(reading=reading, claim=claim, ground="context", statement="Es geht um anderes.", by=bob)
    Reading.objects.update(policy="own_first")
    assert list(Claim.objects.visible_to(olga)) == [claim]
    assert not Claim.objects.contested(olga).exists()


@pytest.mark.parametrize("asked", ["/claims/{claim}/", "/api/v1/claims/{claim}/decision/", "/api/v1/readings/{reading}/exports/markdown/"])
def test_who_dissented_is_known_to_members(client, claim, reading, alice, bob, carol, olga, asked):
    asked = asked.format(reading=reading.pk, claim=claim.pk)
    take_position(claim=claim, stance="disagree", reason="Im Marktbuch steht es anders.", by=bob)
    decide(claim=claim, outcome="upheld", rationale="Der Wortlaut ist klar.", by=carol)
    page = client.get(asked).content.decode()
    assert "Der Wortlaut ist klar." in page and "Im Marktbuch" not in page and "Bob" not in page
    for member in (alice, olga):
        client.force_login(member)
        assert "Im Marktbuch" in client.get(asked).content.decode()
    Reading.objects.update(policy="own_first")
    assert "Im Marktbuch" not in client.get(asked).content.decode()


@pytest.mark.parametrize(("visibility", "bare"), [("private", {"alice", "visitor"}), ("seminar", {"visitor"}), ("public", set())])
def test_a_claim_is_without_evidence_for_those_who_see_none(claim, alice, bob, visibility, bare):
    link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", visibility=visibility, by=bob)
    asking = {"alice": alice, "bob": bob, "visitor": VISITOR}
    assert {name for name, user in asking.items() if Claim.objects.without_evidence(user).exists()} == bare


def test_a_claim_without_any_evidence_is_bare_for_everybody(claim, alice):
    assert list(Claim.objects.without_evidence(alice)) == [claim]


@pytest.mark.parametrize(
    "asked",
    [
        "/readings/{reading}/annotations/",
        "/readings/{reading}/annotations/?status=contested",
        "/claims/{claim}/",
        "/api/v1/readings/{reading}/claims/?only=contested",
        "/api/v1/readings/{reading}/claims/?only=without_evidence",
        "/api/v1/readings/{reading}/exports/jsonld/",
        "/api/v1/readings/{reading}/exports/csv/",
        "/api/v1/readings/{reading}/exports/markdown/?only=contested",
    ],
)
def test_no_answer_tells_a_visitor_what_the_seminar_objects(client, claim, reading, bob, asked):
    asked = asked.format(reading=reading.pk, claim=claim.pk)
    before = client.get(asked)
    assert before.status_code == 200
    link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", by=bob)
    contest(reading=reading, claim=claim, ground="context", statement="Es geht um anderes.", by=bob)
    cache.clear()  # visitors are counted
    assert steady(client.get(asked).content) == steady(before.content)
