"""The rule above the notes, and other rules."""

import pytest

from tests.editions.readers.pdf.pages import BODY, LEFT, NOTE, PROSE, bodies, calls, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Part, Sheet, raised

RULE = 150
LONG = [
    "the ledger is kept in the town, where it was brought by the boat of",
    "the spring, and where nobody has asked for it but the son of a clerk",
]
Row = tuple[str | Part, ...] | str


def ruled(
    number: int, foot: list[Row], *, size: float = BODY, above: list[Row] | None = None, drawn: str = "stroke", width: float = 80
) -> Sheet:
    """A page that calls a note, with the rows below the rule at its foot, and perhaps others right above it."""
    rows = prose(number)
    sheet = page((rows[0], raised(str(number))), *rows[1:], *rows[:8])
    sheet.lines(LEFT, RULE + 4 + 1.25 * NOTE * len(above or []), NOTE, above or [])
    sheet.rule(LEFT, RULE, width, drawn=drawn)
    sheet.lines(LEFT, RULE - 1.1 * size, size, foot)
    return sheet


def note(number: int, *more: str) -> list[Row]:
    return [(raised(str(number)), f" Ledger, fol. {number}, of which"), *more]


@pytest.mark.parametrize("drawn", ["stroke", "box"])
def test_notes_as_large_as_the_text_go_on_below_the_rule(drawn):
    sheets = [
        ruled(1, note(1, *LONG), drawn=drawn),
        ruled(2, [*LONG, *note(2, "one is missing.")], drawn=drawn),
        ruled(3, note(3, *LONG), drawn=drawn),
    ]
    goes_on = page(*prose(4), *prose(5)[:8]).rule(LEFT, RULE, 80, drawn=drawn)
    goes_on.lines(LEFT, RULE - 1.1 * BODY, BODY, LONG)
    segmented = read_sheets(*sheets, goes_on)
    twice = " ".join(LONG + LONG)
    assert notes(segmented) == {
        "n1": f"Ledger, fol. 1, of which {twice}",
        "n2": "Ledger, fol. 2, of which one is missing.",
        "n3": f"Ledger, fol. 3, of which {twice}",
    }
    assert [found for _, _, found in calls(segmented)] == ["n1", "n2", "n3"]


def test_small_print_right_above_the_rule_is_no_note():
    quoted = ["the light went out at four of the morning, and nobody saw it, and it", "was lit again"]
    sheets = [ruled(number, note(number, f"{number} are torn"), size=NOTE, above=quoted if number == 2 else None) for number in (1, 2)]
    segmented = read_sheets(*sheets)
    assert notes(segmented)["n1"] == "Ledger, fol. 1, of which 1 are torn"
    assert " ".join(quoted) in " ".join(text for _, text in bodies(segmented))


def test_a_rule_of_another_width_parts_nothing():
    sheets = [ruled(number, note(number, "none is missing."), size=NOTE) for number in (1, 2)]
    table = page(*PROSE[:3]).rule(LEFT, 480, 200)
    table.lines(LEFT, 470, NOTE, ["lamps 12", "wicks 40"])
    segmented = read_sheets(*sheets, table)
    assert len(notes(segmented)) == 2
    assert "wicks 40" in " ".join(text for _, text in bodies(segmented))


def test_the_wider_rule_of_a_word_processor_above_a_note_that_goes_on():
    sheets = [ruled(1, note(1, "none is missing.")), ruled(2, note(2, *LONG)), ruled(3, [*LONG, *note(3, "one is missing.")], width=318)]
    assert notes(read_sheets(*sheets))["n2"] == f"Ledger, fol. 2, of which {' '.join(LONG + LONG)}"


def test_a_star_below_the_rule_ends_the_notes():
    sheets = [ruled(number, note(number, "none is missing."), size=NOTE) for number in (1, 2)]
    thanks = page(*prose(4), *prose(5)[:8]).rule(LEFT, RULE, 80)
    thanks.lines(LEFT, RULE - 1.1 * NOTE, NOTE, ["* The author thanks the keepers of the light."])
    assert "thanks" not in notes(read_sheets(*sheets, thanks))["n2"]
