"""What the import took out of a text, or moved, is put back where it stands in the file."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.readers import read
from editions.revising import Draft, Judged, correct_words, undo_repairs
from editions.revising.board import Board
from editions.revising.corrections import Undone
from editions.segmentation import restore, segment, segment_text
from editions.segmentation.segmented import Mark
from tests.editions.revising.test_corrections import RAW, called_words, passage_with, texts

OTHER_TEXTS = sorted(path for path in (Path(__file__).parents[2] / "texts").iterdir() if path.suffix in (".txt", ".md"))


def drafted(raw: str) -> Draft:
    segmented = segment_text(raw)
    return Draft(replace(segmented, repairs=()), raw, tuple(Judged(repair) for repair in segmented.repairs))


def of_file(path: Path) -> Draft:
    source = read(path)
    segmented = segment(source)
    return Draft(replace(segmented, repairs=()), source.raw, tuple(Judged(repair) for repair in segmented.repairs))


def places(draft: Draft, kind: str, words: str = "") -> list[int]:
    return [place for place, one in enumerate(draft.repairs) if one.repair.kind == kind and words in one.repair.before]


def holds_together(undone: Undone, before: Draft) -> None:
    """Nothing of the file is lost, and everything that stands over the text stands on it."""
    draft = undone.draft
    passages, pages = draft.segmented.passages, draft.segmented.pages
    assert restore(draft.whole) == draft.raw
    assert "\n\n".join(texts(draft)) == draft.text
    assert len({passage.ref for passage in passages}) == len(passages)
    assert [page.sequence for page in pages] == list(range(len(pages)))
    assert all(first.end == second.start for first, second in pairwise(pages))
    lengths = {passage.ref: passage.end - passage.start for passage in passages}
    assert all(0 <= call.offset <= lengths[call.passage] for call in draft.segmented.calls)
    assert all(call.note is None or call.note in lengths for call in draft.segmented.calls)
    assert len(draft.segmented.calls) + len([p for p in undone.done if before.repairs[p].repair.kind == "note_call"]) >= len(
        before.segmented.calls
    )
    assert all(mark.end <= lengths[passage.ref] for passage in passages for mark in passage.marks)
    for one in undone.moved:
        assert before.text[one.start : one.end] == draft.text[one.to : one.to + one.end - one.start]


def test_a_note_that_is_none_stands_again_where_it_stood():
    draft = drafted(RAW)
    undone = undo_repairs(draft, places(draft, "note_extraction", "1"))
    holds_together(undone, draft)
    (passage,) = [text for text in texts(undone.draft) if "Otto Klemm" in text]
    assert "zwei für die Stadt 1 Otto Klemm, Wege und Zölle, Husum 1911, S. 12. und eines für den Rat." in passage
    assert [passage.ref for passage in undone.draft.segmented.passages if passage.kind == "note"] == ["n2", "n3"]
    assert [(call.marker, call.note) for call in undone.draft.segmented.calls] == [("1", None), ("2", "n2"), ("3", "n3")]
    assert called_words(undone.draft) == called_words(draft)
    assert [(doubt.code, doubt.note) for doubt in undone.draft.segmented.doubts] == [("note_missing", 1)]


def test_a_note_after_a_paragraph_becomes_a_passage_of_its_own():
    raw = RAW.replace("Bücher, zwei für die Stadt", "Bücher.").replace("und eines für den Rat.3", "Und eines für den Rat.3")
    draft = drafted(raw)
    undone = undo_repairs(draft, places(draft, "note_extraction"))
    holds_together(undone, draft)
    assert texts(undone.draft)[-4:] == [
        "1 Otto Klemm, Wege und Zölle, Husum 1911, S. 12.",
        "2 Ebd., S. 14 f.",
        "Und eines für den Rat. Von dem dritten weiß heute niemand mehr.",
        "3 Ebd., S. 20.",
    ]
    assert {passage.kind for passage in undone.draft.segmented.passages[-4:]} == {"paragraph"}
    assert not {"n1", "n2", "n3"} & {passage.ref for passage in undone.draft.segmented.passages}


def test_a_note_takes_its_marks_and_corrections_along():
    draft = drafted(RAW)
    note = passage_with(draft, "Otto Klemm")
    start = draft.segmented.text_of(note).index("Wege und Zölle")
    marks = (Mark(start, start + 14),)
    marked = tuple(replace(one, marks=marks) if one.ref == note.ref else one for one in draft.segmented.passages)
    draft = correct_words(
        replace(draft, segmented=replace(draft.segmented, passages=marked)), note.ref, draft.segmented.text_of(note).replace("1911", "1912")
    )
    undone = undo_repairs(draft, places(draft, "note_extraction", "1"))
    holds_together(undone, draft)
    passage = passage_with(undone.draft, "Otto Klemm")
    text = undone.draft.segmented.text_of(passage)
    assert "1 Otto Klemm, Wege und Zölle, Husum 1912" in text
    assert [text[mark.start : mark.end] for mark in passage.marks] == ["Wege und Zölle"]
    assert [draft.text[one.start : one.end] for one in undone.moved] == ["Otto Klemm, Wege und Zölle, Husum 1912, S. 12."]


def test_two_notes_that_are_one_are_joined_with_the_number_between_them():
    draft = drafted(RAW)
    at = passage_with(draft, "Ebd., S. 14 f.").start
    place = next(place for place, one in enumerate(draft.repairs) if one.repair.kind == "paragraph" and one.repair.end == at)
    undone = undo_repairs(draft, [place])
    holds_together(undone, draft)
    assert "Otto Klemm, Wege und Zölle, Husum 1911, S. 12. 2 Ebd., S. 14 f." in texts(undone.draft)
    assert [call.note for call in undone.draft.segmented.calls] == ["n1", None, "n3"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("superscripts_and_heads", "running_head"),
        ("page_numbers_alone", "page_number"),
        ("doubled_page", "duplicate_page"),
    ],
)
def test_what_was_left_out_is_in_the_text_again(name, kind):
    draft = of_file(Path(__file__).parents[2] / "texts" / f"{name}.txt")
    wanted = places(draft, kind)
    assert wanted
    undone = undo_repairs(draft, wanted)
    assert undone.done == tuple(wanted)
    holds_together(undone, draft)
    for place in wanted:
        for line in draft.repairs[place].repair.before.split("\n"):
            assert " ".join(line.split()) in " ".join(undone.draft.text.split())


def test_pages_go_back_into_the_order_of_the_file():
    draft = of_file(Path(__file__).parents[2] / "texts" / "lost_hyphens.txt")
    wanted = places(draft, "page_order")
    undone = undo_repairs(draft, wanted[:1])
    holds_together(undone, draft)
    assert [page.label for page in undone.draft.segmented.pages] != [page.label for page in draft.segmented.pages]
    body_end = max(passage.end for passage in undone.draft.segmented.passages if passage.kind != "note")
    in_body = [one.repair.source_start for one in undone.draft.repairs if one.repair.kind == "line_join" and one.repair.end <= body_end]
    assert in_body == sorted(in_body)
    assert "das Vorhaben beim Namen" in texts(undone.draft)[4][-30:]
    assert "page_order" not in {doubt.code for doubt in undone.draft.segmented.doubts}
    assert not places(undone.draft, "page_order")


def test_a_page_that_does_not_begin_here_goes_on_the_one_before():
    draft = of_file(Path(__file__).parents[2] / "texts" / "repeated_notes.txt")
    wanted = places(draft, "page_break")
    undone = undo_repairs(draft, wanted[:1])
    holds_together(undone, draft)
    assert len(undone.draft.segmented.pages) == len(draft.segmented.pages) - 1
    assert undone.draft.text == draft.text
    last = undone.draft.segmented.passages[-1]
    assert last.page == draft.segmented.passages[-1].page - 1


def test_blanks_at_the_edge_of_a_passage_have_nothing_to_undo():
    draft = drafted(RAW)
    edge = [place for place in places(draft, "space") if not draft.repairs[place].repair.after]
    undone = undo_repairs(draft, edge)
    assert (undone.done, undone.left, undone.draft) == ((), tuple(edge), draft)


@pytest.mark.parametrize("path", OTHER_TEXTS, ids=lambda path: path.name)
def test_a_text_that_is_taken_apart_and_put_together_is_the_same(path):
    draft = of_file(path)
    together = Board(draft.segmented, draft.repairs).put_together()
    assert (together.segmented, together.repairs) == (draft.segmented, draft.repairs)


@pytest.mark.parametrize("path", OTHER_TEXTS, ids=lambda path: path.name)
def test_each_repair_that_shows_anything_can_be_undone(path):
    draft = of_file(path)
    notes = {passage.start for passage in draft.segmented.passages if passage.kind == "note"}
    for place, one in enumerate(draft.repairs):
        undone = undo_repairs(draft, [place])
        holds_together(undone, draft)
        begins_notes = one.repair.kind == "paragraph" and min(notes, default=-1) == one.repair.end
        assert undone.done or begins_notes or not one.repair.before.strip()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_is_undone_nothing_is_lost(data):
    draft = of_file(data.draw(st.sampled_from(OTHER_TEXTS)))
    for _ in range(data.draw(st.integers(1, 3))):
        chosen = data.draw(st.sets(st.integers(0, max(len(draft.repairs) - 1, 0)), max_size=8))
        undone = undo_repairs(draft, chosen)
        assert {*undone.done, *undone.left} == chosen
        holds_together(undone, draft)
        letters = sum(map(str.isalnum, undone.draft.text))
        assert letters >= sum(map(str.isalnum, draft.text))
        draft = undone.draft
