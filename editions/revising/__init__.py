"""What a correction does to a text: the next state of its words, passages, pages, calls and repairs, as plain values.

A small correction is a set of edits along which every offset is carried; nothing is segmented again, so that what nobody has touched
stays as it was.
"""

from editions.revising.corrections import (
    CannotRevise,
    Draft,
    Undone,
    change_kind,
    correct_words,
    join_passages,
    set_call,
    split_passage,
    undo_repairs,
)
from editions.revising.edits import Edit, Edits, edits_between
from editions.revising.keeping import Called, Correction, Joined, Kept, Named, OnceOnly, Parted, with_corrections
from editions.revising.making_notes import make_note
from editions.revising.refs import with_labels_of, with_refs_of
from editions.revising.repairs import Judged

__all__ = [
    "Called",
    "CannotRevise",
    "Correction",
    "Draft",
    "Edit",
    "Edits",
    "Joined",
    "Judged",
    "Kept",
    "Named",
    "OnceOnly",
    "Parted",
    "Undone",
    "change_kind",
    "correct_words",
    "edits_between",
    "join_passages",
    "make_note",
    "set_call",
    "split_passage",
    "undo_repairs",
    "with_corrections",
    "with_labels_of",
    "with_refs_of",
]
