"""One citation: its note, its chain, what the checks found, and what people say."""

from typing import get_args

import pytest
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.verification import attest
from annotator.models import Attestation, CitationCheck, DisagreementNote, Reading, User
from annotator.web.citations.detail import RULES
from editions.citations.cited import Rule
from editions.models import CitationMention, Edition, Reference, Revision
from tests import world


def page_of(client, reading: Reading, mention: CitationMention) -> str:
    response = client.get(reverse("citation-detail", args=[reading.pk, mention.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_citation_stands_in_its_note_with_its_pages_marked(as_user, alice: User, reading: Reading, full: CitationMention):
    page = page_of(as_user(alice), reading, full)
    note = page.split('class="innote"', 1)[1].split("</blockquote>", 1)[0]
    assert "S. 40–58" in note.split('<mark class="innote__locator">', 1)[1].split("</mark>", 1)[0].replace("\n", " ")


def test_the_chain_leads_to_the_full_citation(as_user, alice: User, reading: Reading, full: CitationMention, ibid: CitationMention):
    page = page_of(as_user(alice), reading, ibid)
    chain = page.split('class="chain"', 1)[1].split("</ol>", 1)[0]
    assert "the same work as in the citation before" in chain
    assert reverse("citation-detail", args=[reading.pk, full.pk]) in chain


def test_a_quotation_that_was_found_shows_the_held_page(
    as_user, alice: User, reading: Reading, ibid: CitationMention, tied: Reference, check
):
    check()
    page = page_of(as_user(alice), reading, ibid)
    assert 'class="v ok"' in page
    assert "The quotation stands on 51, word for word." in page
    held = page.split('class="heldpage"', 1)[1].split("</blockquote>", 1)[0]
    assert "Zehntel zu leicht befunden worden sind</mark>" in held


def test_an_altered_quotation_is_compared_word_by_word(
    as_user, alice: User, reading: Reading, ibid: CitationMention, tied: Reference, outcome
):
    diff = [
        {"op": "equal", "quoted": "die Steine", "source": "die Steine"},
        {"op": "replace", "quoted": "der Stadt", "source": "des Rates"},
    ]
    excerpt = {"before": "dass ", "text": "die Steine des Rates", "after": " um ein"}
    evidence = {"says": {"found": "51"}, "found": ["51"], "score": 91.0, "diff": diff, "excerpt": excerpt}
    outcome("Q1", "confirmed_near", mention=ibid, result="passed", severity="notice", evidence=evidence)
    page = page_of(as_user(alice), reading, ibid)
    assert "only in the quotation: </span>der Stadt </del>" in page
    assert "only in the source: </span>des Rates </ins>" in page
    assert "Agreement: 91 of 100." in page
    assert 'class="v ok"' not in page


def test_what_could_not_be_checked_says_why_and_what_to_do(as_user, alice: User, reading: Reading, full: CitationMention, check):
    check()
    page = page_of(as_user(alice), reading, full)
    assert "We do not hold the cited work" in page
    assert "Upload the source to the seminar’s library" in page


def test_not_found_speaks_of_the_held_text_and_not_of_the_author(
    as_user, alice: User, reading: Reading, ibid: CitationMention, tied: Reference, outcome
):
    outcome("Q1", "not_found", mention=ibid)
    page = page_of(as_user(alice), reading, ibid)
    assert "was not found in the text that we hold" in page
    assert "not about the author" in page


def test_earlier_results_stay(as_user, alice: User, reading: Reading, ibid: CitationMention, outcome):
    outcome("Q1", "not_found", mention=ibid, superseded_at=now(), engine_version="7")
    page = page_of(as_user(alice), reading, ibid)
    assert "One earlier result" in page
    assert "version 7 of the checks" in page


def test_claims_that_rely_on_it_are_listed(as_user, alice: User, reading: Reading, revision: Revision, full: CitationMention):
    words = world.place(revision, "Wer die Waage hält")
    make_claim(reading=reading, revision=1, ranges=[words], statement="The scales rule.", by=alice, mentions=[full])
    assert "The scales rule." in page_of(as_user(alice), reading, full)


LOOKED_UP = {"decision": "looked_up", "copy_used": "Town library, H 12", "looked_up_on": "2026-01-05", "excerpt": "zu leicht"}


def test_a_person_says_what_they_have_looked_up(as_user, bob: User, reading: Reading, ibid: CitationMention):
    response = as_user(bob).post(reverse("citation-attest", args=[reading.pk, ibid.pk]), LOOKED_UP, follow=True)
    attestation = Attestation.objects.get()
    assert (attestation.mention, attestation.copy_used, attestation.created_by) == (ibid, "Town library, H 12", bob)
    assert "Town library, H 12" in response.content.decode()


def test_looking_up_names_the_copy(as_user, bob: User, reading: Reading, ibid: CitationMention):
    response = as_user(bob).post(reverse("citation-attest", args=[reading.pk, ibid.pk]), LOOKED_UP | {"copy_used": ""})
    assert response.status_code == 422
    assert "Say which copy you have looked at." in response.content.decode()
    assert not Attestation.objects.exists()


def test_nobody_has_looked_it_up_tomorrow(as_user, bob: User, reading: Reading, ibid: CitationMention):
    response = as_user(bob).post(reverse("citation-attest", args=[reading.pk, ibid.pk]), LOOKED_UP | {"looked_up_on": "9999-01-01"})
    assert response.status_code == 422


def test_an_override_gives_a_reason_and_leaves_the_result(
    as_user, bob: User, reading: Reading, ibid: CitationMention, tied: Reference, outcome
):
    outcome("Q1", "not_found", mention=ibid)
    address = reverse("citation-attest", args=[reading.pk, ibid.pk])
    client = as_user(bob)
    assert client.post(address, {"decision": "author_error", "read_instead": "S. 52"}).status_code == 422
    page = client.post(address, {"decision": "author_error", "read_instead": "S. 52", "reason": "A slip."}, follow=True).content.decode()
    assert "S. 52" in page
    assert "A slip." in page
    assert 'class="v no"' in page  # the machine's outcome stays
    assert CitationCheck.objects.get().superseded_at is None


def test_a_decision_on_something_that_has_changed_is_to_be_looked_at_again(
    as_user, bob: User, reading: Reading, ibid: CitationMention, outcome
):
    first = outcome("Q1", "not_found", mention=ibid)
    attest(reading=reading, mention=ibid, decision="looked_up", copy_used="H 12", by=bob)
    first.superseded_at = now()
    first.save()
    outcome("Q1", "elsewhere", mention=ibid, severity="warning", evidence={"says": {"found": "52", "cited": "51"}, "found": ["52"]})
    page = page_of(as_user(bob), reading, ibid)
    assert "to be looked at again" in page
    assert "please look again" in page


def test_a_second_opinion_is_an_objection_to_the_words(as_user, bob: User, reading: Reading, ibid: CitationMention):
    as_user(bob).post(reverse("citation-contest", args=[reading.pk, ibid.pk]), {"statement": "This is another Verhoog."})
    note = DisagreementNote.objects.get()
    assert (note.ground, note.statement) == ("reference", "This is another Verhoog.")
    assert note.quotation.exact == ibid.passage.text[ibid.start : ibid.end]


def test_a_work_is_tied_to_a_held_text_and_checked_again(
    as_user, alice: User, reading: Reading, full: CitationMention, source_edition: Edition
):
    as_user(alice).post(reverse("reference-tie", args=[reading.pk, full.reference.pk]), {"held_as": source_edition.pk})
    full.reference.refresh_from_db()
    assert full.reference.held_as == source_edition
    assert reading.jobs.filter(kind="check").count() == 1


def test_a_work_is_untied(as_user, alice: User, reading: Reading, tied: Reference):
    as_user(alice).post(reverse("reference-tie", args=[reading.pk, tied.pk]), {"held_as": ""})
    tied.refresh_from_db()
    assert tied.held_as is None


def test_a_work_is_not_tied_to_what_the_seminar_does_not_hold(as_user, alice: User, dora: User, reading: Reading, full: CitationMention):
    elsewhere = world.hold(world.seminar_of(dora), world.SOURCE, by=dora, name="elsewhere.txt")
    response = as_user(alice).post(reverse("reference-tie", args=[reading.pk, full.reference.pk]), {"held_as": elsewhere.pk})
    assert response.status_code == 422


def test_a_check_is_started_and_cancelled(as_user, alice: User, reading: Reading):
    client = as_user(alice)
    client.post(reverse("check-start", args=[reading.pk]))
    job = reading.jobs.get(kind="check")
    assert job.state == "waiting"
    client.post(reverse("check-cancel", args=[reading.pk]))
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_an_annotator_cancels_no_check(as_user, bob: User, reading: Reading):
    client = as_user(bob)
    client.post(reverse("check-start", args=[reading.pk]))
    assert client.post(reverse("check-cancel", args=[reading.pk])).status_code == 403


def test_the_citation_page_speaks_german(as_user, alice: User, reading: Reading, full: CitationMention):
    response = as_user(alice).get(reverse("citation-detail", args=[reading.pk, full.pk]), headers={"Accept-Language": "de"})
    assert "Was die Prüfungen ergeben haben" in response.content.decode()


DISMISSED = {"decision": "dismissed", "reason": "Of no consequence here."}


def test_one_decision_on_all_citations_of_a_work(as_user, bob: User, reading: Reading, full: CitationMention, ibid: CitationMention):
    address = reverse("citations-attest", args=[reading.pk]) + f"?work={full.reference.pk}"
    client = as_user(bob)
    assert "Decide on 2 citations at once" in client.get(address).content.decode()
    client.post(address, DISMISSED | {"count": "2"})
    assert set(Attestation.objects.values_list("mention", "reason")) == {(full.pk, DISMISSED["reason"]), (ibid.pk, DISMISSED["reason"])}


def test_a_decision_on_many_is_refused_when_there_are_others_than_shown(as_user, bob: User, reading: Reading, full: CitationMention):
    address = reverse("citations-attest", args=[reading.pk]) + f"?work={full.reference.pk}"
    assert as_user(bob).post(address, DISMISSED | {"count": "1"}).status_code == 422
    assert not Attestation.objects.exists()


def test_nobody_decides_on_a_whole_text_at_once(as_user, bob: User, reading: Reading):
    assert as_user(bob).post(reverse("citations-attest", args=[reading.pk]), DISMISSED | {"count": "3"}).status_code == 404


def test_every_way_of_going_back_is_told_in_words():
    assert set(RULES) == set(get_args(Rule))


@pytest.mark.parametrize(("code", "offered"), [("beyond_last_page", False), ("unnumbered_page", False), ("ok", True)])
def test_no_page_is_offered_that_the_held_text_does_not_have(
    as_user, alice: User, reading: Reading, full: CitationMention, tied: Reference, outcome, code: str, offered: bool
):
    outcome("B2", code, mention=full, evidence={"says": {"pages": "44", "last": 40}})
    assert ("?page=" in page_of(as_user(alice), reading, full)) == offered
