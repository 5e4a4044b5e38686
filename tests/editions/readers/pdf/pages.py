"""Pages of invented prose for tests, and what is read from them."""

from collections.abc import Sequence

from editions.readers import read_bytes
from editions.segmentation import Segmented, restore, segment
from editions.segmentation.segmented import Passage
from tests.editions.readers.pdf.printing import Part, Sheet, printed

BODY, NOTE = 11, 9
LEFT, TOP, FOOT = 60, 520, 120
# Invented prose, in lines of about one width.
PROSE = [
    "The keeper of the northern light wrote every evening into a ledger",
    "that nobody ever asked to see, and he wrote with care, for he held",
    "that a thing unwritten had not wholly taken place on the island or",
    "in the sea around it; the supply boat came on the first of a month",
    "and brought him flour and oil, and sometimes a letter that he laid",
    "into the ledger, unopened, between two days on which nothing much ",
    "had happened but weather, and weather he described at great length",
    "in a hand that grew smaller from year to year as the paper did not",
    "grow cheaper, until in the last winter a glass was needed to read ",
    "what he had seen, which was mostly snow and a light that went out.",
]  # fmt: skip


def prose(start: int) -> list[str]:
    """The same lines, from another one on, so that no two pages have one text in one place."""
    return [*PROSE[start % len(PROSE) :], *PROSE[: start % len(PROSE)]]


Row = str | Part | tuple[str | Part, ...]


def read_sheets(*sheets: Sheet, labels: str = "") -> Segmented:
    source = read_bytes(printed(*sheets, labels=labels))
    segmented = segment(source)
    assert restore(segmented) == source.raw
    return segmented


def note_passages(segmented: Segmented) -> list[tuple[Passage, str]]:
    return [(passage, segmented.text_of(passage)) for passage in segmented.passages if passage.kind == "note"]


def notes(segmented: Segmented) -> dict[str, str]:
    return {passage.ref: text for passage, text in note_passages(segmented)}


def calls(segmented: Segmented) -> list[tuple[str, str, str | None]]:
    """Each call with the word that it follows, and the note it is tied to."""
    texts = {passage.ref: segmented.text_of(passage) for passage in segmented.passages}
    return [(call.marker, texts[call.passage][: call.offset].split()[-1], call.note) for call in segmented.calls]


def bodies(segmented: Segmented) -> list[tuple[str, str]]:
    return [(passage.kind, segmented.text_of(passage)) for passage in segmented.passages if passage.kind != "note"]


def page(*rows: Row, foot: Sequence[Row] = (), number: str = "", head: str = "") -> Sheet:
    """A page of body rows with notes at its foot."""
    sheet = Sheet()
    if head:
        sheet.line(LEFT, 560, 8, head)
    if number:
        sheet.line(340, 560, 8, number)
    sheet.lines(LEFT, TOP, BODY, rows)
    sheet.lines(LEFT, FOOT, NOTE, foot)
    return sheet


def row(index: int, *parts: str | Part) -> tuple[str | Part, ...]:
    return (PROSE[index % len(PROSE)], *parts)


def call_in(text: str, mark: Part) -> tuple[str | Part, ...]:
    """The row with the mark after its first comma or full stop, as a typesetter puts it."""
    place = next(index for index, character in enumerate(text) if character in ",;.") + 1
    return (text[:place], mark, text[place:])


def columns(left: Sequence[Row], right: Sequence[Row], y: float = TOP, size: float = BODY) -> Sheet:
    sheet = Sheet()
    for one, other in zip(left, right, strict=True):
        sheet.line(40, y, size, *(one if isinstance(one, tuple) else (one,)))
        sheet.line(225, y, size, *(other if isinstance(other, tuple) else (other,)))
        y -= 1.25 * size
    return sheet


HALVES = [line.split(" ") for line in PROSE]
LEFT_COLUMN = [" ".join(words[:5]) for words in HALVES]
RIGHT_COLUMN = [" ".join(words[5:]) for words in HALVES]
