"""A read text in a form that tests can write down: passages by kind, with {calls} in their places, and the notes."""

from collections import defaultdict

from editions.readers import read_bytes
from editions.segmentation import Segmented, restore, segment


def read(data: str | bytes, name: str) -> Segmented:
    source = read_bytes(data.encode() if isinstance(data, str) else data, name=name)
    segmented = segment(source)
    assert restore(segmented) == source.raw
    return segmented


def body(segmented: Segmented) -> list[tuple[str, str]]:
    calls = defaultdict(list)
    for call in segmented.calls:
        calls[call.passage].append(call)
    return [
        (passage.kind, _with_calls(segmented.text_of(passage), calls[passage.ref]))
        for passage in segmented.passages
        if passage.kind != "note"
    ]


def notes(segmented: Segmented) -> dict[str, str]:
    return {passage.ref: segmented.text_of(passage) for passage in segmented.passages if passage.kind == "note"}


def pages(segmented: Segmented) -> list[tuple[str, str, str]]:
    """Label, source of the label, and the first word of each page."""
    return [
        (page.label, page.label_source, segmented.text[page.start : page.end].partition(" ")[0].partition("\n")[0])
        for page in segmented.pages
    ]


def repaired(segmented: Segmented, kind: str) -> list[str]:
    return [repair.before for repair in segmented.repairs if repair.kind == kind and repair.before]


def _with_calls(text: str, calls) -> str:
    for call in reversed(calls):
        text = f"{text[: call.offset]}{{{call.marker}}}{text[call.offset :]}"
    return text
