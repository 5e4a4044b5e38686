"""The check list of an import for a terminal: what was found, what was repaired, what a person should look at."""

from collections import Counter
from collections.abc import Iterator

from editions.segmentation.segmented import Passage, Segmented

EXCERPT = 60  # letters
FIRST_PAGES = 12


def as_text(segmented: Segmented) -> str:
    return "\n".join([*_summary(segmented), "", *_passages(segmented), "", *_repairs(segmented), "", *_doubts(segmented)])


def _summary(segmented: Segmented) -> Iterator[str]:
    notes = [passage for passage in segmented.passages if passage.kind == "note"]
    labels = ", ".join(page.label for page in segmented.pages[:FIRST_PAGES])
    yield f"Pages     {len(segmented.pages)} ({labels}{', …' if len(segmented.pages) > FIRST_PAGES else ''})"
    yield f"Passages  {len(segmented.passages) - len(notes)}"
    yield f"Calls     {len(segmented.calls)}"
    yield f"Notes     {len(notes)}"
    yield f"Language  {segmented.language or 'unknown'}"


def _passages(segmented: Segmented) -> Iterator[str]:
    for passage in segmented.passages:
        yield f"{passage.ref:>6}  {_label(passage):<16} p. {segmented.pages[passage.page].label:<5} {_excerpt(segmented.text_of(passage))}"


def _label(passage: Passage) -> str:
    return passage.kind if passage.status in ("", "complete") else f"{passage.kind} ({passage.status})"


def _excerpt(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…"


def _repairs(segmented: Segmented) -> Iterator[str]:
    yield "Repairs"
    for kind, count in Counter(repair.kind for repair in segmented.repairs).most_common():
        yield f"{count:>6}  {kind.replace('_', ' ')}"


def _doubts(segmented: Segmented) -> Iterator[str]:
    yield "To look at" if segmented.doubts else "Nothing to look at."
    for doubt in segmented.doubts:
        page = f" (p. {segmented.pages[doubt.page].label})" if doubt.page is not None else ""
        yield f"     -  {doubt.message}{page}"
