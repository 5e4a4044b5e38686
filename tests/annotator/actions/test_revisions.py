"""Correcting a text, and what becomes of everything that was said of it."""

import pytest
from django.core.files.base import ContentFile

from annotator import jobs
from annotator.actions.claims import make_claim
from annotator.actions.editions import judge_repairs
from annotator.actions.errors import NotAllowed
from annotator.actions.placing import accept_place
from annotator.actions.quotations import SelectedRange
from annotator.actions.revisions import (
    BeingCorrected,
    NotCorrectable,
    TextMoved,
    bring_file,
    change_kind,
    correct_passage,
    discard,
    go_back,
    join_passages,
    make_note,
    put_in_place,
    set_note_call,
    split_passage,
    undo_disputed,
)
from annotator.actions.verification import attest
from annotator.models import Anchor, Event, Job
from annotator.models.event import Verb
from annotator.models.job import Kind, State
from annotator.verification.verdicts import verdicts_of
from editions.models import Repair
from editions.models.repair import RepairState
from editions.segmentation import restore
from editions.stored import draft_of
from tests.world import TEXT, place


def work(kind: str) -> list[int]:
    """What the worker does with the jobs of a kind that wait."""
    made: list[int] = []
    for job in Job.objects.filter(kind=kind, state=State.WAITING):
        assert Job.objects.take(job.pk)
        made += jobs.run(Job.objects.get(pk=job.pk))
        job.refresh_from_db()
        assert job.state == State.DONE, job.error
    return made


def quoted(reading, revision, words, by, **fields):
    found = place(revision, words)
    ranges = [SelectedRange(found.passage, found.start, found.end, found.exact)]
    return make_claim(reading=reading, revision=revision.number, ranges=ranges, statement=f"Über: {words}", by=by, **fields)


def anchor_of(claim, revision) -> Anchor:
    return Anchor.objects.get(range__quotation__claims=claim, revision=revision)


def correcting(edition, seminar, old, new, by, *, revision=1, reason="Druckfehler"):
    found = place(edition.current_revision, old)
    passage = edition.current_revision.passages.get(ref=found.passage)
    words = passage.text.replace(old, new)
    return correct_passage(edition=edition, seminar=seminar, by=by, revision=revision, passage=passage.ref, words=words, reason=reason)


def test_readers_keep_their_text_until_everything_is_carried_over(edition, seminar, reading, revision, alice):
    new = correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    assert edition.current_revision == revision
    assert edition.coming_revision == new
    work(Kind.CARRY)
    assert edition.current_revision == new
    assert edition.coming_revision is None
    assert "Kornpfenning" in edition.current_revision.text
    assert "Kornpfenning" not in revision.text


def test_anchors_go_along_and_say_how(edition, seminar, reading, revision, alice, bob):
    before = quoted(reading, revision, "wer die Gewichte prüfte", alice)
    touched = quoted(reading, revision, "Streit um den Kornpfennig brachte", bob)
    behind = quoted(reading, revision, "Der Rat schwieg", alice)
    lost = quoted(reading, revision, "Die Gilde dagegen schrieb.", bob)
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    work(Kind.CARRY)
    correcting(edition, seminar, "Die Gilde dagegen schrieb. ", "", alice, revision=2)
    work(Kind.CARRY)
    now = edition.current_revision
    found = {claim: anchor_of(claim, now) for claim in (before, touched, behind, lost)}
    assert {claim: anchor.status for claim, anchor in found.items()} == {
        before: "anchored",
        touched: "fuzzy",
        behind: "anchored",
        lost: "orphaned",
    }
    assert now.text[found[touched].start : found[touched].end] == "Streit um den Kornpfenning brachte"
    assert anchor_of(behind, edition.revisions.get(number=2)).status == "shifted"
    assert found[behind].passage.ref == "p3" or found[behind].passage.text.find("Der Rat schwieg") > 0
    assert anchor_of(lost, revision).status == "anchored"


def test_an_orphan_whose_words_come_back_is_found_again(edition, seminar, reading, revision, alice):
    claim = quoted(reading, revision, "Die Gilde dagegen schrieb.", alice)
    correcting(edition, seminar, "Die Gilde dagegen schrieb. ", "", alice)
    work(Kind.CARRY)
    assert anchor_of(claim, edition.current_revision).status == "orphaned"
    correcting(edition, seminar, "Ihre Briefe", "Die Gilde dagegen schrieb. Ihre Briefe", alice, revision=2)
    work(Kind.CARRY)
    anchor = anchor_of(claim, edition.current_revision)
    assert (anchor.status, edition.current_revision.text[anchor.start : anchor.end]) == ("anchored", "Die Gilde dagegen schrieb.")


def test_annotations_made_while_the_job_waits_go_along(edition, seminar, reading, revision, alice, bob):
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    claim = quoted(reading, revision, "Der Rat schwieg", bob)
    work(Kind.CARRY)
    assert anchor_of(claim, edition.current_revision).status == "shifted"


def test_a_second_run_changes_nothing(edition, seminar, reading, revision, alice):
    quoted(reading, revision, "Der Rat schwieg", alice)
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    work(Kind.CARRY)
    before = list(Anchor.objects.order_by("pk").values())
    put = Job.objects.create(kind=Kind.CARRY, seminar=seminar, edition=edition)
    work(Kind.CARRY)
    assert Job.objects.get(pk=put.pk).state == State.DONE
    assert list(Anchor.objects.order_by("pk").values()) == before
    assert Event.objects.filter(verb=Verb.CORRECTED).count() == 1


def test_a_run_that_was_broken_off_is_finished_by_the_next(edition, seminar, reading, revision, alice, monkeypatch):
    claim = quoted(reading, revision, "Der Rat schwieg", alice)
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    job = Job.objects.get(kind=Kind.CARRY)

    class Killed(BaseException):
        pass

    def die(*args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("annotator.imports.carrying._publish", die)
        Job.objects.take(job.pk)
        with pytest.raises(Killed):
            jobs.run(Job.objects.get(pk=job.pk))
    assert edition.current_revision == revision
    Job.objects.filter(pk=job.pk).update(state=State.WAITING)
    work(Kind.CARRY)
    assert anchor_of(claim, edition.current_revision).status == "shifted"
    assert edition.current_revision.mentions.count() == revision.mentions.count()


def test_peoples_word_on_a_citation_goes_along(edition, seminar, reading, revision, alice, bob, source_edition):
    mention = revision.mentions.get(passage__ref="n2")
    claim = quoted(reading, revision, "Steine des Rates", bob, mentions=[mention])
    attestation = attest(reading=reading, mention=mention, decision="looked_up", copy_used="UB Emden", by=alice)
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    made = work(Kind.CARRY)
    attestation.refresh_from_db()
    now = edition.current_revision
    assert attestation.mention == now.mentions.get(passage__ref="n2")
    assert list(claim.mentions.all()) == [attestation.mention]
    assert list(Job.objects.filter(pk__in=made).values_list("kind", "edition")) == [("check", edition.pk)]


def test_a_changed_citation_is_to_be_looked_at_again(edition, seminar, reading, revision, alice):
    from annotator.actions.verification import queue_check

    queue_check(reading=reading, by=alice)
    work(Kind.CHECK)
    mention = revision.mentions.get(passage__ref="n2")
    attest(reading=reading, mention=mention, decision="looked_up", copy_used="UB Emden", by=alice)
    correcting(edition, seminar, "Ebd., S. 51.", "Ebd., S. 52.", alice)
    work(Kind.CARRY)
    work(Kind.CHECK)
    now = edition.current_revision
    verdict = verdicts_of(now, reading)[now.mentions.get(passage__ref="n2").pk]
    assert verdict.attestation is not None and verdict.look_again


def test_a_corrected_citation_stays_tied_to_the_edition_that_is_held(edition, seminar, reading, source_edition, revision, alice):
    work_cited = revision.mentions.get(passage__ref="n1").reference
    work_cited.held_as = source_edition
    work_cited.save()
    correcting(edition, seminar, "Maß und Gewicht in Sandhafen, Emden", "Maße und Gewicht in Sandhafen, Emden", alice)
    work(Kind.CARRY)
    now = edition.current_revision.mentions.get(passage__ref="n1").reference
    assert now != work_cited
    assert now.held_as == source_edition


def test_two_who_correct_at_once_do_not_lose_a_correction(edition, seminar, revision, alice, carol):
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice)
    with pytest.raises(BeingCorrected):
        correcting(edition, seminar, "Eigennutz", "Eigen-Nutz", carol)
    work(Kind.CARRY)
    with pytest.raises(TextMoved):
        correcting(edition, seminar, "Eigennutz", "Eigen-Nutz", carol)
    assert edition.revisions.count() == 2


def test_annotators_do_not_correct_the_text(edition, seminar, bob):
    with pytest.raises(NotAllowed):
        correcting(edition, seminar, "Kornpfennig", "Kornpfenning", bob)
    assert edition.revisions.count() == 1


def test_a_correction_that_changes_nothing_says_so(edition, seminar, alice):
    with pytest.raises(NotCorrectable, match="Nothing has changed"):
        correcting(edition, seminar, "Kornpfennig", "Kornpfennig", alice)


def test_marked_repairs_are_undone_at_once(edition, seminar, revision, alice):
    joins = Repair.objects.filter(revision=revision, kind="line_join")
    count = judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.DISPUTED, kind="line_join")
    new = undo_disputed(edition=edition, seminar=seminar, by=alice, revision=1)
    assert new.change == {"kind": "repairs", "count": count, "left": 0}
    assert not Repair.objects.filter(revision=new, state=RepairState.DISPUTED).exists()
    assert joins.count() == count
    assert restore(draft_of(new).whole) == new.source_text


def test_nothing_is_undone_that_nobody_has_marked(edition, seminar, alice):
    with pytest.raises(NotCorrectable, match="No repair"):
        undo_disputed(edition=edition, seminar=seminar, by=alice, revision=1)


def test_passages_are_split_joined_and_named(edition, seminar, reading, revision, alice):
    claim = quoted(reading, revision, "Der Rat schwieg", alice)
    passage = revision.passages.get(ref=place(revision, "Der Rat schwieg").passage)
    whole = {"edition": edition, "seminar": seminar, "by": alice}
    split_passage(**whole, revision=1, passage=passage.ref, at=passage.text.index("Der Rat schwieg"))
    work(Kind.CARRY)
    assert anchor_of(claim, edition.current_revision).passage.ref == f"{passage.ref}-2"
    change_kind(**whole, revision=2, passage=f"{passage.ref}-2", kind="block_quotation")
    work(Kind.CARRY)
    assert edition.current_revision.passages.get(ref=f"{passage.ref}-2").kind == "block_quotation"
    join_passages(**whole, revision=3, passage=passage.ref)
    work(Kind.CARRY)
    assert edition.current_revision.text == revision.text
    assert anchor_of(claim, edition.current_revision).passage.ref == passage.ref


def test_a_note_is_called_where_somebody_says(edition, seminar, reading, revision, alice):
    found = place(revision, "hat man in Sandhafen")
    set_note_call(edition=edition, seminar=seminar, by=alice, revision=1, note="n3", passage=found.passage, offset=found.end)
    work(Kind.CARRY)
    call = edition.current_revision.note_calls.get(note__ref="n3")
    assert (call.passage.ref, call.offset) == (found.passage, found.end)


def test_words_become_a_note_and_take_what_was_said_of_them_along(edition, seminar, reading, revision, alice):
    claim = quoted(reading, revision, "es war wohl eher Buchführung", alice)
    passage = revision.passages.get(ref=place(revision, "Man hat das für Eigennutz").passage)
    start = passage.text.index("Man hat das")
    whole = {"edition": edition, "seminar": seminar, "by": alice, "revision": 1, "passage": passage.ref}
    make_note(**whole, start=start, end=len(passage.text), number=4)
    work(Kind.CARRY)
    now = edition.current_revision
    note = now.passages.get(ref="n4")
    assert (note.kind, note.number, note.text) == ("note", 4, passage.text[start:])
    anchor = anchor_of(claim, now)
    assert (anchor.passage, anchor.status) == (note, "shifted")
    assert now.text[anchor.start : anchor.end] == "es war wohl eher Buchführung"
    with pytest.raises(NotCorrectable) as refused:
        make_note(**whole | {"revision": 2}, start=0, end=5, number=4)
    assert refused.value.detail["reason"] == "note_is_there"


def test_words_that_gave_way_to_others_may_be_placed_there(edition, seminar, reading, revision, alice):
    claim = quoted(reading, revision, "von nichts anderem als", alice)
    passage = revision.passages.get(ref=place(revision, "von nichts anderem als").passage)
    words = passage.text.replace("von nichts anderem als", "vor allem")
    correct_passage(edition=edition, seminar=seminar, by=alice, revision=1, passage=passage.ref, words=words)
    work(Kind.CARRY)
    anchor = anchor_of(claim, edition.current_revision)
    assert (anchor.status, anchor.start) == ("orphaned", None)
    (offer,) = anchor.candidates
    assert edition.current_revision.text[offer["start"] : offer["end"]] == "vor allem"
    accept_place(part=anchor.range, revision=2, start=offer["start"], end=offer["end"], by=alice)
    assert anchor_of(claim, edition.current_revision).status == "anchored"


def test_what_was_corrected_by_hand_is_corrected_in_every_next_file(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    whole = {"edition": edition, "seminar": seminar, "by": alice}
    passage = revision.passages.get(ref=place(revision, "Kornpfennig").passage)
    correct_passage(**whole, revision=1, passage=passage.ref, words=passage.text.replace("Kornpfennig", "Kornpfenning"))
    work(Kind.CARRY)
    for number, more in enumerate(("Sandhafen", "Norddamm"), start=3):
        better = TEXT.replace("Ein Versuch über Gewichte", f"Ein Versuch aus {more}")
        bring_file(edition=edition, seminar=seminar, file=ContentFile(better.encode()), name=f"{more}.txt", by=alice)
        work(Kind.IMPORT)
        new = edition.coming_revision
        assert new is not None
        assert (new.number, new.change) == (number, {"kind": "file", "kept": [passage.ref]})
        assert "Kornpfenning" in new.text and f"aus {more}" in new.text
        assert restore(draft_of(new).whole) == new.source_text
        put_in_place(revision=new, seminar=seminar, by=alice)
        work(Kind.CARRY)


def test_what_was_parted_joined_and_named_is_so_in_the_next_file(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    whole = {"edition": edition, "seminar": seminar, "by": alice}
    gilde = place(revision, "Die Gilde dagegen").passage
    words = revision.passages.get(ref=gilde).text
    change_kind(**whole, revision=1, passage=gilde, kind="block_quotation")
    work(Kind.CARRY)
    split_passage(**whole, revision=2, passage=gilde, at=words.index(" ", 20))
    work(Kind.CARRY)
    title = edition.current_revision.passages.first()
    join_passages(**whole, revision=3, passage=title.ref)
    work(Kind.CARRY)
    shape = list(edition.current_revision.passages.values_list("ref", "kind"))
    better = TEXT.replace("Kornpfennig", "Kornpfenning")
    bring_file(edition=edition, seminar=seminar, file=ContentFile(better.encode()), name="better.txt", by=alice)
    work(Kind.IMPORT)
    new = edition.coming_revision
    assert list(new.passages.values_list("ref", "kind")) == shape
    assert new.change == {"kind": "file", "kept": [gilde, title.ref]}
    assert restore(draft_of(new).whole) == new.source_text


def test_a_repair_that_was_undone_is_undone_in_the_next_file(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.DISPUTED, kind="line_join")
    undone = undo_disputed(edition=edition, seminar=seminar, by=alice, revision=1)
    work(Kind.CARRY)
    better = TEXT.replace("Ein Versuch", "Versuch")
    bring_file(edition=edition, seminar=seminar, file=ContentFile(better.encode()), name="better.txt", by=alice)
    work(Kind.IMPORT)
    texts = [passage.text for passage in edition.coming_revision.passages.all()]
    assert [text for text in texts if "\n" in text] == [passage.text for passage in undone.passages.all() if "\n" in passage.text]
    assert "lost" not in edition.coming_revision.change


def test_a_correction_that_was_taken_back_is_not_made_again(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    whole = {"edition": edition, "seminar": seminar, "by": alice}
    passage = revision.passages.get(ref=place(revision, "Kornpfennig").passage)
    correct_passage(**whole, revision=1, passage=passage.ref, words=passage.text.replace("Kornpfennig", "Kornpfenning"))
    work(Kind.CARRY)
    go_back(**whole, revision=2, to=1)
    work(Kind.CARRY)
    bring_file(edition=edition, seminar=seminar, file=ContentFile(TEXT.replace("Ein Versuch", "Versuch").encode()), name="b.txt", by=alice)
    work(Kind.IMPORT)
    assert edition.coming_revision.change == {"kind": "file"}
    assert "Kornpfennig " in edition.coming_revision.text


def test_a_better_file_waits_until_somebody_puts_it_in_place(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    claim = quoted(reading, revision, "von nichts anderem als von den Steinen", alice)
    better = TEXT.replace("Kornpfennig", "Kornpfenning").replace("12\n\nDie", "12\n\nAus den Blättern für Sandhafen\n\nDie")
    upload = bring_file(edition=edition, seminar=seminar, file=ContentFile(better.encode()), name="better.txt", by=alice)
    work(Kind.IMPORT)
    upload.refresh_from_db()
    new = edition.coming_revision
    assert upload.edition == edition and new is not None
    assert edition.current_revision == revision
    put_in_place(revision=new, seminar=seminar, by=alice)
    work(Kind.CARRY)
    now = edition.current_revision
    assert now == new
    assert anchor_of(claim, now).status in ("anchored", "shifted")
    old_ref = place(revision, "Die Gilde dagegen").passage
    assert place(now, "Die Gilde dagegen").passage == old_ref
    upload.refresh_from_db()
    assert upload.confirmed_by == alice


def test_a_file_that_is_no_better_is_discarded(edition, seminar, reading, revision, alice, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bring_file(edition=edition, seminar=seminar, file=ContentFile(b"Etwas ganz anderes."), name="wrong.txt", by=alice)
    work(Kind.IMPORT)
    discard(revision=edition.coming_revision, seminar=seminar, by=alice)
    assert edition.coming_revision is None
    assert list(edition.uploads.values_list("name", flat=True)) == ["waage.txt"]
    assert edition.current_revision == revision


def test_the_seminar_learns_what_was_corrected_by_whom_and_why(edition, seminar, reading, revision, alice):
    quoted(reading, revision, "Der Rat schwieg", alice)
    correcting(edition, seminar, "Kornpfennig", "Kornpfenning", alice, reason="So im Druck")
    work(Kind.CARRY)
    event = Event.objects.get(verb=Verb.CORRECTED)
    assert (event.actor, event.reading) == (alice, reading)
    assert event.after["reason"] == "So im Druck"
    assert event.after["change"] == {"kind": "words", "passages": [place(revision, "Kornpfennig").passage]}
