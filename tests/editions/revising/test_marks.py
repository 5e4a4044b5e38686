"""What print sets apart stays with its words, whatever is corrected around them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.revising import Draft, correct_words, join_passages, split_passage, undo_repairs
from editions.segmentation.segmented import Mark
from tests.editions.revising.test_corrections import draft_of, passage_with


def marked(draft: Draft, words: str, kind: str = "italic") -> Draft:
    """The same with these words set apart."""
    passage = passage_with(draft, words)
    start = draft.segmented.text_of(passage).index(words)
    marks = (*passage.marks, Mark(start, start + len(words), kind))
    passages = [replace(one, marks=marks) if one.ref == passage.ref else one for one in draft.segmented.passages]
    return replace(draft, segmented=replace(draft.segmented, passages=tuple(passages)))


def set_apart(draft: Draft) -> list[str]:
    return [draft.segmented.text_of(passage)[mark.start : mark.end] for passage in draft.segmented.passages for mark in passage.marks]


def corrected(draft: Draft, old: str, new: str) -> Draft:
    passage = passage_with(draft, old)
    return correct_words(draft, passage.ref, draft.segmented.text_of(passage).replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "apart"),
    [
        ("Karren", "Wagen", ["alten Damm"]),
        ("alten Damm", "alten, hohen Damm", ["alten, hohen Damm"]),
        ("alten Damm", "neuen Damm", ["neuen Damm"]),
        ("den alten", "den sehr alten", ["alten Damm"]),
        ("Damm,", "Damm selbst,", ["alten Damm"]),
        ("den alten Damm, und", "den Weg, und", ["Weg"]),
        ("den alten Damm, und", "ihn, und", []),
    ],
)
def test_a_mark_keeps_to_its_words(old, new, apart):
    assert set_apart(corrected(marked(draft_of(), "alten Damm"), old, new)) == apart


def test_a_mark_over_a_place_that_is_parted_stands_in_both_halves_and_comes_together_again():
    draft = marked(marked(draft_of(), "nannte. Quittungen gab"), "Schreiber", "small_caps")
    passage = passage_with(draft, "Quittungen")
    halves = split_passage(draft, passage.ref, draft.segmented.text_of(passage).index("Quittungen"))
    assert set_apart(halves) == ["nannte.", "Schreiber", "Quittungen gab"]
    whole = join_passages(halves, passage.ref)
    assert set_apart(whole) == ["nannte. Quittungen gab", "Schreiber"]


def test_marks_of_both_passages_stay_when_they_are_joined():
    draft = marked(marked(draft_of(), "Quittungen"), "großen Regen")
    assert set_apart(join_passages(draft, passage_with(draft, "Quittungen").ref)) == ["Quittungen", "großen Regen"]


def test_an_undone_repair_leaves_the_marks_on_their_words():
    draft = marked(draft_of(), "Fuhrmann zahlte")
    place = next(place for place, one in enumerate(draft.repairs) if one.repair.kind == "dehyphenation")
    assert set_apart(undo_repairs(draft, [place]).draft) == ["Fuhr-mann zahlte"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mark_has_the_same_words_wherever_others_are_put_in(data):
    draft = draft_of()
    passage = passage_with(draft, "Karren")
    words = draft.segmented.text_of(passage).split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    draft = replace(draft, segmented=replace(draft.segmented, passages=tuple(
        replace(one, marks=(Mark(len(" ".join(words[:first])) + (first > 0), len(" ".join(words[:last])), "bold"),))
        if one.ref == passage.ref else one for one in draft.segmented.passages
    )))  # fmt: skip
    place = data.draw(st.integers(0, len(words)))
    (after,) = set_apart(correct_words(draft, passage.ref, " ".join([*words[:place], "~", *words[place:]])))
    assert after.replace("~ ", "") == " ".join(words[first:last])
    assert ("~" in after) == (first < place < last)
