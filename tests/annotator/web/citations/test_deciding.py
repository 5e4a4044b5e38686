"""People decide on citations: what the decision was about, taking it back, deciding on several at once."""

import pytest
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.quotations import SelectedRange
from annotator.actions.verification import attest
from annotator.models import Attestation, Event, Notice
from annotator.models.event import Verb
from annotator.news.telling import tell
from annotator.verification import engine, keeping
from annotator.web.citations.filters import Filters
from annotator.web.citations.report import report_of
from annotator.web.claims.history import history_of

REASON = {"decision": "dismissed", "reason": "Druckfehler, ohne Belang."}


def states(reading, user):
    return {part.state: part.count for part in report_of(reading, user, Filters()).states}


@pytest.fixture
def off(full, ibid, outcome):
    """Two citations with an error that nobody has decided on."""
    for mention in (full, ibid):
        outcome("B1", "outside_container", mention=mention, evidence={"says": {"pages": "9", "extent": "1–5"}})


def test_a_decision_names_what_it_was_about(as_user, alice, reading, full, off):
    client = as_user(alice)
    client.post(reverse("citation-attest", args=[reading.pk, full.pk]), REASON)
    assert Attestation.objects.get().outcome == "B1.outside_container"
    page = client.get(reverse("citation-detail", args=[reading.pk, full.pk])).content.decode()
    assert "at the time: outside the article’s pages" in page


def test_states_are_counted_and_filtered_by(as_user, alice, reading, full, ibid, off):
    assert states(reading, alice) == {"open": 2, "decided": 0, "again": 0}
    attest(reading=reading, mention=full, by=alice, **REASON)
    assert states(reading, alice) == {"open": 1, "decided": 1, "again": 0}
    ibid.checks.update(code="ok", severity="none", result="passed")
    full.checks.update(code="container_unknown")
    assert states(reading, alice) == {"open": 0, "decided": 0, "again": 1}
    page = as_user(alice).get(reverse("citation-report", args=[reading.pk]) + "?state=again").content.decode()
    assert page.count('<div class="cited__where">') == 1 and "to be looked at again" in page


def test_whoever_has_decided_takes_it_back_and_it_stays_in_the_history(as_user, alice, bob, reading, full, off):
    earlier = attest(reading=reading, mention=full, decision="correct_as_cited", reason="Gesehen.", by=bob)
    mine = attest(reading=reading, mention=full, by=alice, **REASON)
    client = as_user(alice)
    detail = reverse("citation-detail", args=[reading.pk, full.pk])
    address = reverse("citation-withdraw", args=[reading.pk, full.pk, mine.pk])
    assert address in client.get(detail).content.decode()
    client.post(address)
    page = client.get(detail).content.decode()
    assert "taken back on" in page and "Druckfehler, ohne Belang." in page and address not in page
    assert Attestation.objects.newest().get() == earlier  # what bob has said counts again
    assert Event.objects.filter(verb=Verb.WITHDREW, mention=full, actor=alice).count() == 1


@pytest.mark.parametrize(("who", "status"), [("carol", 403), ("olga", 403), ("dora", 404)])
def test_nobody_takes_back_the_word_of_another(as_user, request, alice, reading, full, off, who, status):
    mine = attest(reading=reading, mention=full, by=alice, **REASON)
    client = as_user(request.getfixturevalue(who))
    assert client.post(reverse("citation-withdraw", args=[reading.pk, full.pk, mine.pk])).status_code == status
    mine.refresh_from_db()
    assert mine.withdrawn_at is None


def test_what_was_decided_at_once_is_taken_back_at_once(as_user, alice, reading, full, ibid, off):
    client = as_user(alice)
    address = reverse("citations-attest", args=[reading.pk]) + "?check=B1.outside_container"
    assert "Decide on 2 citations at once" in client.get(address).content.decode()
    client.post(address, REASON | {"count": 2})
    page = client.get(reverse("citation-report", args=[reading.pk])).content.decode()
    assert "you have decided on 2 citations at once" in page and states(reading, alice)["decided"] == 2
    batch = Attestation.objects.first().batch
    client.post(reverse("citations-withdraw", args=[reading.pk, batch]))
    assert states(reading, alice) == {"open": 2, "decided": 0, "again": 0}
    assert Attestation.objects.count() == 2
    assert "at once" not in client.get(reverse("citation-report", args=[reading.pk])).content.decode()


def test_all_that_a_decision_is_about_is_shown_before(as_user, alice, reading, full, ibid, off):
    address = reverse("citations-attest", args=[reading.pk]) + "?check=B1.outside_container"
    page = as_user(alice).get(address).content.decode()
    for mention in (full, ibid):
        assert reverse("citation-detail", args=[reading.pk, mention.pk]) in page
    assert page.count("outside the article’s pages") == 2


def test_what_is_decided_at_once_is_one_line_of_the_activity(as_user, alice, reading, full, ibid, off):
    client = as_user(alice)
    client.post(reverse("citations-attest", args=[reading.pk]) + "?check=B1.outside_container", REASON | {"count": 2})
    client.post(reverse("citations-withdraw", args=[reading.pk, Attestation.objects.first().batch]))
    events = Event.objects.filter(verb__in=[Verb.ATTESTED, Verb.WITHDREW])
    assert [(event.verb, event.mention_id, event.after["citations"]) for event in events] == [("attested", None, 2), ("withdrew", None, 2)]
    told = tell(events, alice)
    assert [one.sentence for one in told] == ["Alice decided on 2 citations at once", "Alice took back a decision on 2 citations"]
    assert told[0].about == "Inside the item’s pages: outside the article’s pages"
    assert {one.url for one in told} == {reverse("citation-report", args=[reading.pk])}


def test_whose_evidence_is_on_them_is_told_once(as_user, alice, bob, reading, full, ibid, off):
    words = SelectedRange("p1", 0, 5, full.revision.passages.get(ref="p1").text[:5])
    claim = make_claim(reading=reading, revision=full.revision.number, ranges=[words], statement="Das trifft zu.", by=bob)
    claim.mentions.add(full, ibid)
    as_user(alice).post(reverse("citations-attest", args=[reading.pk]) + "?check=B1.outside_container", REASON | {"count": 2})
    assert Notice.objects.filter(user=bob, event__verb=Verb.ATTESTED).count() == 1
    said = [moment.what for moment in history_of(claim, bob, [full.pk, ibid.pk])]
    assert said.count("looked at a citation") == 1


def test_a_batch_of_another_reading_does_not_exist(as_user, alice, dora, reading, full, off):
    client = as_user(dora)
    assert client.post(reverse("citations-withdraw", args=[reading.pk, "0" * 8 + "-0000-4000-8000-" + "0" * 12])).status_code == 404


def test_nobody_decides_on_a_whole_text_at_once(as_user, alice, reading, off):
    for query in ("", "?status=contradicted", "?severity=error", "?state=open", "?note=1"):
        assert as_user(alice).get(reverse("citations-attest", args=[reading.pk]) + query).status_code == 404


def test_a_newer_version_that_finds_the_same_leaves_decisions_alone(alice, reading, full, check, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(engine, "ENGINE_VERSION", "0")
        patched.setattr(keeping, "ENGINE_VERSION", "0")
        check()
    attest(reading=reading, mention=full, by=alice, **REASON)
    check()
    assert states(reading, alice)["again"] == 0 and states(reading, alice)["decided"] == 1


def test_a_newer_version_that_finds_something_else_has_it_looked_at_again(alice, reading, full, check):
    check()
    attest(reading=reading, mention=full, by=alice, **REASON)
    full.checks.filter(check_name="Q0").update(code="no_quotation", engine_version="9")
    assert states(reading, alice)["again"] == 1


def test_a_page_that_decides_leads_back_to_the_report(as_user, alice, reading, full, off):
    report = f'<a href="{reverse("citation-report", args=[reading.pk])}">Citations</a>'
    citation = f'<a href="{reverse("citation-detail", args=[reading.pk, full.pk])}">Note 1</a>'
    client = as_user(alice)
    at_once = client.get(reverse("citations-attest", args=[reading.pk]) + "?check=B1.outside_container").content.decode()
    one = client.get(reverse("citation-attest", args=[reading.pk, full.pk])).content.decode()
    assert report in at_once
    assert report in one and citation in one
