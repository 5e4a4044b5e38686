"""What stands before a finding: green for what was found, "off" for what is off, and no more than a hint for a hint."""

import pytest

from annotator.web.citations.explanations import finding_of


@pytest.mark.parametrize(
    ("check", "code", "severity", "says"),
    [
        ("C8", "quotation_without_page", "notice", "worth a look"),
        ("C1", "range_conflict", "warning", "differs"),
        ("F2", "descending", "error", "off"),
    ],
)
def test_only_what_is_off_is_said_to_be_off(outcome, full, check, code, severity, says) -> None:
    kept = outcome(check, code, mention=full, severity=severity, evidence={"says": {"raw": "S. 4", "notes": "1, 2", "ranges": "4–9, 4–8"}})
    assert str(finding_of(kept, may_read_source=False).chip) == says
