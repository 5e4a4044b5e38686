import pytest

from annotator.verification import c3_short_titles
from annotator.verification.short_title_shape import is_short_title
from tests.annotator.verification.reading import AMSEL, facts


@pytest.mark.parametrize(
    "raw",
    [
        "Amsel, Schreiber",
        "Amsel/Fink, Recht der Schreiber in den Ämtern",
        "Amsel 1901",
        "Amsel (1901a)",
        "Amsel, Schreiberrecht4",
        "von Meise, Pult",
        "D’Amsel, Lo scrivano",
    ],
)
def test_what_looks_like_a_short_title(raw: str) -> None:
    assert is_short_title(raw, is_certain=False)


@pytest.mark.parametrize(
    "raw",
    [
        "Amsel, Der Schreiber im Amt, ZfA 1994",  # an article, by journal and year
        "Amsel, Zeitschrift für Amtskunde 19/2003/3",
        "Meise (Hrsg), Die Ordnung der Ämter",
        "Fink in Meise/Amsel, Kommentar",
        "Annalen der Amtskunde. Tom. XXI",
        "Altdorf gilt er als Teil der Amtsordnung. Amsel, Schreiber",
        "dem Amt obliegt die Ordnung",
        "Amsel, Der Schreiber im Amt (2006)",
        "Februar 1820",
        "SchrG, PultVO, TischG",
        "Altdorf dagegen nach Ablauf von drei Jahren zu einer neuen Ordnung und zuletzt zu gar keiner",
    ],
)
def test_what_does_not(raw: str) -> None:
    assert not is_short_title(raw, is_certain=True)


def test_a_name_alone_wants_certain_pages_or_none() -> None:
    assert is_short_title("Amsel", is_certain=True)
    assert not is_short_title("Altdorf", is_certain=False)
    assert not is_short_title("Altdorf gilt er als Teil", is_certain=True)


@pytest.mark.parametrize(
    ("note", "code", "severity"),
    [
        ("Fink, Das Pult, S. 7.", "dangling", "error"),
        ("Vgl. Fink, Pult, 12 (14).", "dangling", "error"),
        ("Vgl. Fink, Pult und Amt, Amtskunde Nr. 19/3-2003, 277 f.", "unread", "info"),
    ],
)
def test_what_is_said_of_words_that_lead_nowhere(note: str, code: str, severity: str) -> None:
    read = facts({1: f"{AMSEL}, S. 4.", 2: note})
    assert [(outcome.code, outcome.severity) for outcome in c3_short_titles.check(read)] == [(code, severity)]


def test_a_full_citation_that_was_not_read_as_one_accuses_nobody() -> None:
    sentence = (
        "Davon darf nur mit Zustimmung des Amtes abgewichen werden. Fink/Meise, Ordnung der Pulte im Amt – eine Einführung (2020), 46."
    )
    short = "Vgl. Fink/Meise, Ordnung der Pulte im Amt, 17."
    read = facts({1: sentence, 2: short})
    assert "dangling" not in {outcome.code for outcome in c3_short_titles.check(read)}
    other = facts({1: sentence.replace("Fink/Meise", "Amsel"), 2: short})
    assert ("dangling", (2,)) in {(outcome.code, outcome.notes) for outcome in c3_short_titles.check(other)}
