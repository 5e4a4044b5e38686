"""Words of the body become a note, as the import would have made it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.revising import CannotRevise, Draft, make_note, undo_repairs
from editions.segmentation import restore
from tests.editions.revising.test_corrections import RAW, called_words, passage_with, texts
from tests.editions.revising.test_putting_back import drafted, places

FIRST = "1 Otto Klemm, Wege und Zölle, Husum 1911, S. 12."


def put_back(draft: Draft, number: str) -> Draft:
    return undo_repairs(draft, places(draft, "note_extraction", number)).draft


def made(draft: Draft, words: str, number: int) -> Draft:
    passage = passage_with(draft, words)
    start = draft.segmented.text_of(passage).index(words)
    draft_made, moved = make_note(draft, passage.ref, start, start + len(words), number)
    holds_together(draft_made)
    for one in moved:
        assert draft.text[one.start : one.end] == draft_made.text[one.to : one.to + one.end - one.start]
    return draft_made


def holds_together(draft: Draft) -> None:
    passages, pages = draft.segmented.passages, draft.segmented.pages
    assert restore(draft.whole) == draft.raw
    assert "\n\n".join(texts(draft)) == draft.text
    assert [page.sequence for page in pages] == list(range(len(pages)))
    assert all(first.end == second.start for first, second in pairwise(pages))
    lengths = {passage.ref: passage.end - passage.start for passage in passages}
    assert all(0 <= call.offset <= lengths[call.passage] for call in draft.segmented.calls)


def as_read(draft: Draft) -> object:
    calls = [(call.marker, call.note) for call in draft.segmented.calls]
    return texts(draft), calls, called_words(draft), draft.segmented.doubts, [(page.label, page.start) for page in draft.segmented.pages]


@pytest.mark.parametrize(("number", "words"), [(1, FIRST), (2, "2 Ebd., S. 14 f."), (3, "3 Ebd., S. 20.")])
def test_a_note_that_was_put_back_becomes_a_note_again(number, words):
    draft = drafted(RAW)
    assert as_read(made(put_back(draft, str(number)), words, number)) == as_read(draft)


def test_the_number_is_taken_off_with_its_brackets_and_only_that_number():
    draft = drafted(RAW.replace("1 Otto Klemm", "[1] Otto Klemm").replace("2 Ebd., S. 14 f.", "1811 war ein gutes Jahr."))
    words = passage_with(draft, "1811 war")
    note = make_note(draft, words.ref, 0, words.end - words.start, 1)[0] if words.kind != "note" else None
    assert note is None or "1811 war ein gutes Jahr." in texts(note)


def test_a_whole_passage_becomes_a_note_and_its_page_begins_with_the_next_one():
    raw = RAW.replace("Bücher, zwei für die Stadt", "Bücher.").replace("und eines für den Rat.3", "Und eines für den Rat.3")
    draft = drafted(raw)
    body = put_back(draft, "1")
    again = made(body, FIRST, 1)
    assert as_read(again) == as_read(draft)
    assert not any(FIRST in text for text in texts(again))


def test_a_note_that_was_made_by_hand_can_be_put_back():
    draft = put_back(drafted(RAW), "1")
    again = undo_repairs(made(draft, FIRST, 1), places(made(draft, FIRST, 1), "note_extraction", "1")).draft
    assert texts(again) == texts(draft)


def test_a_note_that_nothing_calls_is_doubted():
    draft = drafted(RAW)
    found = made(draft, "Von dem dritten weiß heute niemand mehr.", 9)
    assert [(doubt.code, doubt.note) for doubt in found.segmented.doubts] == [("note_without_call", 9)]
    assert found.segmented.passages[-1].ref == "n9"
    assert "und eines für den Rat." in texts(found)[-5]


@pytest.mark.parametrize(
    ("words", "number", "code"),
    [("und eines", 3, "note_is_there"), ("und eines", 0, "no_words_for_a_note"), ("Ebd., S. 20.", 8, "no_words_for_a_note")],
)
def test_what_cannot_be_a_note(words, number, code):
    draft = drafted(RAW)
    with pytest.raises(CannotRevise) as refused:
        made(draft, words, number)
    assert refused.value.code == code


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_becomes_a_note_nothing_of_the_file_is_lost(data):
    draft = drafted(RAW)
    for number in range(4, 4 + data.draw(st.integers(1, 3))):
        passage = data.draw(st.sampled_from([one for one in draft.segmented.passages if one.kind != "note"]))
        length = passage.end - passage.start
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        try:
            draft, _ = make_note(draft, passage.ref, start, end, number)
        except CannotRevise:
            continue
        holds_together(draft)
