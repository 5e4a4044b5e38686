"""What a correction does to a text, without a database."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.revising import (
    CannotRevise,
    Draft,
    Judged,
    change_kind,
    correct_words,
    join_passages,
    set_call,
    split_passage,
    undo_repairs,
)
from editions.segmentation import restore, segment_text

RAW = """7

Der Salzweg nach Norden

Im Frühjahr zogen die Karren über den alten Damm, und jeder Fuhr-
mann zahlte am Tor, was der Schreiber ihm nannte.1 Quittungen gab
es keine.2

Erst nach dem großen Regen änderte sich das. Man schrieb nun
Bücher, zwei für die Stadt

1 Otto Klemm, Wege und Zölle, Husum 1911, S. 12.
2 Ebd., S. 14 f.
\f8

und eines für den Rat.3 Von dem dritten weiß heute niemand mehr.

3 Ebd., S. 20.
"""


def draft_of(raw: str = RAW) -> Draft:
    segmented = segment_text(raw)
    return Draft(replace(segmented, repairs=()), raw, tuple(Judged(repair) for repair in segmented.repairs))


def passage_with(draft: Draft, words: str):
    at = draft.text.index(words)
    return next(passage for passage in draft.segmented.passages if passage.start <= at < passage.end)


def corrected(draft: Draft, old: str, new: str) -> Draft:
    passage = passage_with(draft, old)
    return correct_words(draft, passage.ref, draft.segmented.text_of(passage).replace(old, new))


def called_words(draft: Draft) -> dict[str, str]:
    """The words before each call."""
    starts = {passage.ref: passage.start for passage in draft.segmented.passages}
    places = {call.marker: starts[call.passage] + call.offset for call in draft.segmented.calls}
    return {marker: draft.text[max(0, place - 8) : place] for marker, place in places.items()}


def texts(draft: Draft) -> list[str]:
    return [draft.segmented.text_of(passage) for passage in draft.segmented.passages]


def pages(draft: Draft) -> list[str]:
    return [draft.text[page.start : page.end].strip() for page in draft.segmented.pages]


def test_what_is_not_touched_stays_as_it_was():
    before, after = draft_of(), corrected(draft_of(), "Karren", "Wagen")
    assert after.text == before.text.replace("Karren", "Wagen")
    assert [passage.ref for passage in after.segmented.passages] == [passage.ref for passage in before.segmented.passages]
    assert texts(after) == [text.replace("Karren", "Wagen") for text in texts(before)]
    assert called_words(after) == called_words(before)
    assert pages(after) == [page.replace("Karren", "Wagen") for page in pages(before)]


def test_a_corrected_text_still_leads_back_to_its_file():
    draft = corrected(corrected(draft_of(), "Fuhrmann", "Führmann"), "zwei für die Stadt und eines", "zwei der Stadt, eines")
    assert restore(draft.whole) == RAW
    assert {"Führmann", "Stadt,"} <= set(draft.text.split())


def test_a_correction_is_a_repair_by_hand_that_can_be_undone():
    draft = corrected(draft_of(), "Karren", "Wagen")
    place, judged = next((place, judged) for place, judged in enumerate(draft.repairs) if judged.repair.kind == "manual")
    assert (judged.repair.before, judged.repair.after) == ("Karren", "Wagen")
    assert undo_repairs(draft, [place]).draft.text == draft_of().text


@pytest.mark.parametrize(
    ("old", "new", "marker", "words"),
    [
        ("nannte. Quittungen", "nannte! Quittungen", "1", "nannte!"),
        ("es keine.", "es damals keine.", "2", "keine."),
        ("es keine.", "es keine. Nie.", "2", "keine."),
        ("Karren", "Wagen und Karren", "1", "nannte."),
    ],
)
def test_calls_stay_behind_their_words(old, new, marker, words):
    assert called_words(corrected(draft_of(), old, new))[marker].endswith(words)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("dehyphenation", "jeder Fuhrmann zahlte", "jeder Fuhr-mann zahlte"),
        ("note_call", "nannte. Quittungen", "nannte.1 Quittungen"),
        ("line_join", "gab es keine", "gab\nes keine"),
    ],
)
def test_an_undone_repair_gives_back_what_was_there(kind, before, after):
    draft = draft_of()
    at = draft.text.index(before)
    place = next(place for place, one in enumerate(draft.repairs) if one.repair.kind == kind and at <= one.repair.start <= at + len(before))
    undone = undo_repairs(draft, [place])
    assert (undone.done, undone.left) == ((place,), ())
    assert after in undone.draft.text
    assert restore(undone.draft.whole) == RAW


def test_a_number_that_went_back_into_the_text_calls_no_note():
    draft = draft_of()
    place = next(place for place, one in enumerate(draft.repairs) if one.repair.kind == "note_call" and one.repair.before == "1")
    assert [call.marker for call in undo_repairs(draft, [place]).draft.segmented.calls] == ["2", "3"]


def test_many_repairs_are_undone_at_once():
    draft = draft_of()
    undone = undo_repairs(draft, range(len(draft.repairs)))
    assert restore(undone.draft.whole) == RAW
    assert len(undone.done) > 5
    left = {draft.repairs[place].repair.kind for place in undone.left}
    assert left <= {"page_number", "page_break", "note_extraction", "space", "paragraph"}


def test_two_passages_that_were_told_apart_wrongly_become_one():
    raw = RAW.replace("\n\nErst", "\n\n\nErst")
    draft = draft_of(raw)
    at = passage_with(draft, "Erst nach").start
    place = next(place for place, one in enumerate(draft.repairs) if one.repair.kind == "paragraph" and one.repair.end == at)
    undone = undo_repairs(draft, [place]).draft
    assert "es keine. Erst nach" in undone.text
    assert passage_with(undone, "Erst nach").ref == passage_with(draft, "Quittungen").ref
    assert called_words(undone)["2"].endswith("keine.")
    assert restore(undone.whole) == raw


def test_a_split_passage_keeps_its_ref_and_its_calls():
    draft = draft_of()
    passage = passage_with(draft, "Quittungen")
    at = draft.segmented.text_of(passage).index("Quittungen")
    halves = split_passage(draft, passage.ref, at)
    assert halves.segmented.text_of(halves.passage(passage.ref)).endswith("nannte.")
    assert halves.segmented.text_of(halves.passage(f"{passage.ref}-2")) == "Quittungen gab es keine."
    assert {call.marker: call.passage for call in halves.segmented.calls}["2"] == f"{passage.ref}-2"
    assert called_words(halves) == called_words(draft)
    assert restore(halves.whole) == RAW
    assert join_passages(halves, passage.ref).text == draft.text


def test_a_later_half_begins_on_its_own_page():
    draft = draft_of()
    passage = passage_with(draft, "eines für den Rat")
    halves = split_passage(draft, passage.ref, draft.segmented.text_of(passage).index("Von dem dritten"))
    assert halves.passage(f"{passage.ref}-2").page == 1


def test_a_passage_becomes_a_heading():
    draft = draft_of()
    changed = change_kind(draft, "p2", "heading")
    assert changed.passage("p2").kind == "heading"
    assert changed.text == draft.text


def test_a_note_is_called_where_somebody_says():
    draft = draft_of()
    calling = passage_with(draft, "Karren")
    offset = draft.segmented.text_of(calling).index(", und jeder") + 1
    changed = set_call(draft, "n2", calling.ref, offset)
    assert called_words(changed)["2"].endswith("Damm,")
    assert [call.marker for call in changed.segmented.calls] == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("correct", "code"),
    [
        (lambda draft: correct_words(draft, "p2", "  "), "empty_passage"),
        (lambda draft: correct_words(draft, "p99", "Wort"), "unknown_passage"),
        (lambda draft: correct_words(draft, "n1", draft.segmented.text_of(draft.passage("n1")) + " "), "nothing_changed"),
        (lambda draft: split_passage(draft, "p2", 0), "nothing_to_split"),
        (lambda draft: split_passage(draft, "n1", 5), "nothing_to_split"),
        (lambda draft: join_passages(draft, "n1"), "nothing_to_join"),
        (lambda draft: change_kind(draft, "n1", "paragraph"), "unknown_kind"),
        (lambda draft: set_call(draft, "n1", "p2", 10_000), "beyond_passage"),
    ],
)
def test_a_correction_that_the_text_does_not_allow(correct, code):
    with pytest.raises(CannotRevise) as refused:
        correct(draft_of())
    assert refused.value.code == code


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_character_of_the_file_is_lost_whatever_is_corrected(data):
    draft = draft_of()
    for _ in range(data.draw(st.integers(1, 4))):
        passage = data.draw(st.sampled_from(draft.segmented.passages))
        words = draft.segmented.text_of(passage)
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, min(len(words), start + 30)))
        put_in = data.draw(st.text("aeß .,-\n1", max_size=8))
        with suppress(CannotRevise):  # nothing is left, or nothing has changed
            draft = correct_words(draft, passage.ref, words[:start] + put_in + words[end:])
    assert restore(draft.whole) == RAW
    for call in draft.segmented.calls:
        passage = draft.passage(call.passage)
        assert 0 <= call.offset <= passage.end - passage.start
    assert all(first.end <= second.start for first, second in zip(draft.segmented.passages, draft.segmented.passages[1:], strict=False))
    everything = undo_repairs(draft, range(len(draft.repairs))).draft
    assert restore(everything.whole) == RAW


def test_a_table_keeps_the_empty_cells_that_its_rows_begin_with():
    draft = draft_of()
    table = draft.passage("p1")
    draft = replace(draft, segmented=replace(draft.segmented, passages=(replace(table, kind="table"), *draft.segmented.passages[1:])))
    assert texts(correct_words(draft, "p1", "\t1811\t1812 \n\tdrei\t\n"))[0] == "\t1811\t1812\n\tdrei"
