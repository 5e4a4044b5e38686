"""F1 to F5: what can be said of a locator by itself."""

import pytest

from annotator.verification import f1_well_formed, f2_ascending, f3_pinpoint, f4_span, f5_open_end
from annotator.verification.messages import SENTENCES
from annotator.verification.registry import check_mention
from tests.annotator.verification.reading import AMSEL, facts, mention


def test_a_list_of_pages_has_no_pinpoint() -> None:
    read = facts({1: "Amsel/Fink, Schreiberrecht4 (2020), 300.", 2: "Vgl Amsel/Fink, Schreiberrecht4, 22 f, 41."})
    assert f3_pinpoint.check(read.reading.mentions[1]).code == "ok"


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ("S. 40–47", "ok"),
        ("S. 40–47, hier S. 42", "ok"),
        ("S. 928–938,, siehe dort", "malformed"),
        ("S. ???", "malformed"),
        ("S. 000", "malformed"),
    ],
)
def test_whether_a_locator_is_well_formed(pages: str, code: str) -> None:
    assert f1_well_formed.check(mention(pages)).code == code


def test_a_slip_is_shown_with_what_is_wrong() -> None:
    assert f1_well_formed.check(mention("S. 928–938,, siehe dort")).evidence["says"] == {"raw": "S. 928–938,,"}


@pytest.mark.parametrize(
    ("pages", "code", "severity"),
    [
        ("S. 40–47", "ok", "none"),
        ("S. 40", "ok", "none"),
        ("S. 123–8", "ok", "none"),
        ("S. 47–40", "descending", "error"),
        ("S. 34 f.", "ok", "none"),
    ],
)
def test_whether_the_pages_run_upwards(pages: str, code: str, severity: str) -> None:
    outcome = f2_ascending.check(mention(pages))
    assert (outcome.code, outcome.severity) == (code, severity)


@pytest.mark.parametrize(
    ("pages", "result", "code"),
    [
        ("S. 40–47, hier S. 42", "passed", "ok"),
        ("S. 40–47, hier S. 46 f.", "passed", "ok"),
        ("S. 40 ff., hier S. 90", "passed", "ok"),
        ("S. 40–47, hier S. 47 f.", "failed", "partly_outside"),
        ("S. 40–47, hier S. 52", "failed", "outside"),
        ("S. 40, hier S. 52", "failed", "outside"),
        ("S. 40–47", "inapplicable", "ok"),
    ],
)
def test_whether_the_pinpoint_lies_in_the_range(pages: str, result: str, code: str) -> None:
    outcome = f3_pinpoint.check(mention(pages))
    assert (outcome.result, outcome.code) == (result, code)


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ("S. 40–47", "ok"),
        ("S. 1–400", "long_span"),
        ("S. 40–40", "one_page_range"),
        ("S. 40", "ok"),
        ("S. xii–xv", "ok"),
        ("S. xii–40", "mixed_numerals"),
    ],
)
def test_whether_the_span_is_plausible(pages: str, code: str) -> None:
    assert f4_span.check(mention(pages)).code == code


@pytest.mark.parametrize(("pages", "code"), [("S. 40 ff.", "open_end"), ("S. 40 f.", "ok"), ("S. 40–47", "ok")])
def test_whether_the_end_is_open(pages: str, code: str) -> None:
    outcome = f5_open_end.check(mention(pages))
    assert (outcome.code, outcome.result) == (code, "passed")


@pytest.mark.parametrize("note", ["Karl Amsel, Der Schreiber, Berlin 1901, 320 S.", "Karl Amsel, Der Schreiber, Berlin 1901, o. S."])
def test_a_length_is_no_reference_to_a_page(note: str) -> None:
    read = facts({1: note})
    assert [outcome.code for outcome in check_mention(read.reading.mentions[0], read) if outcome.code != "ok"] == []


def test_a_citation_without_pages_has_nothing_to_check() -> None:
    read = facts({1: f"{AMSEL}."})
    assert check_mention(read.reading.mentions[0], read) == []


def test_a_message_is_a_sentence_with_its_values() -> None:
    outcome = f3_pinpoint.check(mention("S. 40–47, hier S. 52"))
    assert outcome.message == "The pinpoint 52 lies outside the cited pages 40–47."
    assert outcome.evidence["says"] == {"pinpoint": "52", "pages": "40–47"}


def test_every_sentence_ends_like_one() -> None:
    assert [code for code, sentence in SENTENCES.items() if sentence[-1] not in ".?"] == []
