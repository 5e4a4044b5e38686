"""Tags: written by readers, one for all their spellings, and silent about private notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.actions.claims import edit_claim, make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.tags import TagTooLong, TooManyTags, read_tags, spelled, tag
from annotator.models import Event, Tag
from annotator.models.tag import tag_key


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("", []),
        (" , ;", []),
        ("Zoll", ["Zoll"]),
        ("Zoll, Maße", ["Zoll", "Maße"]),
        ("Zoll; zoll, ZOLL", ["Zoll"]),
        ("#Zoll,  Maß   und\tGewicht ", ["Zoll", "Maß und Gewicht"]),
        ("#", []),
        ("Mu\u0308nze", ["Münze"]),
    ],
)
def test_the_tags_in_a_line(written, tags):
    assert read_tags(written) == tags


@given(st.lists(st.text(max_size=20)))
def test_tags_that_have_been_read_are_read_the_same_again(names):
    once = spelled(names)
    assert spelled(once) == once
    assert len({tag_key(name) for name in once}) == len(once)


def names_on(annotation):
    return sorted(annotation.tags.values_list("name", flat=True))


def test_every_kind_of_annotation_is_tagged_when_it_is_made(reading, selection, alice):
    claim = make_claim(reading=reading, revision=1, ranges=selection, statement="Ja.", tags=["Zoll"], by=alice)
    link = link_evidence(claim=claim, relation="supports", full_citation="V.", tags=["Maße"], by=alice)
    note = contest(reading=reading, claim=claim, ground="context", statement="Nein.", tags=["Zoll", "Streit"], by=alice)
    assert [names_on(each) for each in (claim, link, note)] == [["Zoll"], ["Maße"], ["Streit", "Zoll"]]


def test_a_tag_that_one_can_see_keeps_its_spelling(claim, alice, bob):
    tag(annotation=claim, names=["Zollstreit"], by=alice)
    note = contest(reading=claim.reading, claim=claim, ground="context", statement="Nein.", tags=["zollSTREIT"], by=bob)
    assert names_on(note) == ["Zollstreit"]


def test_a_spelling_in_a_private_note_is_not_handed_to_another(reading, selection, alice, bob):
    make_claim(reading=reading, revision=1, ranges=selection, statement="Nur für mich.", visibility="private", tags=["ZOLL!"], by=alice)
    shared = make_claim(reading=reading, revision=1, ranges=selection, statement="Für alle.", tags=["Zoll!"], by=bob)
    assert names_on(shared) == ["Zoll!"]
    assert {tag.name for tag in Tag.objects.visible_to(bob)} == {"Zoll!"}


def test_tags_of_private_and_of_deleted_notes_are_seen_by_nobody_else(claim, alice, bob, dora):
    tag(annotation=claim, names=["Gemeinsam"], by=alice)
    private = contest(reading=claim.reading, claim=claim, ground="context", statement="…", visibility="private", tags=["Geheim"], by=alice)
    assert {each.name for each in Tag.objects.visible_to(bob)} == {"Gemeinsam"}
    assert {each.name for each in Tag.objects.visible_to(alice)} == {"Gemeinsam", "Geheim"}
    assert not Tag.objects.visible_to(dora).exists()
    private.deleted_at = private.created_at
    private.save()
    assert {each.name for each in Tag.objects.visible_to(alice)} == {"Gemeinsam"}


def test_a_change_of_tags_stands_in_the_history(claim, alice):
    kept = {"statement": claim.statement, "claimant": claim.claimant, "visibility": claim.visibility, "by": alice}
    edit_claim(claim=claim, version=1, tags=["Zoll", "Maße"], **kept)
    edit_claim(claim=claim, version=2, **kept)
    edit_claim(claim=claim, version=3, tags=[], **kept)
    told = [
        (event.before.get("tags"), event.after.get("tags")) for event in Event.objects.filter(claim=claim, verb="edited").order_by("pk")
    ]
    assert told == [("", "Maße, Zoll"), (None, None), ("Maße, Zoll", "")]


@pytest.mark.parametrize(("names", "error"), [(["x" * 61], TagTooLong), ([f"t{n}" for n in range(21)], TooManyTags)])
def test_too_much_is_refused(claim, alice, names, error):
    with pytest.raises(error):
        tag(annotation=claim, names=names, by=alice)
