"""Change, delete, judge, decide, bring evidence, object, answer: each by its form, without scripts."""

import pytest
from django.urls import reverse

from annotator.actions.positions import take_position
from annotator.actions.replies import reply
from annotator.actions.reviews import decide
from annotator.models import Claim, DisagreementNote, EvidenceLink, Position, Reading, User
from editions.models import CitationMention, Reference
from tests import world


def at(name: str, row: object) -> str:
    return reverse(name, args=[row.pk])  # type: ignore[attr-defined]


CHANGED = {"version": "1", "statement": "Whoever owns the weights rules.", "claimant": "author", "visibility": "seminar"}


def test_a_claim_is_changed_by_its_author(as_user, alice: User, claim: Claim):
    response = as_user(alice).post(at("claim-edit", claim), CHANGED)
    assert response.status_code == 302
    claim.refresh_from_db()
    assert claim.statement == "Whoever owns the weights rules."


def test_two_people_who_change_the_same_version_see_both_and_lose_nothing(as_user, alice: User, claim: Claim):
    client = as_user(alice)
    client.post(at("claim-edit", claim), CHANGED | {"statement": "The first to save."})
    response = client.post(at("claim-edit", claim), CHANGED | {"statement": "The second to save."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "The first to save." in page  # as it stands
    assert "The second to save.</textarea>" in page  # as it was written
    claim.refresh_from_db()
    assert claim.statement == "The first to save."


def test_tags_that_have_changed_meanwhile_are_compared_too(as_user, alice: User, claim: Claim):
    client = as_user(alice)
    client.post(at("claim-edit", claim), CHANGED | {"tags": "Zoll, Maße"})
    response = client.post(at("claim-edit", claim), CHANGED | {"tags": "Zoll, Hafen"})
    compared = response.content.decode().split('class="versions"', 1)[1].split("</section>", 1)[0]
    assert response.status_code == 409
    assert "Maße, Zoll" in compared and "Hafen" in compared
    assert "wording" not in compared


def test_the_same_tags_in_another_order_are_no_difference(as_user, alice: User, claim: Claim):
    client = as_user(alice)
    client.post(at("claim-edit", claim), CHANGED | {"tags": "Zoll, Maße"})
    page = client.post(at("claim-edit", claim), CHANGED | {"tags": "Maße, Zoll"}).content.decode()
    assert "Both versions" not in page


def test_saving_again_after_comparing_replaces_the_version_that_stands(as_user, alice: User, claim: Claim):
    client = as_user(alice)
    client.post(at("claim-edit", claim), CHANGED | {"statement": "The first to save."})
    page = client.post(at("claim-edit", claim), CHANGED | {"statement": "The second to save."}).content.decode()
    assert 'name="version" value="2"' in page
    client.post(at("claim-edit", claim), CHANGED | {"statement": "The second to save.", "version": "2"})
    claim.refresh_from_db()
    assert claim.statement == "The second to save."


def test_an_empty_claim_is_refused_with_the_form_as_it_was(as_user, alice: User, claim: Claim):
    response = as_user(alice).post(at("claim-edit", claim), CHANGED | {"statement": "  ", "claimant": "annotator"})
    assert response.status_code == 422
    assert '<option value="annotator" selected>' in response.content.decode()


def test_a_claim_is_deleted_after_a_question(as_user, alice: User, claim: Claim):
    client = as_user(alice)
    assert "Delete this claim?" in client.get(at("claim-delete", claim)).content.decode()
    assert client.post(at("claim-delete", claim)).status_code == 302
    claim.refresh_from_db()
    assert claim.deleted_at is not None


def test_a_judgement_is_saved_and_can_be_changed(as_user, bob: User, claim: Claim):
    client = as_user(bob)
    client.post(at("claim-judge", claim), {"stance": "agree", "reason": "Well put."})
    client.post(at("claim-judge", claim), {"stance": "qualify", "reason": "Nearly."})
    assert list(Position.objects.values_list("member", "stance", "reason")) == [(bob.pk, "qualify", "Nearly.")]


def test_a_judgement_can_be_withdrawn(as_user, bob: User, claim: Claim):
    take_position(claim=claim, stance="agree", by=bob)
    as_user(bob).post(at("claim-judge", claim), {"withdraw": "1"})
    assert not Position.objects.exists()


@pytest.mark.parametrize("stance", ["", "maybe"])
def test_a_judgement_is_one_of_four(as_user, bob: User, claim: Claim, stance: str):
    response = as_user(bob).post(at("claim-judge", claim), {"stance": stance, "reason": "Because."})
    assert response.status_code == 422
    assert "Because." in response.content.decode()
    assert not Position.objects.exists()


def test_save_and_next_leads_to_the_next_claim_that_one_has_not_judged(as_user, alice: User, bob: User, claim: Claim, reading: Reading):
    judged, waiting = (Claim.objects.create(reading=reading, statement=words, created_by=alice) for words in ("Second.", "Third."))
    take_position(claim=judged, stance="agree", by=bob)
    response = as_user(bob).post(at("claim-judge", claim), {"stance": "agree", "next": "1"})
    assert response.url == at("claim-detail", waiting)


def test_after_the_last_claim_save_and_next_stays(as_user, bob: User, claim: Claim):
    response = as_user(bob).post(at("claim-judge", claim), {"stance": "agree", "next": "1"}, follow=True)
    assert "You have judged every open claim" in response.content.decode()


def test_a_reviewer_decides_and_the_dissents_are_kept(as_user, bob: User, carol: User, claim: Claim):
    take_position(claim=claim, stance="agree", reason="It says so.", by=bob)
    as_user(carol).post(at("claim-decide", claim), {"outcome": "rejected", "rationale": "A saying proves nothing."})
    decision = claim.reviews.get()
    assert (decision.outcome, decision.reviewer) == ("rejected", carol)
    assert decision.dissents == [{"member": "Bob", "stance": "agree", "reason": "It says so."}]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_neither_the_author_nor_an_annotator_decides(as_user, request: pytest.FixtureRequest, claim: Claim, who: str):
    client = as_user(request.getfixturevalue(who))
    assert client.post(at("claim-decide", claim), {"outcome": "upheld", "rationale": "Mine."}).status_code == 403
    assert client.get(at("claim-decide", claim)).status_code == 403


def test_a_decision_needs_a_reason(as_user, carol: User, claim: Claim):
    assert as_user(carol).post(at("claim-decide", claim), {"outcome": "upheld", "rationale": ""}).status_code == 422


def test_a_decided_claim_is_taken_up_again_and_the_decision_is_kept(as_user, carol: User, claim: Claim):
    decide(claim=claim, outcome="upheld", rationale="The wording carries it.", by=carol)
    client = as_user(carol)
    client.post(at("claim-reopen", claim))
    page = client.get(at("claim-detail", claim)).content.decode()
    assert '<span class="claim__status">open</span>' in page
    assert "The wording carries it." in page


EVIDENCE = {"relation": "supports", "visibility": "seminar", "analytic_note": "Because it says so."}


def test_evidence_by_a_citation_of_the_text(as_user, bob: User, claim: Claim, mention: CitationMention):
    response = as_user(bob).post(at("claim-evidence", claim), EVIDENCE | {"mention": mention.pk})
    link = claim.evidence_links.get()
    assert response.status_code == 302
    assert (link.mention, link.analytic_note, link.created_by) == (mention, "Because it says so.", bob)


def test_evidence_by_a_work_and_its_pages(as_user, bob: User, claim: Claim, reading: Reading):
    work = reading.edition.references.first()
    as_user(bob).post(at("claim-evidence", claim), EVIDENCE | {"reference": work.pk, "locator": "51"})
    link = claim.evidence_links.get()
    assert (link.reference, link.locator) == (work, "51")


def test_evidence_by_a_link_or_a_full_citation(as_user, bob: User, claim: Claim):
    as_user(bob).post(at("claim-evidence", claim), EVIDENCE | {"url": "example.org/letter", "full_citation": "Verhoog 1934"})
    link = claim.evidence_links.get()
    assert (link.url, link.full_citation) == ("https://example.org/letter", "Verhoog 1934")


@pytest.mark.parametrize("sent", [{}, {"locator": "51"}, {"url": "javascript:alert(1)"}, {"relation": "proves", "full_citation": "X"}])
def test_evidence_that_names_nothing_is_refused_with_what_was_written(as_user, bob: User, claim: Claim, sent: dict[str, str]):
    response = as_user(bob).post(at("claim-evidence", claim), EVIDENCE | sent)
    assert response.status_code == 422
    assert "Because it says so.</textarea>" in response.content.decode()
    assert not claim.evidence_links.exists()


def test_citations_and_works_of_another_text_cannot_be_chosen(as_user, bob: User, alice: User, claim: Claim, seminar):
    other = world.hold(seminar, world.TEXT.replace("Verhoog", "Anders"), by=alice, name="other.txt").current_revision
    foreign = {"mention": other.mentions.first().pk, "reference": Reference.objects.filter(edition=other.edition).first().pk}
    for name, pk in foreign.items():
        assert as_user(bob).post(at("claim-evidence", claim), EVIDENCE | {name: pk}).status_code == 422


def test_evidence_is_changed_and_deleted_by_its_author(as_user, bob: User, evidence: EvidenceLink):
    client = as_user(bob)
    sent = EVIDENCE | {"version": "1", "relation": "disputes", "mention": evidence.mention_id, "translation": "In other words"}
    assert client.post(at("evidence-edit", evidence), sent).status_code == 302
    evidence.refresh_from_db()
    assert (evidence.relation, evidence.translation) == ("disputes", "In other words")
    client.post(at("evidence-delete", evidence))
    evidence.refresh_from_db()
    assert evidence.deleted_at is not None


def test_stale_evidence_shows_both_versions(as_user, bob: User, evidence: EvidenceLink):
    client = as_user(bob)
    sent = EVIDENCE | {"version": "1", "mention": evidence.mention_id}
    client.post(at("evidence-edit", evidence), sent | {"relation": "refutes"})
    response = client.post(at("evidence-edit", evidence), sent | {"analytic_note": "My own words."})
    assert response.status_code == 409
    assert "refutes it" in response.content.decode()
    assert "My own words.</textarea>" in response.content.decode()


OBJECTION = {"ground": "inference", "statement": "That does not follow.", "visibility": "seminar"}


def test_a_claim_is_contested(as_user, carol: User, claim: Claim):
    as_user(carol).post(at("claim-contest", claim), OBJECTION)
    note = claim.disagreement_notes.get()
    assert (note.ground, note.statement, note.created_by) == ("inference", "That does not follow.", carol)


def test_evidence_is_contested_and_the_objection_stands_beside_it(as_user, carol: User, evidence: EvidenceLink):
    response = as_user(carol).post(at("evidence-contest", evidence), OBJECTION, follow=True)
    assert evidence.disagreement_notes.get().statement == "That does not follow."
    article = response.content.decode().split(f'id="evidence-{evidence.pk}"', 1)[1].split("In dispute", 1)[0]
    assert "That does not follow." in article


def test_an_objection_without_words_is_refused(as_user, carol: User, claim: Claim):
    assert as_user(carol).post(at("claim-contest", claim), OBJECTION | {"statement": ""}).status_code == 422


def test_its_author_settles_an_objection_and_reopens_it(as_user, bob: User, objection: DisagreementNote):
    client = as_user(bob)
    client.post(at("disagreement-settle", objection), {"reason": "Reworded."})
    objection.refresh_from_db()
    assert (objection.state, objection.closing_reason) == ("settled", "Reworded.")
    client.post(at("disagreement-reopen", objection))
    objection.refresh_from_db()
    assert objection.state == "open"


def test_a_reviewer_dismisses_an_objection_with_a_reason(as_user, carol: User, objection: DisagreementNote):
    client = as_user(carol)
    assert client.post(at("disagreement-dismiss", objection), {"reason": ""}).status_code == 422
    client.post(at("disagreement-dismiss", objection), {"reason": "Beside the point."})
    objection.refresh_from_db()
    assert (objection.state, objection.closed_by) == ("dismissed", carol)
    assert "Beside the point." in client.get(at("claim-detail", objection.claim)).content.decode()


def test_the_claims_author_does_not_dismiss_the_objection_to_it(as_user, alice: User, objection: DisagreementNote):
    assert as_user(alice).post(at("disagreement-dismiss", objection), {"reason": "No."}).status_code == 403


def test_a_closed_objection_is_not_closed_twice(as_user, bob: User, carol: User, objection: DisagreementNote):
    as_user(bob).post(at("disagreement-settle", objection), {"reason": ""})
    response = as_user(carol).post(at("disagreement-dismiss", objection), {"reason": "Late."})
    assert response.status_code == 409
    assert "Late." in response.content.decode()


@pytest.mark.parametrize("name", ["claim", "evidence", "objection"])
def test_whoever_writes_along_may_answer(as_user, carol: User, request: pytest.FixtureRequest, name: str):
    target = request.getfixturevalue(name)
    address = {"claim": "claim-reply", "evidence": "evidence-reply", "objection": "disagreement-reply"}[name]
    response = as_user(carol).post(at(address, target), {"body": "I see it otherwise."}, follow=True)
    assert target.replies.get().body == "I see it otherwise."
    assert "I see it otherwise." in response.content.decode()


def test_a_reply_is_changed_and_deleted_by_its_author(as_user, bob: User, claim: Claim):
    answer = reply(to=claim, body="I wonder.", by=bob)
    client = as_user(bob)
    client.post(at("reply-edit", answer), {"version": "1", "body": "I know."})
    answer.refresh_from_db()
    assert answer.body == "I know."
    client.post(at("reply-delete", answer))
    answer.refresh_from_db()
    assert answer.deleted_at is not None


def test_an_objection_is_found_by_its_own_address(as_user, bob: User, objection: DisagreementNote):
    response = as_user(bob).get(at("disagreement-detail", objection))
    assert response.url == f"{at('claim-detail', objection.claim)}#disagreement-{objection.pk}"
