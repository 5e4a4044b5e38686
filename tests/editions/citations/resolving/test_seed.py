"""The chains of a real article, which is not part of the repository."""

from pathlib import Path

import pytest

from annotator.verification.report import report_of
from editions.readers import read
from editions.segmentation import segment

SEED = sorted((Path(__file__).resolve().parents[4].parent / "shared" / "seed").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEED, reason="the seed article lies beside the repository only where it may be read")


@pytest.fixture(scope="module")
def report() -> dict[str, list[dict[str, object]]]:
    return report_of(segment(read(SEED[0])))


def test_every_chain_leads_where_a_reader_would_follow_it(report) -> None:
    rows = [(one["note"], one["form"], one["antecedent_note"], one["root_note"]) for one in report["resolutions"]]
    assert rows == [
        (5, "ibid", 4, 4),
        (6, "short", 2, 2),
        (9, "short", 2, 2),
        (11, "short", 2, 2),
        (12, "ibid", 11, 2),
        (13, "ibid", 12, 2),
        (15, "idem", 15, 15),
        (15, "idem", 15, 15),
        (21, "short", None, None),
        (23, "short", 2, 2),
        (24, "short", 22, 22),
        (25, "short", 7, 7),
        (27, "ibid", 26, 26),
        (28, "in_ibid", 28, 28),
        (29, "short", None, None),
        (40, "short", None, None),
    ]


def test_the_page_references_are_all_found(report) -> None:
    assert sum(one["label"] == "page" for one in report["locators"]) == 29
    assert sum(bool(one["pinpoint"]) for one in report["locators"]) == 4


@pytest.mark.parametrize(
    ("code", "notes"),
    [
        ("range_conflict", [[2, 8, 9]]),
        ("dangling", [[21], [29], [40]]),
        ("note_missing", [[31, 32, 33, 34]]),
        ("note_truncated", [[38, 43]]),
        ("malformed", [[8]]),
        ("title_variant", [[20, 36]]),
        ("descending", []),
        ("outside", []),
    ],
)
def test_what_is_wrong_is_reported(report, code: str, notes: list[list[int]]) -> None:
    reported = [finding["notes"] for finding in report["findings"] if finding["code"] == code]
    assert [note for number, note in enumerate(reported) if note not in reported[:number]] == notes
