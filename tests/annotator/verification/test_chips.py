"""The few words beside a cited page."""

import pytest

from annotator.models import CitationCheck
from annotator.verification.verdicts import verdict

NOTHING_TO_COMPARE = CitationCheck(check_name="Q0", code="no_quotation", result="untested", severity="info")


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("B2", "unnumbered_page"),
        ("B3", "volume_missing"),
        ("B3", "volume_conflict"),
        ("C1", "range_conflict"),
        ("C5", "out_of_document_range"),
        ("C7", "shelfmark_conflict"),
        ("Q3", "offset_pattern"),
        ("Q3", "edition_mismatch"),
    ],
)
def test_what_the_report_doubts_is_not_grey_in_the_margin(check: str, code: str) -> None:
    doubted = verdict([NOTHING_TO_COMPARE, CitationCheck(check_name=check, code=code, result="failed", severity="warning")])
    assert (doubted.status, doubted.tone) == ("doubtful", "near")
    assert doubted.leading and doubted.leading.code == code
