"""Notes and held sources to check, all invented."""

from collections.abc import Mapping

from annotator.verification.facts import QuotedPassage, TextFacts
from annotator.verification.held_source import HeldPage, HeldSource
from editions.citations.locator import Locator
from editions.citations.reading import CitingPassage, Mention, read_citations

AMSEL = "Karl Amsel, Der Schreiber, Berlin 1901"


def facts(
    notes: dict[int, str],
    *,
    status: Mapping[int, str] | None = None,
    missing: tuple[int, ...] = (),
    quotations: tuple[QuotedPassage, ...] = (),
) -> TextFacts:
    statuses = {number: (status or {}).get(number, "complete") for number in notes}
    passages = [CitingPassage(f"n{number}", text, number, statuses[number]) for number, text in notes.items()]
    reading = read_citations(passages, "de", missing=frozenset(missing))
    return TextFacts(reading, statuses, frozenset(missing), quotations=quotations)


def mention(pages: str) -> Mention:
    """The citation of one invented book with these pages."""
    return facts({1: f"{AMSEL}, {pages}."}).reading.mentions[0]


def locators(pages: str) -> tuple[Locator, ...]:
    return mention(pages).locators


PAGES = {
    33: "Der Schreiber saß den ganzen Tag am Pult. Die großen Bücher lagen vor ihm, "
    "und das Licht fiel durch das hohe Fenster auf die Tinte. Er schrieb ohne Hast, "
    "und seine Feder war immer dieselbe, die er am ersten Tag bekommen",
    34: "hatte. Am Abend zählte er die Seiten, die er geschrieben hatte, und es waren ihrer zwölf. "
    "Niemand fragte ihn nach dem Lohn, denn der Lohn stand seit Jahren im Etat und wurde am letzten Tag des Monats ausgezahlt.",
    35: "Erst als der Winter kam, verlangte das Amt von ihm, daß er die Abschriften noch einmal mit den Vorlagen vergleiche "
    "und jede Abweichung am Rand vermerke. Er tat es, wie er alles tat, und niemand las die Vermerke.",
    36: "Nach seinem Tod fand man die Bände in der Kammer hinter der Kanzlei, geordnet nach Jahren und mit Bindfaden verschnürt.",
}


def source(offset: int = 0) -> HeldSource:
    """The four pages above as a held edition; `offset` moves its page numbers."""
    text, pages = "", []
    for number, words in PAGES.items():
        pages.append(HeldPage(str(number + offset), len(text), len(text) + len(words) + 1))
        text += words + "\n"
    return HeldSource.of(text, pages, described="Berlin 1901", year=1901)
