"""Q0 to Q3 and B2: the quotation, looked up in the source that we hold."""

import json

import pytest

from annotator.verification import b2_held_edition, q1_quotation, q2_page_boundary, q3_edition
from annotator.verification.held_source import HeldPage, HeldSource, cited_ranges
from annotator.verification.outcome import Outcome
from annotator.verification.registry import check_quotation
from annotator.verification.word_diff import word_diff
from tests.annotator.verification.reading import AMSEL, PAGES, facts, locators, source

WINTER = "verlangte das Amt von ihm, daß er die Abschriften noch einmal mit den Vorlagen vergleiche"


@pytest.mark.parametrize(
    ("quotation", "pages", "code", "severity"),
    [
        (WINTER, "S. 35", "confirmed_exact", "none"),
        (WINTER, "S. 33–36, hier S. 35", "confirmed_exact", "none"),
        (WINTER.replace("daß", "dass"), "S. 35", "confirmed_normalised", "none"),
        (WINTER.replace("noch einmal", "erneut"), "S. 35", "confirmed_near", "notice"),
        (WINTER, "S. 34", "adjacent", "warning"),
        (WINTER, "S. 33", "elsewhere", "warning"),
        ("die Seiten, die er geschrieben hatte […] am letzten Tag des Monats", "S. 34", "confirmed_normalised", "none"),
        ("die Seiten, die er geschrieben hatte […] und er legte die Feder nieder für immer", "S. 34", "partial", "warning"),
        ("der Bote kam am Morgen und brachte die Zeitung, und alle lasen von dem Krieg in der Ferne", "S. 35", "not_found", "error"),
        ("der Bote kam", "S. 35", "too_short", "info"),
        ("jede Abweichung", "S. 35", "confirmed_exact", "none"),
    ],
)
def test_where_a_quotation_stands(quotation: str, pages: str, code: str, severity: str) -> None:
    outcome = q1_quotation.check(quotation, locators(pages), source())
    assert (outcome.code, outcome.severity) == (code, severity)


def test_the_evidence_says_what_a_person_needs() -> None:
    outcome = q1_quotation.check(WINTER.replace("noch einmal", "erneut"), locators("S. 35"), source())
    evidence = outcome.evidence
    assert (evidence["cited"], evidence["found"], evidence["k"], evidence["n"]) == (["35"], ["35"], 1, 1)
    assert evidence["excerpt"]["text"] == WINTER
    assert evidence["excerpt"]["before"].endswith("Winter kam, ")
    assert [op for op in evidence["diff"] if op["op"] != "equal"] == [{"op": "replace", "quoted": "erneut", "source": "noch einmal"}]
    assert json.loads(json.dumps(evidence)) == evidence


def test_a_quotation_elsewhere_names_its_page() -> None:
    outcome = q1_quotation.check(WINTER, locators("S. 33"), source())
    assert outcome.message == "The quotation stands on 35, not on the cited page 33."
    assert outcome.evidence["found"] == ["35"]


@pytest.mark.parametrize(
    ("quotation", "pages", "code"),
    [
        ("die er am ersten Tag bekommen hatte. Am Abend zählte er die Seiten", "S. 33", "runs_over"),
        ("die er am ersten Tag bekommen hatte. Am Abend zählte er die Seiten", "S. 33 f.", "ok"),
        (WINTER, "S. 34–36", "wider_than_needed"),
        (WINTER, "S. 35", "ok"),
        (WINTER, "S. 35 ff.", "ok"),
    ],
)
def test_whether_the_pages_fit_the_quotation(quotation: str, pages: str, code: str) -> None:
    located = q1_quotation.check(quotation, locators(pages), source())
    assert q2_page_boundary.check(located, locators(pages), source()).code == code


def test_a_quotation_that_runs_over_is_told_how_to_be_cited() -> None:
    located = q1_quotation.check("die er am ersten Tag bekommen hatte. Am Abend zählte er die Seiten", locators("S. 33"), source())
    outcome = q2_page_boundary.check(located, locators("S. 33"), source())
    assert outcome.message == "The quotation runs over to the next page: read “33 f.”."


@pytest.mark.parametrize(
    ("pages", "code"),
    [("S. 35", "ok"), ("S. 33–36", "ok"), ("S. 900", "beyond_last_page"), ("S. 12", "unnumbered_page")],
)
def test_whether_the_held_edition_has_the_page(pages: str, code: str) -> None:
    assert b2_held_edition.check(locators(pages), source()).code == code


def test_three_quotations_off_by_the_same_amount_are_another_edition() -> None:
    held = source(offset=10)
    quotations = {
        33: "das Licht fiel durch das hohe Fenster auf die Tinte",
        34: "zählte er die Seiten, die er geschrieben hatte",
        35: WINTER,
    }
    located = [(number, q1_quotation.check(words, locators(f"S. {number}"), held)) for number, words in quotations.items()]
    outcome = q3_edition.check(located, held)
    assert (outcome.code, outcome.evidence["offset"], outcome.evidence["count"]) == ("offset_pattern", 10, 3)


def test_another_year_is_another_edition() -> None:
    located = [(0, q1_quotation.check(WINTER, locators("S. 35"), source()))]
    assert q3_edition.check(located, source(), cited_year=1911).code == "edition_mismatch"
    assert q3_edition.check(located, source(), cited_year=1901).code == "ok"


def outcomes(note: str, quotation: str, *, held: bool = True) -> list[Outcome]:
    read = facts({1: note})
    return check_quotation(read.reading.mentions[0], read, quotations=[quotation], source=source() if held else None)


@pytest.mark.parametrize(
    ("note", "quotation", "held", "code"),
    [
        (f"{AMSEL}, S. 35.", WINTER, False, "source_not_loaded"),
        (f"{AMSEL}, S. 12.", "der Bote kam am Morgen und brachte die Zeitung, und alle lasen von dem Krieg", True, "page_not_loaded"),
        (f"{AMSEL}.", WINTER, True, "no_locator"),
        (f"{AMSEL}, S. 35.", "", True, "no_quotation"),
        ("Fink, Das Pult, S. 35.", WINTER, True, "unresolved"),
        ("STERF, Altdorf, 12/345/670, Bl. 8.", WINTER, True, "archival_only"),
    ],
)
def test_why_a_quotation_is_not_looked_up(note: str, quotation: str, held: bool, code: str) -> None:
    reasons = [outcome for outcome in outcomes(note, quotation, held=held) if outcome.check == "Q0"]
    assert [(reason.code, reason.result, reason.severity) for reason in reasons] == [(code, "untested", "info")]


def test_a_quotation_that_can_be_looked_up_is() -> None:
    assert [(outcome.check, outcome.code) for outcome in outcomes(f"{AMSEL}, S. 35.", WINTER)] == [
        ("B2", "ok"),
        ("Q1", "confirmed_exact"),
        ("Q2", "ok"),
    ]


def test_a_quotation_whose_page_is_not_held_is_still_found_elsewhere() -> None:
    given = outcomes(f"{AMSEL}, S. 12.", WINTER)
    assert [(outcome.check, outcome.code) for outcome in given] == [("B2", "unnumbered_page"), ("Q1", "elsewhere")]
    assert given[1].evidence["cited"] == ["12"]


def test_of_two_quotations_the_worse_speaks() -> None:
    read = facts({1: f"{AMSEL}, S. 35."})
    absent = "der Bote kam am Morgen und brachte die Zeitung, und alle lasen von dem Krieg in der Ferne"
    given = check_quotation(read.reading.mentions[0], read, quotations=[WINTER, absent], source=source())
    assert [outcome.code for outcome in given if outcome.check == "Q1"] == ["not_found"]


def test_a_word_diff_does_not_see_spelling() -> None:
    steps = word_diff("dass er die Bücher schloss", "daß er die großen Bü-\ncher schloß")
    assert [(step["op"], step["source"]) for step in steps if step["op"] != "equal"] == [("insert", "großen")]


def test_every_page_is_held_once() -> None:
    held = source()
    assert [held.labels(held.places_at(page.start, page.end)) for page in held.pages] == [[str(number)] for number in PAGES]


@pytest.mark.parametrize(
    ("cited", "labels"),
    [("fol. 12r", ["12r"]), ("fol. 12v", ["12v"]), ("fol. 12", ["12r", "12v"]), ("fol. 12v–13r", ["12v", "13r"])],
)
def test_folios_are_found_by_number_and_side(cited: str, labels: list[str]) -> None:
    sides = ["12r", "12v", "13r", "13v"]
    held = HeldSource.of("abcd", [HeldPage(side, at, at + 1) for at, side in enumerate(sides)])
    assert held.labels([place for pages in cited_ranges(locators(cited)) for place in held.places_of(pages)]) == labels


NOTES = {
    33: "Zur Feder vgl. die Rechnungen des Kanzlisten.",
    35: "So das Amtsbuch.",
    36: "Die Kammer ist im Jahr darauf abgebrannt, und der Bindfaden mit ihr.",
}


def noted() -> HeldSource:
    """The held edition with notes, which stand behind the text of all pages."""
    held = source()
    text, pages = held.text, list(held.pages)
    for label, words in NOTES.items():
        pages.append(HeldPage(str(label), len(text), len(text) + len(words) + 1, on=list(PAGES).index(label)))
        text += words + "\n"
    return HeldSource.of(text, pages)


OVER = "die er am ersten Tag bekommen hatte. Am Abend zählte er die Seiten"


@pytest.mark.parametrize(
    ("quotation", "pages", "codes"),
    [
        (WINTER, "S. 35", ("confirmed_exact", "ok")),
        (WINTER, "S. 34–36", ("confirmed_exact", "wider_than_needed")),
        (OVER, "S. 33", ("confirmed_exact", "runs_over")),
        (OVER, "S. 33 f.", ("confirmed_exact", "ok")),
        (NOTES[33], "S. 33", ("confirmed_exact", "ok")),
        (NOTES[36], "S. 35", ("adjacent", "inapplicable")),
        (NOTES[36], "S. 33", ("elsewhere", "inapplicable")),
    ],
)
def test_a_note_of_the_source_belongs_to_its_page(quotation: str, pages: str, codes: tuple[str, str]) -> None:
    located = q1_quotation.check(quotation, locators(pages), noted())
    fits = q2_page_boundary.check(located, locators(pages), noted())
    assert (located.code, fits.result if fits.result == "inapplicable" else fits.code) == codes


def test_a_cited_page_with_notes_is_named_once() -> None:
    outcome = q1_quotation.check(WINTER, locators("S. 33"), noted())
    assert outcome.message == "The quotation stands on 35, not on the cited page 33."
