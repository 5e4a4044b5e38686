"""Short forms with a year, and what stands around full citations. All works are invented."""

from collections.abc import Callable

import pytest

from editions.citations.reading import CitationReading

Read = Callable[..., CitationReading]


def notes_of_works(reading: CitationReading, note: int) -> list[int | None]:
    """The notes that describe the works which a note cites, None where a citation leads nowhere."""
    return [reading.works[one.work].note if one.work is not None else None for one in reading.mentions if one.note == note]


def test_a_year_behind_the_short_title_belongs_to_it(read: Read) -> None:
    reading = read(
        {
            1: "Riva, Cecil, Warum Deiche? In: Ders. (Hrsg.), Küste und Land, Kiel 1998, S. 14-33, S. 17f.",
            2: "Riva, Cecil, Das Tor im Deich, Kiel 1998, S. 3.",
            3: "Vgl. Riva, Warum Deiche? 1998, S. 20.",
            4: "Vgl. Riva, Das Siel 1998, S. 20.",
        }
    )
    assert notes_of_works(reading, 3) == [1]
    assert notes_of_works(reading, 4) == [None]


def test_two_names_mean_their_work_and_not_the_volume_edited_with_others(read: Read) -> None:
    reading = read(
        {
            1: "Riva, Jan Peter, Neri, Ulrich, Vorrede, in: Riva, Jan Peter/Neri, Ulrich/Hale, Anna (Hrsg.), Deiche, Kiel 2011, S. 22.",
            2: "Riva / Neri 2011, S. 3.",
        }
    )
    (second,) = [one for one in reading.mentions if one.note == 2]
    assert second.resolution == "resolved"
    assert reading.works[second.work or 0].csl["title"] == "Vorrede"


@pytest.mark.parametrize("lead", ["Vgl. zum ganzen Abschnitt ", "Zum ganzen Kapitel: ", "Zu diesem Absatz "])
def test_words_that_speak_of_a_stretch_of_the_text_lead_to_a_citation(read: Read, lead: str) -> None:
    reading = read({1: f"{lead}Riva, Cecil, Deiche. Bau und Bruch. Newcastle upon Tyne 1966, S.6.", 2: f"{lead}Riva 1966, S.10f."})
    assert reading.works[0].csl["title"] == "Deiche. Bau und Bruch"
    assert notes_of_works(reading, 2) == [1]


def test_a_volume_without_a_place_is_one_volume(read: Read) -> None:
    reading = read(
        {
            1: "Vgl. Hale, Claire, Walls in rows: why and how? In: Riva, Georg (Hrsg.): Walls, Dykes, and Towns, o.O. 2015, S. 281-310.",
            2: "Vgl. ebd., S. 286.",
        }
    )
    assert notes_of_works(reading, 1) == notes_of_works(reading, 2) == [1]
    assert reading.works[0].csl["container-title"] == "Walls, Dykes, and Towns"


def test_the_catalogue_of_an_exhibition_is_no_part_of_the_title(read: Read) -> None:
    reading = read({1: "Hale, Anna, Der Deich (Ausst.-Kat. Kunsthalle der Küste, Kiel 2014), Bremen 2015, S. 3."})
    csl = reading.works[0].csl
    assert (csl["title"], csl["publisher-place"]) == ("Der Deich", "Bremen")


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "Board of Works on Levels and Tides, Our Common Walls, New York: Quay University Press, 1987, p. 41, 255."),
        (
            "de",
            "Riva, V. 2013. Deiche. In: Hale, Anna 2013. Ist die Küste fest? Der Rand des Landes. Buchhandlung Karl Meise: Köln (S. 6).",
        ),
    ],
)
def test_an_imprint_is_no_short_title(read: Read, lang: str, note: str) -> None:
    assert not any(one.raw.startswith(("Quay University Press", "Köln")) for one in read({1: note}, lang).mentions)
