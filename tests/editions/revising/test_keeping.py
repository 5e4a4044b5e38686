"""What people have corrected in a text is corrected in its next file as well, where that has the same mistake."""

import pytest

from editions.revising import Called, Correction, Joined, Named, OnceOnly, Parted, with_corrections
from editions.segmentation import restore, segment_text
from tests.editions.revising.test_corrections import RAW

FIRST = (
    "Im Frühjahr zogen die Karren über den alten Damm, und jeder Fuhrmann zahlte am Tor, was der Schreiber ihm nannte. "
    "Quittungen gab es keine."
)
MENDED = FIRST.replace("Karren", "Karrer")


def text_of(kept, ref):
    return next(kept.segmented.text_of(passage) for passage in kept.segmented.passages if passage.ref == ref)


def test_a_file_with_the_same_mistake_is_corrected_again():
    kept = with_corrections(segment_text(RAW), RAW, [Correction("p2", FIRST, MENDED)])
    assert (kept.kept, kept.lost) == (("p2",), ())
    assert text_of(kept, "p2") == MENDED
    assert restore(kept.segmented) == RAW
    assert [repair.kind for repair in kept.segmented.repairs if repair.after == "Karrer"] == ["manual"]


def test_corrections_are_made_in_their_order():
    last = MENDED.replace("am Tor", "vor dem Tor")
    kept = with_corrections(segment_text(RAW), RAW, [Correction("p2", FIRST, MENDED), Correction("p2", MENDED, last)])
    assert (kept.kept, text_of(kept, "p2")) == (("p2",), last)


def test_a_file_that_has_it_right_is_left_alone():
    raw = RAW.replace("Karren", "Karrer")
    kept = with_corrections(segment_text(raw), raw, [Correction("p2", FIRST, MENDED)])
    assert (kept.kept, kept.lost, kept.segmented) == ((), (), segment_text(raw))


def test_a_file_that_reads_otherwise_is_left_alone_and_that_is_said():
    raw = RAW.replace("zogen die Karren", "zogen viele Wagen")
    kept = with_corrections(segment_text(raw), raw, [Correction("p2", FIRST, MENDED), Correction("p99", "Fort.", "Weg.")])
    assert (kept.kept, kept.lost, kept.segmented) == ((), ("p2", "p99"), segment_text(raw))


def test_nothing_to_correct_changes_nothing():
    assert with_corrections(segment_text(RAW), RAW, []).segmented == segment_text(RAW)


HALF = FIRST[: FIRST.index(" Quittungen")]
REST = "Quittungen gab es keine."
PARTED = Parted("p2", FIRST, HALF)


def shape(kept):
    return [(passage.ref, passage.kind) for passage in kept.segmented.passages if passage.kind != "note"]


def test_a_passage_is_parted_again():
    kept = with_corrections(segment_text(RAW), RAW, [PARTED])
    assert (kept.kept, kept.lost) == (("p2",), ())
    assert (text_of(kept, "p2"), text_of(kept, "p2-2")) == (HALF, REST)
    assert restore(kept.segmented) == RAW


def test_passages_are_joined_again_under_the_name_that_people_know():
    """The better file's own names follow what stands, where the joined passage is p7."""
    behind = text_of(with_corrections(segment_text(RAW), RAW, []), "p3")
    kept = with_corrections(segment_text(RAW), RAW, [Joined("p7", FIRST, f"{FIRST} {behind}", behind)])
    assert (kept.kept, kept.lost) == (("p7",), ())
    assert text_of(kept, "p7") == f"{FIRST} {behind}"
    assert {call.passage for call in kept.segmented.calls} == {"p7"}
    assert restore(kept.segmented) == RAW


def test_a_passage_is_of_the_kind_that_people_gave_it():
    kept = with_corrections(segment_text(RAW), RAW, [Named("p2", FIRST, FIRST, "block_quotation")])
    assert (kept.kept, kept.lost) == (("p2",), ())
    assert ("p2", "block_quotation") in shape(kept)


def test_a_note_is_called_where_people_put_its_call():
    kept = with_corrections(segment_text(RAW), RAW, [Called("p2", FIRST, FIRST, "n2", len(HALF) - 3)])
    assert (kept.kept, kept.lost) == (("p2",), ())
    assert ("n2", len(HALF) - 3) in {(call.note, call.offset) for call in kept.segmented.calls}


@pytest.mark.parametrize(
    "correction",
    [
        Parted("p2", FIRST, HALF),
        Joined("p2", FIRST, f"{FIRST} Nichts.", "Nichts."),
        Named("p2", FIRST, FIRST, "block_quotation"),
        Called("p2", FIRST, FIRST, "n2", 9),
        OnceOnly("p2", FIRST, HALF),
    ],
)
def test_what_finds_no_place_is_told(correction):
    raw = RAW.replace("zogen die Karren", "zogen viele Wagen")
    kept = with_corrections(segment_text(raw), raw, [correction])
    assert (kept.kept, kept.lost, kept.segmented) == ((), ("p2",), segment_text(raw))


def test_a_file_that_parts_the_passage_itself_is_left_alone():
    raw = RAW.replace("nannte.1 Quittungen gab\nes keine.2", "nannte.1\n\nQuittungen gab\nes keine.2")
    kept = with_corrections(segment_text(raw), raw, [Correction("p2", "Anders.", FIRST), PARTED])
    assert (kept.kept, kept.lost, kept.segmented) == ((), (), segment_text(raw))


def test_corrections_of_all_kinds_build_on_one_another():
    mended = Correction("p2", FIRST, MENDED)
    half = MENDED[: MENDED.index(" Quittungen")]
    corrections = [mended, Parted("p2", MENDED, half), Named("p2-2", REST, REST, "block_quotation")]
    kept = with_corrections(segment_text(RAW), RAW, corrections)
    assert (kept.kept, kept.lost) == (("p2", "p2-2"), ())
    assert (text_of(kept, "p2"), ("p2-2", "block_quotation") in shape(kept)) == (half, True)
