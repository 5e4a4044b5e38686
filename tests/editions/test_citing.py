"""The citations of a segmented text: its own notes, its own language, and what its missing notes break."""

import pytest

from editions.citing import citations_of
from editions.segmentation.segmented import NoteCall, Passage, Segmented


def segmented(notes: dict[int, str], calls: tuple[NoteCall, ...] = ()) -> Segmented:
    text, passages = "", []
    for number, note in notes.items():
        passages.append(Passage(f"n{number}", "note", len(text), len(text) + len(note), 0, number, "complete"))
        text += note + "\n"
    return Segmented(text, "de", (), tuple(passages), calls, (), ())


def test_offsets_are_those_of_the_note() -> None:
    reading = citations_of(segmented({1: "Vgl. Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 2: "Ebd., S. 9."}))
    assert [(mention.passage, mention.raw, mention.work) for mention in reading.mentions] == [
        ("n1", "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 0),
        ("n2", "Ebd., S. 9.", 0),
    ]


@pytest.mark.parametrize(
    ("notes", "calls"),
    [
        ({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 3: "Ebd., S. 9."}, ()),
        ({1: "Karl Amsel, Der Schreiber, Berlin 1901, S. 4.", 3: "Ebd., S. 9."}, (NoteCall("2", "p1", 5, None),)),
    ],
)
def test_a_note_that_is_skipped_breaks_the_chain(notes: dict[int, str], calls: tuple[NoteCall, ...]) -> None:
    assert citations_of(segmented(notes, calls)).mentions[-1].resolution == "no_target"
