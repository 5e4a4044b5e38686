import pytest

from annotator.verification.engine import fingerprint
from annotator.verification.messages import SENTENCES, translated
from annotator.verification.outcome import CANT_TELL, ERROR, FAILED, INFO, NOTICE, PASSED, UNTESTED, WARNING, Outcome
from annotator.verification.summary import summary

OK = Outcome("F2", "ok", PASSED)
NOT_HELD = Outcome("Q0", "source_not_loaded", UNTESTED, INFO)
FOUND = Outcome("Q1", "confirmed_exact", PASSED)
NEAR = Outcome("Q1", "confirmed_near", PASSED, NOTICE)
SPLIT = Outcome("C1", "range_conflict", FAILED, WARNING)
ABSENT = Outcome("Q1", "not_found", FAILED, ERROR)
UNCLEAR = Outcome("Q0", "unresolved", UNTESTED, INFO)
POSSIBLE = Outcome("Q1", "possible", CANT_TELL, WARNING)


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ([], "unchecked"),
        ([OK], "plausible"),
        ([OK, NOT_HELD], "plausible"),
        ([OK, FOUND], "verified"),
        ([OK, NEAR], "verified"),
        ([OK, FOUND, SPLIT], "verified"),
        ([OK, NOT_HELD, SPLIT], "doubtful"),
        ([OK, POSSIBLE], "doubtful"),
        ([OK, ABSENT], "contradicted"),
        ([FOUND, Outcome("F2", "descending", FAILED, ERROR)], "contradicted"),
        ([OK, UNCLEAR], "unchecked"),
        ([NOT_HELD], "unchecked"),
    ],
)
def test_what_the_outcomes_amount_to(outcomes: list[Outcome], status: str) -> None:
    assert summary(outcomes) == status


def test_nothing_is_verified_without_a_confirmation() -> None:
    others = [Outcome(key.split(".")[0], key.split(".")[1], PASSED) for key in SENTENCES if not key.startswith("Q1.confirmed")]
    assert summary(others) != "verified"


def test_a_fingerprint_depends_on_every_input_and_on_nothing_else() -> None:
    assert fingerprint("Q1", "words", [[1, 2]]) == fingerprint("Q1", "words", [[1, 2]])
    assert len({fingerprint("Q1", "words", [[1, 2]]), fingerprint("Q2", "words", [[1, 2]]), fingerprint("Q1", "word", [[1, 2]])}) == 3


def test_a_stored_outcome_can_be_said_again() -> None:
    assert (
        translated("Q1", "elsewhere", {"says": {"found": "35", "cited": "33"}}) == "The quotation stands on 35, not on the cited page 33."
    )
    assert translated("Q1", "unheard_of", {}) == ""
