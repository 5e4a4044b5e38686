"""What people have corrected in a text is corrected in its next file as well, where that has the same mistake."""

from editions.revising import Correction, with_corrections
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
