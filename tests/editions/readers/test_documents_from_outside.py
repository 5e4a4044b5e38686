"""Documents that others have made, with open licences; they are no part of the repository."""

from pathlib import Path

import pytest

from editions.readers import read
from editions.segmentation import Segmented, restore, segment

DOCUMENTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "texts"


def segmented(name: str) -> Segmented:
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository: see shared/data/README.md")
    source = read(path)
    found = segment(source)
    assert restore(found) == source.raw
    return found


def test_a_volume_of_dinglers_journal():
    found = segmented("tei_de_dingler_pj001.xml")
    notes = [passage for passage in found.passages if passage.kind == "note"]
    assert (len(notes), len(found.calls)) == (239, 239)
    assert all(call.note for call in found.calls)
    labels = [page.label for page in found.pages if page.label.isdecimal()]
    assert labels[:516] == [str(number) for number in range(1, 517)]  # the plates are counted anew
    assert all(page.label_source == "file" for page in found.pages)


def test_a_poem_with_notes_that_stars_call():
    found = segmented("epub_en_wasteland.epub")
    assert [call.note for call in found.calls] == [f"n{number}" for number in range(1, 21)]
    assert {call.marker for call in found.calls} == {"*"}
    assert sum(passage.kind == "verse" for passage in found.passages) > 10


@pytest.mark.parametrize(("name", "signs"), [("docx_mammoth_footnotes.docx", ["1", "2"]), ("docx_mammoth_endnotes.docx", ["i", "ii"])])
def test_word_documents_with_two_notes(name, signs):
    found = segmented(name)
    (passage, *notes) = found.passages
    assert found.text_of(passage) == "Ouch."
    assert [(call.marker, call.offset) for call in found.calls] == [(signs[0], 4), (signs[1], 5)]
    assert [note.number for note in notes] == [1, 2]
    assert [found.text_of(note) for note in notes] == ["A tachyon walks into a bar.", "Fin."]
