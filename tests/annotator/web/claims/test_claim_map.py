"""The claim map: a picture, a list and two files of what its viewer may see."""

import pytest
from django.urls import reverse
from lxml import etree

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.relations import relate
from annotator.claim_map.argdown import argdown
from annotator.claim_map.graph import claim_graph
from annotator.claim_map.svg import draw
from annotator.models import Claim, EvidenceLink, Reading, User
from editions.models import Revision
from tests import world

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def other(reading: Reading, revision: Revision, bob: User) -> Claim:
    words = world.place(revision, "Der Rat schwieg dazu")
    return make_claim(reading=reading, revision=1, ranges=[words], statement="The council was silent.", by=bob)


def parsed(picture: str | bytes) -> etree._Element:
    return etree.fromstring(picture)


def drawn(reading: Reading, user: User, *, each: bool) -> etree._Element:
    return parsed(draw(claim_graph(reading, user), each=each, address=lambda pk: f"/claims/{pk}/"))


def words_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_each_claim_leads_to_its_page(reading: Reading, claim: Claim, other: Claim, bob: User):
    links = drawn(reading, bob, each=False).findall(f".//{SVG}a")
    assert {(link.get("id"), link.get("href")) for link in links} == {(f"claim-{one.pk}", f"/claims/{one.pk}/") for one in (claim, other)}


def test_evidence_and_objections_are_boxes_with_lines_to_what_they_bear_on(
    reading: Reading, claim: Claim, evidence: EvidenceLink, objection, bob: User
):
    contest(reading=reading, evidence_link=evidence, ground="evidence", statement="Did he?", by=bob)
    picture = drawn(reading, bob, each=True)
    assert {link.get("class") for link in picture.findall(f".//{SVG}a")} == {"map__box claim", "map__box for", "map__box dispute"}
    assert sorted(path.get("class") for path in picture.findall(f"./{SVG}g/{SVG}path")) == ["dispute", "dispute", "for"]


def test_counted_they_are_numbers_on_the_claim(reading: Reading, claim: Claim, evidence: EvidenceLink, objection, bob: User):
    picture = drawn(reading, bob, each=False)
    assert [words_of(foot) for foot in picture.findall(f".//{SVG}text[@class='foot']")] == ["⊕ 1 ≠ 1"]


def test_relations_are_lines_between_claims(reading: Reading, claim: Claim, other: Claim, bob: User):
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    relate(subject=claim, object=other, kind="entails", by=bob)
    lines = {path.get("class"): path.get("marker-end") for path in drawn(reading, bob, each=False).findall(f"./{SVG}g/{SVG}path")}
    assert lines == {"contradicts": None, "entails": "url(#map-tip)"}


def test_a_page_holds_no_inline_style(as_user, reading: Reading, claim: Claim, evidence: EvidenceLink, bob: User):
    page = as_user(bob).get(reverse("claim-map", args=[reading.pk])).content.decode()
    assert "<style" not in page and ' style="' not in page


def test_what_is_private_is_on_no_map(as_user, reading: Reading, claim: Claim, other: Claim, bob: User, carol: User):
    link_evidence(claim=claim, relation="supports", full_citation="X", analytic_note="A secret note", visibility="private", by=bob)
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    Claim.objects.filter(pk=other.pk).update(visibility="private")
    for name in ("claim-map", "claim-map-export"):
        for form in ("svg", "argdown"):
            seen = as_user(carol).get(reverse(name, args=[reading.pk]), {"form": form, "each": "1"}).content.decode()
            assert claim.statement in seen or "Whoever owns the scales rules" in seen
            assert "A secret note" not in seen and other.statement not in seen
            assert 'class="contradicts"' not in seen


def test_words_cannot_break_out_of_the_picture(reading: Reading, claim: Claim, bob: User):
    Claim.objects.filter(pk=claim.pk).update(statement='</text><script>alert("1")</script>')
    picture = drawn(reading, bob, each=False)
    assert not picture.findall(f".//{SVG}script")
    assert '</text><script>alert("1")</script>' in words_of(picture)


def test_the_list_says_the_same(as_user, reading: Reading, claim: Claim, other: Claim, evidence: EvidenceLink, objection, bob: User):
    relate(subject=claim, object=other, kind="entails", by=bob)
    page = " ".join(as_user(bob).get(reverse("claim-map", args=[reading.pk])).content.decode().split('id="as-list"')[1].split())
    for words in (claim.statement, "entails", "follows from", "Verhoog saw the weights himself.", "A saying is no rule.", "Bob"):
        assert words in page


def test_an_empty_map_says_what_to_do(as_user, reading: Reading, bob: User):
    assert "No claims yet." in as_user(bob).get(reverse("claim-map", args=[reading.pk])).content.decode()


def test_the_file_carries_its_looks_and_leads_back(as_user, reading: Reading, claim: Claim, bob: User):
    answer = as_user(bob).get(reverse("claim-map-export", args=[reading.pk]), {"form": "svg"})
    assert answer["Content-Type"] == "image/svg+xml" and "attachment" in answer["Content-Disposition"]
    picture = parsed(answer.content)
    assert picture.find(f"{SVG}style") is not None
    assert picture.find(f".//{SVG}a").get("href") == f"http://testserver/claims/{claim.pk}/"


def test_argdown(reading: Reading, claim: Claim, other: Claim, evidence: EvidenceLink, objection, bob: User):
    note = contest(reading=reading, evidence_link=evidence, ground="evidence", statement="Did he? See http://example.org/#a", by=bob)
    relate(subject=claim, object=other, kind="contradicts", by=bob)
    relate(subject=claim, object=other, kind="entails", by=bob)
    relate(subject=claim, object=other, kind="qualifies", by=bob)
    assert argdown(claim_graph(reading, bob)) == "\n".join(
        [
            "===",
            f'title: "{reading.edition}"',
            "===",
            "",
            f"[C{claim.pk}]: Whoever owns the scales rules the town.",
            f"  + <E{evidence.pk}>: Verhoog saw the weights himself.",
            f"    - <D{note.pk}>: Did he? See http:\\//example.org/\\#a",
            f"  - <D{objection.pk}>: A saying is no rule.",
            "",
            f"[C{other.pk}]: The council was silent.",
            "",
            f"[C{claim.pk}]",
            f"  >< [C{other.pk}]",
            "",
            f"[C{claim.pk}]",
            f"  +> [C{other.pk}]",
            "",
            f"// [C{claim.pk}] qualifies [C{other.pk}]",
            "",
        ]
    )


def test_the_number_of_queries_does_not_grow_with_the_claims(
    as_user, reading: Reading, revision: Revision, bob: User, django_assert_max_num_queries
):
    for number in range(20):
        words = world.place(revision, "Der Rat schwieg dazu")
        claim = make_claim(reading=reading, revision=1, ranges=[words], statement=f"Silence {number}.", by=bob)
        link_evidence(claim=claim, relation="supports", full_citation=f"Verhoog {number}", by=bob)
    client = as_user(bob)
    with django_assert_max_num_queries(16):
        client.get(reverse("claim-map", args=[reading.pk]))


def test_three_hundred_claims_are_counted_not_drawn_piece_by_piece(as_user, reading: Reading, bob: User):
    claims = Claim.objects.bulk_create(Claim(reading=reading, statement=f"Claim number {n}.", created_by=bob) for n in range(300))
    EvidenceLink.objects.bulk_create(
        EvidenceLink(reading=reading, claim=claim, url="https://example.org/", created_by=bob) for claim in claims for _ in range(3)
    )
    page = as_user(bob).get(reverse("claim-map", args=[reading.pk])).content.decode()
    assert page.count('class="map__box claim"') == 300
    assert page.count("⊕ 3</text>") == 300
    assert 'class="map__box for"' not in page


def test_the_page_speaks_german(as_user, reading: Reading, claim: Claim, bob: User):
    page = as_user(bob).get(reverse("claim-map", args=[reading.pk]), headers={"Accept-Language": "de"}).content.decode()
    assert "Thesenkarte" in page
