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
        # terms, titles, distance
        "Die sogenannte »Vereinigung der freien Schreiber und Pultbesitzer« wurde verboten.",
        "Er las den Aufsatz »Über einige noch unerklärte Erscheinungen am Pult« mit Gewinn.",
        "Das »Pult« war ein »guter Ort«.",
    ],
)
def test_marks_that_want_no_note_are_left_alone(body: str) -> None:
    assert wanting(body) == 0
