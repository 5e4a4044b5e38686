import pytest

from annotator.verification.pageless import cites_without_pages


@pytest.mark.parametrize(
    "note",
    [
        "Ida Meise, Das Ende der Pulte, in: Altdorfer Bote, 05.11.1933.",
        "Altdorfer Bote vom 5. November 1933.",
        "The Altdorf Mercury, 16 October 1809.",
        "Altdorf Mercury, October 16, 1809.",
        "Le Courrier d’Altdorf, 3 octobre 1848.",
        "Karl Amsel, Was nun?, in: Das Pult. Wochenschrift, II (1932), Nr. 17 u. 18.",
        "§ 34 Abs 1 SchrG.",
        "Art. 1 der Amtsordnung.",
        "https://example.org/amsel",
    ],
)
def test_what_has_no_pages(note: str) -> None:
    assert cites_without_pages(note)


@pytest.mark.parametrize(
    "note",
    [
        "Karl Amsel, Der Schreiber, Berlin 1901.",
        "Amsel, Schreiber.",
        "Karl Amsel, Das Pult, in: Amtskunde 12 (1998).",
        "Karl Amsel, Die Schreibordnung 1830–1841, Bern 1974.",
    ],
)
def test_what_has(note: str) -> None:
    assert not cites_without_pages(note)
