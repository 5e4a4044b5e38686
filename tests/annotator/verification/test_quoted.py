"""Whether a quotation without a note wants one: marks of all kinds in running text, with what the check says of them."""

import pytest

from annotator.verification import c8_quotations
from annotator.verification.from_segmented import read_facts
from editions.segmentation.segmented import NoteCall, Passage, Segmented

LONG = "der Schreiber saß den ganzen Tag am Pult und schrieb, bis das Licht erlosch"
NOTE = "Karl Amsel, Der Schreiber, Berlin 1901, S. 4."


def wanting(body: str) -> int:
    """How many quotations are said to have no note. "^" in the body is the call of the one note."""
    calls = (NoteCall("1", "p1", body.index("^"), "n1"),) if "^" in body else ()
    body = body.replace("^", "")
    text = f"{body}\n{NOTE}"
    passages = (
        Passage("p1", "paragraph", 0, len(body), 0),
        Passage("n1", "note", len(body) + 1, len(text), 0, 1, "complete"),
    )
    outcomes = c8_quotations.check(read_facts(Segmented(text, "de", (), passages, calls, (), ())))
    return sum(outcome.code == "quotation_without_note" for outcome in outcomes)


@pytest.mark.parametrize(
    "body",
    [
        f"Amsel schreibt: »{LONG}.« Das blieb nicht ohne Folgen.",
        f"Amsel meinte, »{LONG}«.",
        f"Es heißt, »{LONG}«. Das ist lange her. Niemand weiß es. Erst später las man es nach.^",
        f"Schon Fink^ wusste es. Amsel schreibt: »{LONG}.«",
    ],
)
def test_a_quotation_without_a_reference_is_named(body: str) -> None:
    assert wanting(body) == 1


@pytest.mark.parametrize(
    "body",
    [
        # a reference of another kind
        f"Amsel schreibt: »{LONG}.«^ Das blieb nicht ohne Folgen.",
        f"Amsel schreibt dazu^: »{LONG}.«",
        f"Amsel sagt auf Seite 183: »{LONG}.«",
        f"Amsel schreibt: »{LONG}« (S. 12). Das blieb nicht ohne Folgen.",
        f"Das Gesetz bestimmt in § 11: »{LONG}.«",
        f"Amsel schreibt: »{LONG}.« Darauf Fink weiter: »{LONG}.«^",
        f"Fink – »{LONG}.« Amsel – »{LONG}.«",
        # terms, titles, distance
        "Die sogenannte »Vereinigung der freien Schreiber und Pultbesitzer« wurde verboten.",
        "Er las den Aufsatz »Über einige noch unerklärte Erscheinungen am Pult« mit Gewinn.",
        "Das »Pult« war ein »guter Ort«.",
    ],
)
def test_marks_that_want_no_note_are_left_alone(body: str) -> None:
    assert wanting(body) == 0


def without_page(*notes: str) -> int:
    """How many quotations are said to have a note without a page; each note supports one."""
    body = "".join(f"Amsel schreibt: »{LONG}.« Das war {number}. " for number in range(1, len(notes) + 1))
    ends = [at + 1 for at, letter in enumerate(body) if letter == "«"]
    text, passages = body, [Passage("p1", "paragraph", 0, len(body), 0)]
    for number, note in enumerate(notes, start=1):
        passages.append(Passage(f"n{number}", "note", len(text) + 1, len(text) + 1 + len(note), 0, number, "complete"))
        text = f"{text}\n{note}"
    calls = tuple(NoteCall(str(number), "p1", end, f"n{number}") for number, end in enumerate(ends, start=1))
    outcomes = c8_quotations.check(read_facts(Segmented(text, "de", (), tuple(passages), calls, (), ())))
    return sum(outcome.code == "quotation_without_page" for outcome in outcomes)


@pytest.mark.parametrize(
    "notes",
    [
        ("Altdorfer Bote vom 5. November 1933.",),
        ("Ida Meise, Das Ende der Pulte, in: Altdorfer Bote, 05.11.1933.", "Ebd."),
        ("Staatsarchiv Altdorf, NL 114 (Karl Amsel), 101.0029, Bl. 6.", "Ebd."),
        ("§ 34 Abs 1 SchrG.",),
    ],
)
def test_what_has_no_pages_is_asked_for_none(notes: tuple[str, ...]) -> None:
    assert without_page(*notes) == 0


def test_a_book_without_a_page_is_named() -> None:
    assert without_page("Karl Amsel, Der Schreiber, Berlin 1901.") == 1


def test_a_text_that_gives_no_sources_in_notes_is_left_alone() -> None:
    assert wanting(f"Amsel schreibt: »{LONG}.« Das ist es. Mehr nicht. " * 4) == 4
    assert wanting(f"Amsel schreibt: »{LONG}.« Das ist es. Mehr nicht. " * 6) == 0
