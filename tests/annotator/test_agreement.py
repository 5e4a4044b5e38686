"""Agreement figures against tables worked out by hand, and whose judgements go into them."""

import pytest

from annotator.actions.claims import delete_claim, make_claim
from annotator.actions.positions import take_position
from annotator.actions.reviews import decide
from annotator.agreement import figures_of, reading_agreement
from tests import world

A, Q, D = "agree", "qualify", "disagree"


@pytest.mark.parametrize(
    ("judgements", "percent", "alpha"),
    [
        ([], None, None),
        ([[A]], None, None),
        ([[A, A], [A, A]], 100, None),  # nobody ever judged otherwise: chance would give the same
        ([[A, D]], 0, 0),  # observed 2/2, expected 2/2
        ([[A, A], [D, D]], 100, 1),
        # Two who judge four claims and differ on one: values A×5, D×3. Do = 2/8; De = 2·5·3/(8·7); alpha = 1 - 0.25/(30/56).
        ([[A, A], [A, A], [A, D], [D, D]], 75, 1 - 0.25 * 56 / 30),
        # Three on one claim (A A Q), two on another (Q Q), one alone (D, left out). Values A×2, Q×3.
        # Do = (1/5)·(4/2) = 0.4; De = 2·2·3/(5·4) = 0.6; alpha = 1/3. Pairs: 3 + 1, equal 1 + 1.
        ([[A, A, Q], [Q, Q], [D]], 50, 1 / 3),
        # Two who never agree: worse than chance. Values A×2, D×2; Do = 1, De = 8/12.
        ([[A, D], [D, A]], 0, -0.5),
    ],
)
def test_figures(judgements, percent, alpha):
    figures = figures_of({claim: dict(enumerate(by)) for claim, by in enumerate(judgements)})
    assert figures.percent == (None if percent is None else pytest.approx(percent))
    assert figures.alpha == (None if alpha is None else pytest.approx(alpha))


def test_krippendorffs_own_example():
    """Content Analysis, the data of four coders and twelve units with gaps: nominal alpha is 0.743."""
    table = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = {unit: {coder: str(row[unit]) for coder, row in enumerate(table) if row[unit] is not None} for unit in range(12)}
    figures = figures_of(units)
    assert figures.alpha == pytest.approx(0.743, abs=0.0005)
    assert (figures.claims, figures.judgements) == (11, 40)


@pytest.fixture
def claims(reading, revision, alice):
    words = ["Wer die Waage hält", "Der Rat schwieg dazu", "Die Gilde dagegen schrieb"]
    return [make_claim(reading=reading, revision=1, ranges=[world.place(revision, w)], statement=w, by=alice) for w in words]


def judge(claim, **stances):
    for stance, people in stances.items():
        for person in people:
            take_position(claim=claim, stance=stance, by=person)


def test_every_figure_comes_with_its_n(reading, claims, alice, bob, carol):
    judge(claims[0], agree=[alice, bob, carol])
    judge(claims[1], agree=[alice, carol], disagree=[bob])
    found = reading_agreement(reading, carol)
    assert (found.members, found.figures.claims, found.figures.judgements, found.figures.pairs) == (3, 2, 6, 6)
    assert found.figures.percent == pytest.approx(100 * 4 / 6)
    assert [(pair.one, pair.other, pair.figures.claims, pair.figures.percent) for pair in found.pairs] == [
        ("Alice", "Bob", 2, 50),
        ("Alice", "Carol", 2, 100),
        ("Bob", "Carol", 2, 50),
    ]


def test_the_least_agreed_claim_comes_first(reading, claims, alice, bob, carol):
    judge(claims[0], agree=[alice, bob, carol])
    judge(claims[1], agree=[alice, carol], disagree=[bob])
    found = reading_agreement(reading, carol)
    assert [(one.claim, one.judgements, one.percent) for one in found.claims] == [
        (claims[1], 3, pytest.approx(100 / 3)),
        (claims[0], 3, 100),
    ]


def test_undecided_is_no_judgement(reading, claims, alice, bob, carol):
    judge(claims[0], agree=[alice, carol], undecided=[bob])
    found = reading_agreement(reading, carol)
    assert (found.claims[0].judgements, found.claims[0].undecided, found.figures.percent) == (2, 1, 100)


def test_what_one_has_not_judged_oneself_is_left_out_and_counted(reading, claims, alice, bob, carol):
    judge(claims[0], agree=[alice, bob, carol])
    judge(claims[1], agree=[alice], disagree=[bob])
    found = reading_agreement(reading, carol)
    assert [one.claim for one in found.claims] == [claims[0]]
    assert (found.figures.claims, found.hidden) == (1, 1)


def test_whoever_reviews_blind_counts_decided_claims_only(reading, claims, alice, bob, carol):
    reading.blind_review = True
    reading.save()
    for claim in claims[:2]:
        judge(claim, agree=[bob, carol])
    decide(claim=claims[0], outcome="upheld", rationale="Plain.", by=carol)
    found = reading_agreement(reading, carol)
    assert [(one.claim, one.judgements) for one in found.claims] == [(claims[0], 2), (claims[1], 1)]
    assert found.hidden == 1


def test_deleted_and_private_claims_do_not_count(reading, claims, alice, bob, carol):
    judge(claims[0], agree=[bob, carol])
    judge(claims[1], agree=[bob, carol])
    delete_claim(claim=claims[0], by=alice)
    claims[1].visibility = "private"
    claims[1].save()
    assert reading_agreement(reading, carol).figures.claims == 0
