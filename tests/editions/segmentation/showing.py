"""A segmented text as a person would write it down: passages with calls in braces and page breaks where they fall."""

from editions.segmentation import Segmented


def shown(segmented: Segmented) -> str:
    return "\n".join(_passage(segmented, passage) for passage in segmented.passages)


def _passage(segmented, passage):
    label = segmented.pages[passage.page].label
    kind = f"{passage.kind} {passage.number} ({passage.status})" if passage.kind == "note" else passage.kind
    return f"{kind}, p. {label}\n{_with_marks(segmented, passage)}\n"


def _with_marks(segmented, passage):
    marks = [(call.offset, f"{{{call.marker}}}") for call in segmented.calls if call.passage == passage.ref]
    if passage.kind != "note":
        inside = (page for page in segmented.pages if passage.start < page.start < passage.end)
        marks += [(page.start - passage.start, f"{{p. {page.label}}}") for page in inside]
    text = segmented.text_of(passage)
    for offset, mark in sorted(marks, reverse=True):
        text = text[:offset] + mark + text[offset:]
    return text
