"""B and C: what a text says about its works, and about itself."""

import pytest

from annotator.verification import (
    c1_same_range,
    c2_same_description,
    c3_short_titles,
    c4_chains,
    c5_document_range,
    c6_notes,
    c7_shelf_marks,
    c8_quotations,
)
from annotator.verification.facts import QuotedPassage, TextFacts
from annotator.verification.outcome import INFO, NONE, Outcome
from annotator.verification.registry import check_mention, check_text, findings
from editions.citations.reading import CitationReading
from tests.annotator.verification.reading import AMSEL, facts

VOLUME = "Ida Meise (Hg.), Akten der Ämter, Köln 2000"
ARTICLE = "Karl Amsel, Das Pult, in: Ida Meise (Hg.), Möbel, Köln 2000, S. 43–51"


def codes(outcomes: list[Outcome]) -> list[tuple[str, tuple[int, ...]]]:
    return [(outcome.code, outcome.notes) for outcome in outcomes if outcome.code != "ok"]


def test_different_pages_for_one_document_are_a_conflict() -> None:
    read = facts(
        {
            1: f"»Brief an das Amt«, 1.2.1833, zit. nach {VOLUME}, S. 28–37, hier S. 30.",
            2: "»Brief an das Amt«, in Meise, Akten, S. 28–38.",
            3: "»Brief an das Amt«, in: Meise, Akten, S. 28–37.",
        }
    )
    (conflict,) = [outcome for outcome in c1_same_range.check(read) if outcome.code != "ok"]
    assert (conflict.code, conflict.severity, conflict.notes) == ("range_conflict", "warning", (1, 2, 3))
    assert [(row["note"], row["range"]) for row in conflict.evidence["table"]] == [(1, [28, 37]), (2, [28, 38]), (3, [28, 37])]
    assert conflict.evidence["majority"] == [28, 37]


def test_different_pages_for_one_article_are_a_conflict() -> None:
    read = facts({1: f"{ARTICLE}.", 2: ARTICLE.replace("43–51", "43–53") + "."})
    assert codes(c1_same_range.check(read)) == [("range_conflict", (1, 2))]


@pytest.mark.parametrize(
    "notes",
    [
        {1: f"{ARTICLE}.", 2: f"{ARTICLE}, hier S. 45."},
        {1: f"{ARTICLE}.", 2: "Amsel, Pult, S. 43–45."},
        {1: f"{AMSEL}, S. 4–9.", 2: "Amsel, Schreiber, S. 4–12."},
        {1: f"»Brief an das Amt«, zit. nach {VOLUME}, S. 28–37.", 2: "»Brief an das Amt«, in: Meise, Akten, bes. S. 30–32."},
    ],
)
def test_other_pages_of_a_book_are_no_conflict(notes: dict[int, str]) -> None:
    assert codes(c1_same_range.check(facts(notes))) == []


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("Karl Amsel, Der Schreiber, Berlin 1901", None),
        ("Karl Amsel, Der Schreiber, Berlin 1911", "year_variant"),
        ("Karl Amsel, Der Schreiber, Bonn 1901", "place_variant"),
        ("Otto Fink, Der Schreiber, Berlin 1901", None),
    ],
)
def test_whether_a_work_is_described_alike(second: str, code: str | None) -> None:
    read = facts({1: f"{AMSEL}, S. 4.", 2: f"{second}, S. 5."})
    assert codes(c2_same_description.check(read)) == ([(code, (1, 2))] if code else [])


def test_a_title_with_another_word_is_a_variant() -> None:
    read = facts(
        {
            1: "Karl Amsel, Die preußische Schreibordnung 1830–1841, Bern 1974, S. 2.",
            2: "Karl Amsel, Die preussischen Schreibordnungen 1830–1841, Bern 1974.",
        }
    )
    assert codes(c2_same_description.check(read)) == [("title_variant", (1, 2))]


def test_what_was_misread_as_a_place_is_not_compared() -> None:
    again = "Karl Amsel, Das Streiten in den Ämtern bei gesetzlicher Regelung, AmtZ 2004, 399 (Teil {}) und AmtZ 2004, 503 (Teil II)"
    assert codes(c2_same_description.check(facts({1: f"{again.format('1')}.", 2: f"{again.format('I')}."}))) == []


def test_short_titles_resolve_dangle_or_are_ambiguous() -> None:
    read = facts(
        {
            1: f"{AMSEL}, S. 4; Karl Amsel, Der Tisch, Bonn 1911, S. 6.",
            2: "Amsel, Tisch, S. 5.",
            3: "Amsel, S. 6.",
            4: "Fink, Das Pult, S. 7.",
        }
    )
    outcomes = c3_short_titles.check(read)
    assert [(outcome.code, outcome.severity, outcome.notes) for outcome in outcomes] == [
        ("ok", "none", (2,)),
        ("ambiguous", "warning", (3,)),
        ("dangling", "error", (4,)),
    ]
    assert [candidate["note"] for candidate in outcomes[1].evidence["candidates"]] == [1, 1]


def test_chains_hold_break_or_are_ambiguous() -> None:
    read = facts(
        {
            1: f"{AMSEL}, S. 4.",
            2: "Ebd., S. 5.",
            3: "Ebd.",
            5: "Ebd., S. 6.",
            6: f"{AMSEL}, S. 4; Otto Fink, Das Pult, Wien 1902, S. 3.",
            7: "Ebd., S. 8.",
        },
        missing=(4,),
    )
    assert [(outcome.code, outcome.severity, outcome.notes) for outcome in c4_chains.check(read)] == [
        ("ok", "none", (2,)),
        ("inherited_locator", "info", (3,)),
        ("broken", "error", (5,)),
        ("ambiguous_antecedent", "warning", (7,)),
    ]


def test_a_pinpoint_outside_its_document_is_reported() -> None:
    read = facts({1: f"»Brief an das Amt«, 1.2.1833, zit. nach {VOLUME}, S. 28–37.", 2: "»Brief an das Amt«, in: Meise, Akten, S. 52."})
    assert codes(c5_document_range.check(read)) == [("out_of_document_range", (2,))]


def test_missing_and_cut_off_notes_are_reported() -> None:
    read = facts(
        {1: f"{AMSEL}, S. 4.", 3: "Otto Fink, Das P", 4: "Die Literatur … kann hier nicht"}, status={3: "truncated", 4: "gap"}, missing=(2,)
    )
    assert codes(c6_notes.check(read)) == [("note_missing", (2,)), ("note_truncated", (3, 4))]


def test_stray_calls_notes_and_doubled_pages_are_reported() -> None:
    read = TextFacts(CitationReading((), ()), uncalled=frozenset({7}), calls_without_note=("*",), doubled_pages=("143",))
    assert [outcome.code for outcome in c6_notes.check(read)] == ["note_without_call", "call_without_note", "duplicate_text"]


def test_a_whole_text_passes() -> None:
    assert [outcome.code for outcome in c6_notes.check(facts({1: f"{AMSEL}, S. 4."}))] == ["ok"]


def test_one_document_under_two_shelf_marks() -> None:
    read = facts(
        {
            1: "»Brief an das Königliche Amt«, in: STERF, Altdorf, 12/345/670, Bl. 8.",
            2: "»Brief an das Königliche Amt«, in: STERF, Altdorf, 12/345/671, Bl. 8.",
        }
    )
    assert codes(c7_shelf_marks.check(read)) == [("shelfmark_conflict", (1, 2))]


def test_a_fonds_written_in_two_forms() -> None:
    read = facts({1: "STERF, Altdorf, 12/345/670, Bl. 8.", 2: "STERF, Altdorf, 012/5/3, Bl. 8."})
    assert codes(c7_shelf_marks.check(read)) == [("shelfmark_form", (1, 2))]


@pytest.mark.parametrize(
    ("note", "text", "code"),
    [
        (1, f"{AMSEL}, S. 4.", None),
        (1, f"{AMSEL}, S. 4–9, hier S. 5.", None),
        (1, f"{AMSEL}, S. 4–9.", "quotation_without_pinpoint"),
        (1, f"{AMSEL}.", "quotation_without_page"),
        (None, f"{AMSEL}.", "quotation_without_note"),
    ],
)
def test_whether_a_quotation_has_a_page(note: int | None, text: str, code: str | None) -> None:
    quoted = QuotedPassage("p1", 0, 60, "Der Schreiber saß den ganzen Tag am Pult und schrieb", note)
    outcomes = c8_quotations.check(facts({1: text}, quotations=(quoted,)))
    assert [outcome.code for outcome in outcomes] == [code or "ok"]


@pytest.mark.parametrize(
    ("pages", "code"),
    [("S. 45", "ok"), ("S. 51", "ok"), ("S. 52", "outside_container"), ("S. 12 f.", "outside_container")],
)
def test_whether_the_page_lies_in_the_article(pages: str, code: str) -> None:
    read = facts({1: f"{ARTICLE}.", 2: f"Amsel, Pult, {pages}."})
    assert [outcome.code for outcome in check_mention(read.reading.mentions[1], read) if outcome.check == "B1"] == [code]


def test_that_the_pages_of_an_item_are_not_stated_is_remarked_once() -> None:
    read = facts({1: "Lindner, Das Pult der Schreiber, ZfP 1998, 43.", 2: "Ebd., 45.", 3: "Lindner, ZfP 1998, 43 (47)."})
    outcomes = [outcome for mention in read.reading.mentions for outcome in check_mention(mention, read) if outcome.check == "B1"]
    assert {outcome.code for outcome in outcomes} == {"container_unknown"}
    assert [outcome.severity for outcome in outcomes] == [INFO, NONE, NONE]


def test_findings_leave_out_what_is_in_order() -> None:
    read = facts({1: f"{AMSEL}, S. 4.", 2: "Ebd.", 3: "Fink, Das Pult, S. 7."})
    assert [(outcome.check, outcome.code) for outcome in findings(check_text(read))] == [("C3", "dangling")]
