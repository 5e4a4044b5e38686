"""Every kind of repair is undone from the check list, after publication too, and annotations go along."""

import pytest

from annotator.actions.editions import judge_repairs
from annotator.actions.revisions import NotCorrectable, correct_passage, go_back, undo_disputed
from annotator.actions.uploads import confirm
from annotator.actions.verification import attest
from annotator.models import Anchor, Event
from annotator.models.event import Verb
from annotator.models.job import Kind
from editions.models import Repair
from editions.models.repair import RepairState
from editions.segmentation import restore
from editions.stored import draft_of
from tests.annotator.actions.test_revisions import anchor_of, quoted, work


def undo(edition, seminar, by, **which):
    """Marks repairs of the text that is read and undoes them, up to the publication."""
    judge_repairs(edition=edition, seminar=seminar, by=by, state=RepairState.DISPUTED, **which)
    made = undo_disputed(edition=edition, seminar=seminar, by=by, revision=edition.current_revision.number)
    work(Kind.CARRY)
    assert edition.current_revision == made
    assert restore(draft_of(made).whole) == made.source_text
    return made


def words_of(anchor: Anchor) -> str:
    return anchor.revision.text[anchor.start : anchor.end]


def repair_of(revision, kind, before):
    return Repair.objects.get(revision=revision, kind=kind, before__contains=before).pk


@pytest.mark.parametrize(
    "quoted_words",
    ["Emden 1934", "Anselm Verhoog, Maß und Gewicht in Sandhafen", "Verhoog, Maß und Gewicht in Sandhafen, Emden 1934, S. 40–58, hier"],
)
def test_what_is_quoted_in_a_note_goes_into_the_body_with_its_words(edition, seminar, reading, revision, alice, quoted_words):
    claim = quoted(reading, revision, quoted_words, alice)
    elsewhere = quoted(reading, revision, "von der Ehre derer", alice)
    now = undo(edition, seminar, alice, repair=repair_of(revision, "note_extraction", "1"))
    anchor = anchor_of(claim, now)
    assert (anchor.status, words_of(anchor)) == ("shifted", quoted_words)
    assert anchor.passage.kind == "paragraph"
    assert words_of(anchor_of(elsewhere, now)) == "von der Ehre derer"
    assert not now.passages.filter(ref="n1").exists()
    assert now.note_calls.get(marker="1").note is None


def test_peoples_word_on_a_citation_of_that_note_goes_along(edition, seminar, reading, revision, alice):
    mention = revision.mentions.get(passage__ref="n1")
    attestation = attest(reading=reading, mention=mention, decision="looked_up", copy_used="UB Emden", by=alice)
    now = undo(edition, seminar, alice, repair=repair_of(revision, "note_extraction", "1"))
    attestation.refresh_from_db()
    assert attestation.mention.revision == now
    assert attestation.mention.passage.kind == "paragraph"


@pytest.mark.parametrize("kind", ["note_extraction", "page_number", "paragraph", "note_call", "line_join"])
def test_a_whole_kind_is_undone_and_every_quotation_keeps_its_words(edition, seminar, reading, revision, alice, kind):
    phrases = ["niemand fragte", "Der Rat schwieg", "Die Gilde dagegen", "Emden 1934", "Ebd., S. 51", "Gilden, Nr. 12", "Ein Versuch"]
    claims = [quoted(reading, revision, words, alice) for words in phrases]
    now = undo(edition, seminar, alice, kind=kind)
    anchors = [anchor_of(claim, now) for claim in claims]
    assert {anchor.status for anchor in anchors} <= {"anchored", "shifted"}
    assert [words_of(anchor) for anchor in anchors] == phrases


def test_a_page_number_that_is_part_of_the_text_stands_in_it_again(edition, seminar, reading, revision, alice):
    now = undo(edition, seminar, alice, repair=repair_of(revision, "page_number", "13"))
    assert "als von den Steinen 13 und von der Ehre derer" in now.text
    assert [page.label for page in now.pages.all()] == [page.label for page in revision.pages.all()]


def test_what_left_out_only_blanks_has_nothing_to_undo_and_says_so(edition, seminar, revision, alice):
    space = Repair.objects.filter(revision=revision, kind="space", after="").first()
    judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.DISPUTED, repair=space.pk)
    with pytest.raises(NotCorrectable, match="nothing to put back"):
        undo_disputed(edition=edition, seminar=seminar, by=alice, revision=1)


def test_what_had_nothing_to_undo_is_not_marked_any_more(edition, seminar, reading, revision, alice):
    space = Repair.objects.filter(revision=revision, kind="space", after="").first()
    judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.DISPUTED, repair=space.pk)
    now = undo(edition, seminar, alice, repair=repair_of(revision, "note_extraction", "2"))
    assert now.change["left"] == 1
    assert not Repair.objects.filter(revision=now, state=RepairState.DISPUTED).exists()


def test_the_seminar_reads_how_many_were_undone_and_not_where_words_moved(edition, seminar, reading, revision, alice):
    undo(edition, seminar, alice, repair=repair_of(revision, "note_extraction", "2"))
    assert Event.objects.get(verb=Verb.CORRECTED).after["change"] == {"kind": "repairs", "count": 1, "left": 0}


def back(edition, seminar, by, to):
    made = go_back(edition=edition, seminar=seminar, by=by, revision=edition.current_revision.number, to=to)
    work(Kind.CARRY)
    return made


def test_what_was_undone_by_mistake_is_taken_back_and_nothing_has_moved(edition, seminar, reading, revision, alice):
    phrases = ["Emden 1934", "niemand fragte", "von der Ehre derer", "Gilden, Nr. 12"]
    claims = [quoted(reading, revision, words, alice) for words in phrases]
    attestation = attest(reading=reading, mention=revision.mentions.get(passage__ref="n1"), decision="looked_up", copy_used="UB", by=alice)
    undo(edition, seminar, alice, kind="note_extraction")
    now = back(edition, seminar, alice, to=1)
    assert (now.text, now.change["to"]) == (revision.text, 1)
    assert [(anchor.status, words_of(anchor)) for anchor in (anchor_of(claim, now) for claim in claims)] == [
        ("anchored", words) for words in phrases
    ]
    assert list(now.passages.values_list("ref", "kind")) == list(revision.passages.values_list("ref", "kind"))
    assert not Repair.objects.filter(revision=now, state=RepairState.DISPUTED).exists()
    attestation.refresh_from_db()
    assert (attestation.mention.revision, attestation.mention.passage.ref) == (now, "n1")


def test_words_that_were_gone_are_annotated_again_where_they_stood(edition, seminar, reading, revision, alice):
    claim = quoted(reading, revision, "Der Rat schwieg", alice)
    passage = anchor_of(claim, revision).passage
    words = passage.text.replace("Der Rat schwieg", "Niemand sagte etwas")
    correct_passage(edition=edition, seminar=seminar, by=alice, revision=1, passage=passage.ref, words=words)
    work(Kind.CARRY)
    assert anchor_of(claim, edition.current_revision).status == "orphaned"
    later = quoted(reading, edition.current_revision, "Die Gilde dagegen", alice)
    now = back(edition, seminar, alice, to=1)
    assert [(anchor_of(one, now).status, words_of(anchor_of(one, now))) for one in (claim, later)] == [
        ("anchored", "Der Rat schwieg"),
        ("shifted", "Die Gilde dagegen"),
    ]


@pytest.mark.parametrize("to", [0, 1, 7])
def test_one_goes_back_only_to_what_was_read_before(edition, seminar, alice, to):
    with pytest.raises(NotCorrectable, match="no such earlier revision"):
        go_back(edition=edition, seminar=seminar, by=alice, revision=1, to=to)


def test_what_is_undone_before_the_check_list_is_confirmed_confirms_nothing(edition, seminar, revision, alice):
    edition.uploads.update(sha256=revision.source_sha256)
    undo(edition, seminar, alice, kind="line_join")
    upload = edition.uploads.get()
    assert upload.confirmed_at is None
    assert confirm(upload=upload, by=alice) is not None
