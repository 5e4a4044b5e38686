"""The filter of the reading page: what the address asks for is what shows, and nobody learns from it what they may not see."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest, settle
from annotator.actions.evidence import link_evidence
from annotator.actions.reviews import decide
from annotator.actions.tags import tag
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Upload, User
from annotator.web.reading.filters import KINDS, Filters
from editions.models import Revision
from tests import world


@pytest.fixture
def link(claim: Claim, revision: Revision, bob: User) -> EvidenceLink:
    """Bob's, on the second printed page."""
    words = [world.place(revision, "Buchführung")]
    return link_evidence(claim=claim, relation="supports", revision=1, ranges=words, analytic_note="So.", tags=["Maße"], by=bob)


@pytest.fixture
def note(claim: Claim, revision: Revision, carol: User) -> DisagreementNote:
    """Carol's, on the text."""
    words = [world.place(revision, "Erst der Streit")]
    return contest(reading=claim.reading, ground="wording", statement="Nein.", revision=1, ranges=words, by=carol)


def shown(client: Client, reading: Reading, query: str = "") -> set[str]:
    """The keys of the annotations whose words are marked in the text."""
    answer = client.get(f"{reverse('reading-detail', args=[reading.pk])}?{query}")
    assert answer.status_code == 200
    return {key for keys in re.findall(r'data-a="([^"]+)"', answer.content.decode()) for key in keys.split()}


def keys(*annotations: Any) -> set[str]:
    names = {Claim: "claim", EvidenceLink: "evidence", DisagreementNote: "disagreement"}
    return {f"{names[type(each)]}-{each.pk}" for each in annotations}


@given(st.dictionaries(st.sampled_from(["kind", "person", "status", "verdict", "on", "tag"]), st.text(max_size=12)))
def test_a_filter_that_was_read_is_written_the_same_again(asked: dict[str, str]) -> None:
    given = QueryDict(mutable=True)
    given.update(asked)
    filters = Filters.of(given)
    assert Filters.of(QueryDict(filters.query)) == filters


@pytest.mark.parametrize(
    ("written", "kinds"),
    [("", KINDS), ("nonsense", KINDS), ("claim", ("claim",)), ("evidence,claim", ("claim", "evidence")), ("none", ())],
)
def test_the_kinds_in_an_address(written: str, kinds: tuple[str, ...]) -> None:
    assert Filters.of(QueryDict(f"kind={written}")).kinds == kinds


def test_two_presses_on_a_kind_bring_all_back() -> None:
    once = Filters.of(QueryDict(f"kind={Filters().toggled('claim')}"))
    assert once.kinds == ("evidence", "disagreement")
    assert Filters.of(QueryDict(f"kind={once.toggled('claim')}")).kinds == KINDS


def test_by_person(as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote) -> None:
    assert shown(as_alice, reading) == keys(claim, link, note)
    assert shown(as_alice, reading, "person=bob") == keys(link)
    assert shown(as_alice, reading, "person=nobody") == set()


def test_by_printed_page(as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote) -> None:
    assert shown(as_alice, reading, "on=12") == keys(claim, note)
    assert shown(as_alice, reading, "on=13") == keys(link)


def test_by_status_as_the_cards_say_it(
    as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote, carol: User
) -> None:
    assert shown(as_alice, reading, "status=open") == keys(claim, note)
    on_claim = contest(reading=reading, claim=claim, ground="context", statement="Doch nicht.", by=carol)
    assert shown(as_alice, reading, "status=contested") == keys(claim)
    assert shown(as_alice, reading, "status=open") == keys(note)
    settle(note=on_claim, by=carol)
    settle(note=note, by=carol)
    assert shown(as_alice, reading, "status=settled") == keys(note)
    decide(claim=claim, outcome="upheld", rationale="Belegt.", by=carol)
    assert shown(as_alice, reading, "status=decided") == keys(claim)
    assert shown(as_alice, reading, "status=open") == set()


def test_by_verdict(as_alice: Client, reading: Reading, claim: Claim, revision: Revision) -> None:
    claim.mentions.set(revision.mentions.all()[:1])
    assert shown(as_alice, reading, "verdict=waiting") == keys(claim)
    assert shown(as_alice, reading, "verdict=verified") == set()


def test_by_tag_in_any_spelling(as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote) -> None:
    assert shown(as_alice, reading, "tag=MASSE") == keys(link)
    assert shown(as_alice, reading, "tag=Zoll") == set()


def test_several_at_once_narrow_further(
    as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote
) -> None:
    assert shown(as_alice, reading, "person=bob&on=13&tag=Ma%C3%9Fe") == keys(link)
    assert shown(as_alice, reading, "person=bob&on=12") == set()


def test_the_page_says_how_many_of_all_show(
    as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote
) -> None:
    page = as_alice.get(f"{reverse('reading-detail', args=[reading.pk])}?person=bob").content.decode()
    assert "1 of 3" in page and "Person: <b>Bob</b>" in page
    assert "1 of 3" in as_alice.get(f"{reverse('reading-annotations', args=[reading.pk])}?kind=claim").content.decode()


def test_numbers_stay_those_of_the_whole_text(
    as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink, note: DisagreementNote
) -> None:
    page = as_alice.get(f"{reverse('reading-detail', args=[reading.pk])}?person=bob").content.decode()
    assert 'aria-label="Evidence for 3 of 3"' in page


def test_what_a_link_leads_to_shows_in_spite_of_the_filter(as_alice: Client, reading: Reading, claim: Claim, link: EvidenceLink) -> None:
    assert shown(as_alice, reading, f"person=bob&a=claim-{claim.pk}") == keys(claim, link)


def test_an_annotation_is_made_under_a_filter_and_the_filter_stays(
    as_alice: Client, reading: Reading, revision: Revision, claim: Claim, link: EvidenceLink
) -> None:
    words = world.place(revision, "Ihre Briefe")
    ranges = f'[{{"passage": "{words.passage}", "start": {words.start}, "end": {words.end}, "exact": "{words.exact}"}}]'
    sent = {"revision": 1, "ranges": ranges, "claim-statement": "Sie schrieben.", "claim-claimant": "author", "claim-visibility": "seminar"}
    address = f"{reverse('claim-create', args=[reading.pk])}?person=bob"
    made = as_alice.post(address, sent, headers={"Accept": "application/json"}).json()
    assert made["key"] in made["cards"] and made["counts"] == {"claim": 1, "evidence": 1, "disagreement": 0}
    again = as_alice.post(address, sent)
    assert f"person=bob#c-claim-{Claim.objects.latest('pk').pk}" in again["Location"]


def test_what_arrives_passes_the_filter_first(as_alice: Client, reading: Reading, claim: Claim, note: DisagreementNote) -> None:
    address = reverse("reading-changes", args=[reading.pk])
    changes = as_alice.get(address, {"since": 0, "person": "carol"}).json()
    assert set(changes["cards"]) == keys(note) and changes["standing"] == 2
    kept = as_alice.get(address, {"since": 0, "person": "carol", "keep": f"claim-{claim.pk}"}).json()
    assert set(kept["cards"]) == keys(claim, note)


def test_neither_people_nor_tags_nor_counts_tell_of_private_notes(
    as_bob: Client, reading: Reading, revision: Revision, link: EvidenceLink, carol: User
) -> None:
    words = [world.place(revision, "Man hat das")]
    secret = make_claim(reading=reading, revision=1, ranges=words, statement="Still.", visibility="private", tags=["Heimlich"], by=carol)
    for query in ("", "tag=Heimlich", "person=carol", f"keep=claim-{secret.pk}", f"a=claim-{secret.pk}&person=carol"):
        page = as_bob.get(f"{reverse('reading-detail', args=[reading.pk])}?{query}")
        assert f"claim-{secret.pk}" not in page.content.decode().replace(f"keep=claim-{secret.pk}", "").replace(f'"claim-{secret.pk}"', "")
        assert page.context["panel"].total == 2
        offered = {value for choice in page.context["panel"].choices for value, _words, chosen in choice.options if not chosen}
        assert not offered & {"heimlich", "carol"}


def test_a_blind_review_is_not_undone_by_asking_for_a_person(reading: Reading, claim: Claim, link: EvidenceLink, carol: User) -> None:
    Reading.objects.filter(pk=reading.pk).update(blind_review=True)
    client = Client()
    client.force_login(carol)
    assert shown(client, reading, "person=alice") == set()
    page = client.get(reverse("reading-detail", args=[reading.pk]))
    people = next(choice for choice in page.context["panel"].choices if choice.name == "person")
    assert [value for value, _words, _chosen in people.options] == ["bob"]


def test_an_outsider_finds_nothing_and_a_visitor_filters_what_is_public(
    client: Client, reading: Reading, claim: Claim, link: EvidenceLink, dora: User
) -> None:
    address = f"{reverse('reading-detail', args=[reading.pk])}?person=alice"
    outsider = Client()
    outsider.force_login(dora)
    assert outsider.get(address).status_code == 404
    Upload.objects.update(is_public=True)
    Claim.objects.update(visibility="public")
    assert shown(client, reading, "person=alice") == keys(claim)
    assert shown(client, reading, "person=bob") == set()


def test_chips_lead_to_everything_under_the_tag(as_alice: Client, reading: Reading, claim: Claim, alice: User) -> None:
    tag(annotation=claim, names=["Maß & Gewicht"], by=alice)
    assert "?tag=Ma%C3%9F%20%26%20Gewicht" in as_alice.get(reverse("reading-detail", args=[reading.pk])).content.decode()
