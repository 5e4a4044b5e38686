"""What people cite as p12 stays p12 when a better file of the same text comes in."""

from dataclasses import replace

from editions.revising import with_labels_of, with_refs_of
from editions.segmentation import segment_text

FIRST = "Der erste Absatz handelt vom Salz.\n\nDer zweite handelt vom Zoll am Nordtor.\n\nDer dritte handelt von niemandem.\n"
REFS = {"Salz": "p1", "Zoll": "p2", "niemandem": "p3"}


def refs(text: str) -> dict[str, str]:
    new = with_refs_of(segment_text(FIRST), segment_text(text))
    return {word: passage.ref for passage in new.passages for word in REFS if word in new.text_of(passage)}


def test_the_same_file_keeps_every_ref():
    assert refs(FIRST) == REFS


def test_a_paragraph_that_was_missing_gets_a_ref_of_its_own():
    new = with_refs_of(segment_text(FIRST), segment_text("Ein Vorspann, den die erste Datei nicht hatte.\n\n" + FIRST))
    assert [passage.ref for passage in new.passages] == ["p5", "p1", "p2", "p3"]


def test_a_paragraph_that_is_gone_leaves_its_ref_unused():
    assert refs(FIRST.replace("Der zweite handelt vom Zoll am Nordtor.\n\n", "")) == {"Salz": "p1", "niemandem": "p3"}


def test_a_corrected_paragraph_keeps_its_ref():
    assert refs(FIRST.replace("vom Zoll am", "vom Zoll bei dem")) == REFS


def test_page_numbers_that_a_person_has_given_stay():
    old, new = segment_text(FIRST), segment_text(FIRST.replace("Salz", "Salze"))
    old = replace(old, pages=tuple(replace(page, label="143", label_source="offset") for page in old.pages))
    assert [page.label for page in with_labels_of(old, new).pages] == ["143"]
    assert with_labels_of(segment_text(FIRST), new) == new
