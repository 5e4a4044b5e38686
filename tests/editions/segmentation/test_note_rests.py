"""A note that did not end on its page goes on below the next one; what only looks so stays in the body."""

import pytest

from editions.readers.plain_text import source_of_text
from editions.segmentation import segment_text
from editions.segmentation.lines import text_lines
from editions.segmentation.note_rests import begin_of_rest

SMALL = frozenset(["die", "das", "wer", "und"])
BODY = "Der Teich gehört der Gemeinde\nund keiner fischt darin.\n"
CLOSED, OPEN = text_lines(source_of_text("Die nächste Seite.\nund so weiter"))


def rest_of(page: str, following, *, longer: int = -1) -> str:
    lines = text_lines(source_of_text(page))
    place = begin_of_rest(lines, [index == longer for index in range(len(lines))], following=following, small=SMALL)
    return " ".join(line.text for line in lines[place:])


@pytest.mark.parametrize(
    "page",
    [
        BODY,
        BODY + "\nDie Wiese auch.",
        BODY + "\na) der Teich,\n\nb) die Wiese.",
        BODY + "\nEr schrieb:\n\n»und das Wasser ist warm«",
        "Der Teich gehört dem Vogt, dem Dorf usw.\nund keiner fischt darin.",
        BODY + "Die Karte, S. 12.",
    ],
)
def test_a_body_keeps_its_lines(page):
    assert rest_of(page, CLOSED) == ""


@pytest.mark.parametrize(
    ("page", "following", "rest"),
    [
        (BODY + "\nlung des Teiches, S. 12.", CLOSED, "lung des Teiches, S. 12."),
        ("Der Teich gehört der Gemeinde,\n\nTeichordnung, S. 12.", OPEN, "Teichordnung, S. 12."),
        (
            "Der Teich gehört\n\nlung des Teiches. Die Karte liegt im Turm und\nist nass.",
            OPEN,
            "lung des Teiches. Die Karte liegt im Turm und ist nass.",
        ),
    ],
)
def test_the_rest_of_a_note_is_found_below_a_blank_line(page, following, rest):
    assert rest_of(page, following) == rest


@pytest.mark.parametrize("rest", ["gezogen, S. 12.", "/teich/karten.html, am Ende.", "_karte_3.pdf."])
def test_what_can_begin_no_sentence_does_not_follow_one(rest):
    assert rest_of(BODY + rest, CLOSED) == rest


def test_a_line_too_long_for_the_body_begins_a_rest():
    assert rest_of(BODY + "lung des Teiches, die nach dem Brand neu geschrieben wurde\nund fehlt.", CLOSED, longer=2).startswith("lung")


PAGES = """Der Teich von Ried gehört der ganzen Gemeinde, und keiner fischt darin ohne
Erlaubnis.1 Die Erlaubnis gibt der Vogt, der selbst nicht fischt und keinen

1 Ordnung des Teiches von 1712, gedruckt bei Veit Amsel, Die Samm
\fkennt, der es tut.2 Darum ist der Teich voll, und die Gemeinde isst Rüben
oder das, was in Ried so genannt wird.

lung der Ordnungen, S. 12.
2 Ebd., S. 14.
"""


def test_a_note_is_whole_over_a_page_break():
    segmented = segment_text(PAGES)
    texts = {passage.ref: segmented.text_of(passage) for passage in segmented.passages}
    assert texts["n1"] == "Ordnung des Teiches von 1712, gedruckt bei Veit Amsel, Die Sammlung der Ordnungen, S. 12."
    assert texts["n2"] == "Ebd., S. 14."
    assert texts["p1"].endswith("was in Ried so genannt wird.")
