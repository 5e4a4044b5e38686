"""Nothing of a file is lost, whatever stands in it."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editions.readers import UnreadableSource
from editions.readers.source import is_blank
from editions.segmentation import restore, segment_text, source_offsets

WORDS = [
    "Wort",
    "wort",
    "a",
    "Ende.",
    "Ende.«",
    "Ende.12",
    "sagte,3",
    "190738",
    "ß",
    "ANFANG",
    "\u1100\u1161",
    "ﬁ",
    "z\uf6ca",
    "e\u0301",
    "\u0301",
]
NUMBERS = ["12", "੦¹", "12. ", "12\u2003 ", "[4]", "[^5]", "[^5]: ", "¹", "¹² ", "( 3)"]
HYPHENS = ["Haus-", "Haus\u00ad", "Haus\u0002", "\u0002", "\u00ad", "-", "–"]
MARKS = ["#", "## ", "> ", "* ", "\ufeff"]
BLANKS = [" ", "  ", "\u2006", "\xa0", "\t", "\x1f"]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\f", "\n ", "\n    ", "\v", "\u2028"]
NOTED = ["Wort.1 ", "Wort.2 ", "Wort.3\n", "\n1\n", "2\n", "\n2 ", "3\n", "Vgl. Brandt.\n"]
PIECES = st.sampled_from(WORDS + NUMBERS + HYPHENS + MARKS + BLANKS + BREAKS)
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.sampled_from(NOTED)), max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map("".join),
    st.text(max_size=200),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("Wort¹² \n12")  # a label at the end
@example("2A\fA?3\n3 B")  # a note before all of the body
def test_the_raw_text_comes_back(raw):
    try:
        segmented = segment_text(raw)
    except UnreadableSource:
        assert is_blank(raw)
    else:
        assert restore(segmented) == raw


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda raw: not is_blank(raw)))
def test_offsets_lead_from_each_clean_character_to_the_raw_one(raw):
    segmented = segment_text(raw)
    offsets = source_offsets(segmented)
    assert len(offsets) == len(segmented.text) + 1
    replaced = {place for repair in segmented.repairs for place in range(repair.start, repair.end)}
    assert all(raw[offsets[place]] == character for place, character in enumerate(segmented.text) if place not in replaced)


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda raw: not is_blank(raw)))
def test_passages_cover_the_clean_text_in_order(raw):
    segmented = segment_text(raw)
    assert "\n\n".join(map(segmented.text_of, segmented.passages)) == segmented.text
    assert unicodedata.is_normalized("NFC", segmented.text)
    assert all(0 <= call.offset <= len(segmented.text) for call in segmented.calls)


def test_repairs_that_leave_a_hole_are_refused():
    segmented = segment_text("Ein  Wort.\n")
    broken = type(segmented)(segmented.text, "", (), (), (), segmented.repairs[1:], ())
    with pytest.raises(ValueError, match="tile"):
        restore(broken)


@pytest.mark.parametrize("raw", ["a\u00ad\n\u0301", "a\u0002\u0301", "Satz.¹\u0301 Und", "\u1100[4]\u1161"])
def test_an_accent_does_not_slip_onto_the_letter_before_what_was_taken_out(raw):
    segmented = segment_text(raw)
    assert restore(segmented) == raw
    assert unicodedata.is_normalized("NFC", segmented.text)
