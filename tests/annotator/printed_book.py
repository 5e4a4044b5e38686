"""A book as a PDF, printed by the tests themselves: three sheets, the second with a note, all of it invented."""

from tests.editions.readers.pdf.printing import Sheet, italic, printed, raised

WORDS = "Die Fähre ging nur bei Flut, und wer sie versäumte, der blieb"
QUOTED = "der Fährmann zahlte dem Rat keinen Pfennig und behielt das Seil"


def _page(number: int, rows: list[object], notes: list[object] | None = None) -> Sheet:
    sheet = Sheet().line(150, 570, 9, "Das Buch der Fähre").line(205, 30, 9, str(number))
    sheet.lines(50, 530, 10, rows)  # type: ignore[arg-type]
    sheet.lines(50, 90, 7.5, notes or [])  # type: ignore[arg-type]
    return sheet


def book(first: int = 50) -> bytes:
    """Its printed pages are numbered from `first` on."""
    return printed(
        _page(first, [WORDS, "eine Nacht am Ufer. Das steht so in den Rechnun-", "gen des Hafens, die lange niemand gelesen hat."]),
        _page(
            first + 1,
            [
                ("Im Jahr darauf stritt man um den Zoll; ", italic("der Fährmann")),
                ("zahlte dem Rat keinen Pfennig und behielt das Seil", raised("1"), ","),
                "wie der Schreiber am Rand vermerkt hat.",
            ],
            [(raised("1"), " Chronik der Fähre, Emden 1934, S. 12.")],
        ),
        _page(first + 2, ["Danach ist von der Fähre nicht mehr die Rede, und das", "Seil hängt bis heute im Speicher am alten Hafen."]),
    )
