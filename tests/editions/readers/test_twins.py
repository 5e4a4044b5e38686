"""The same article comes out the same, whichever format it comes in."""

import pytest

from editions.readers import read_bytes
from editions.segmentation import Segmented, restore, segment
from tests.editions.readers import twins

PASSAGES = [
    ("title", twins.TITLE),
    ("subtitle", twins.SUBTITLE),
    ("byline", twins.AUTHOR),
    *((kind, twins.plain(text)) for kind, text in twins.BODY),
]
WITH_ITALICS = [name for name in twins.ALL if name != "txt"]


@pytest.fixture(params=twins.ALL)
def twin(request) -> Segmented:
    source = read_bytes(twins.ALL[request.param](), name=f"uhr.{request.param}")
    segmented = segment(source)
    assert restore(segmented) == source.raw
    return segmented


def body(segmented: Segmented) -> list[tuple[str, str]]:
    return [(passage.kind, segmented.text_of(passage)) for passage in segmented.passages if passage.kind != "note"]


def test_twins_have_the_same_passages(twin):
    assert body(twin) == PASSAGES


def test_twins_have_the_same_notes(twin):
    notes = [(passage.ref, passage.number, twin.text_of(passage)) for passage in twin.passages if passage.kind == "note"]
    assert notes == [(f"n{number}", number, twins.plain(note)) for number, note in enumerate(twins.NOTES, start=1)]


def test_twins_call_their_notes_from_the_same_places(twin):
    texts = {passage.ref: twin.text_of(passage) for passage in twin.passages}
    called = [(call.marker, call.note, texts[call.passage][: call.offset][-12:]) for call in twin.calls]
    written = "".join(text for _, text in twins.BODY).replace("_", "")
    before = [twins.plain(piece)[-12:] for piece in twins.CALL.split(written)[::2][:-1]]
    assert called == [(str(number), f"n{number}", words) for number, words in enumerate(before, start=1)]


def test_twins_leave_nothing_to_look_at(twin):
    assert not [doubt for doubt in twin.doubts if doubt.code.startswith(("note_", "call_"))]
    assert twin.language == "de"


@pytest.mark.parametrize("name", WITH_ITALICS)
def test_twins_have_the_same_italics(name):
    segmented = segment(read_bytes(twins.ALL[name](), name=f"uhr.{name}"))
    italics = [segmented.text_of(passage)[mark.start : mark.end] for passage in segmented.passages for mark in passage.marks]
    assert italics == ["Von der Fähre und dem Maß", "Uhren ohne Gang"]
