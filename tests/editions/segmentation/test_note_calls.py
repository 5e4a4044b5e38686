"""Which digits call a note and which do not."""

import pytest

from editions.segmentation import segment_text

APPARATUS = "\n\n1 Erste Quelle, S. 1.\n2 Zweite Quelle, S. 2.\n3 Dritte Quelle, S. 3.\n"
FRAME = "Am Anfang steht ein Satz.1 Dann folgt, {} und so weiter.2 Am Ende schließt ein dritter Satz die kleine Probe.3"


def calls(text: str) -> list[str]:
    return [call.marker for call in segment_text(text).calls]


@pytest.mark.parametrize(
    "trap",
    [
        "am 2.2.1907",
        "im Jahr 1908/09",
        "S. 12",
        "§ 3",
        "3,5 Prozent",
        "Nr. 2",
        "K2",
        "H2O",
        "1. Kapitel",
        "1950er",
        "COVID-19",
        "Jg. 3 (1956)",
        "f(2) und g(3)",
        "§ 5(3)",
        "Bd. 12(2)",
    ],
)
def test_other_numbers_are_left_alone(trap):
    segmented = segment_text(FRAME.format(trap) + APPARATUS)
    assert [call.marker for call in segmented.calls] == ["1", "2", "3"]
    assert trap in segmented.text


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("ein Wort9, dann", "ein Wort|, dann"),
        ("ein Satz.9 Dann", "ein Satz.| Dann"),
        ("»ein Zitat«9 dann", "»ein Zitat«| dann"),
        ("»ein Zitat.«9 Dann", "»ein Zitat.«| Dann"),
        ("Ernte 19079 und", "Ernte 1907| und"),
        ("am 3.5.1907,9 dann", "am 3.5.1907,| dann"),
        ("ein Wort⁹ dann", "ein Wort| dann"),
        ("ein Wort [9] dann", "ein Wort| dann"),
        ("ein Wort[^9] dann", "ein Wort| dann"),
        ("ein Wort9) dann", "ein Wort| dann"),
        ("(ein Wort9) dann", "(ein Wort|) dann"),
        ("ein Wort(9), dann", "ein Wort|, dann"),
        ("im Jahr 1907.(9) Dann", "im Jahr 1907.| Dann"),
    ],
)
def test_a_call_is_taken_out_of_the_words(written, clean):
    before = "Es gab acht Sätze davor.1 Zwei.2 Drei.3 Vier.4 Fünf.5 Sechs.6 Sieben.7 Acht.8 "
    notes = "\n\n" + "\n".join(f"{number} Quelle {number * 11}." for number in range(1, 10))
    segmented = segment_text(f"{before}{written} weiter.{notes}\n")
    assert [call.marker for call in segmented.calls] == [str(number) for number in range(1, 10)]
    offset = segmented.calls[-1].offset
    assert f"{segmented.text[:offset]}|{segmented.text[offset:]}".startswith(
        f"Es gab acht Sätze davor. Zwei. Drei. Vier. Fünf. Sechs. Sieben. Acht. {clean}"
    )


def test_a_text_without_notes_has_no_calls():
    assert calls("Im Jahr 1907.4 Die Zahl 12 und der 3.5.1920, dazu Windows95 und die B2.\n") == []


def test_calls_whose_notes_all_are_lost_still_count():
    segmented = segment_text("Ein Satz.1 Noch einer.2 Ein dritter.3 Ein vierter Satz.4 Und Schluss.\n")
    assert [call.note for call in segmented.calls] == [None] * 4
    assert [doubt.code for doubt in segmented.doubts].count("note_missing") == 4


def test_a_call_is_tied_to_the_note_of_its_page_where_numbers_begin_again():
    page = "Der Satz auf Seite {0} hat einen Beleg,1 und er hat noch einen zweiten.2 So ist das.\n\n1 Beleg {0}a.\n2 Beleg {0}b.\n"
    segmented = segment_text("\f".join(page.format(number) for number in (1, 2, 3)))
    texts = {passage.ref: segmented.text_of(passage) for passage in segmented.passages}
    assert [texts[call.note] for call in segmented.calls] == ["Beleg 1a.", "Beleg 1b.", "Beleg 2a.", "Beleg 2b.", "Beleg 3a.", "Beleg 3b."]
