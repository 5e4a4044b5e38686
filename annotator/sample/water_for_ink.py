"""What the sample people say about “Water for Ink”."""

from annotator.models.annotation import Visibility
from annotator.models.attestation import Decision
from annotator.models.claim import Claimant
from annotator.models.disagreement import Ground
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Relation, Stance
from annotator.sample.saying import Answer, Assertion, Discussion, Evidence, Judgement, LookedUp, Objection, Ruling

LENDING_BOOK = Assertion(
    by="bob",
    words="a manuscript written to be passed from boat to boat, read at anchor, paid for by the tide",
    statement="The Tidebook was written to be lent; it was never a private diary.",
    notes=(2,),
    evidence=(
        Evidence(
            by="bob",
            relation=Relation.SUPPORTS,
            words="I set down nothing here that I would not have read aloud in a full cabin",
            note=2,
            locator="p. 61",
            why="Vane says so herself, and the page is right.",
        ),
        Evidence(
            by="alice",
            relation=Relation.SUPPORTS,
            words="let him that has it in a boat keep it in the bread-box and not beneath the thwart, for I can dry a leaf but "
            "I cannot dry a word that has run",
            note=6,
            locator="pp. 63–64",
            why="Nobody gives a diary directions for its borrowers.",
        ),
        Evidence(
            by="carol",
            relation=Relation.DISPUTES,
            words="The first is the tone of the opening quire, which is close and unguarded",
            why="The first quire reads like a confession. It may have become a lending book without having been begun as one.",
            objections=(
                Objection(
                    by="bob",
                    ground=Ground.INFERENCE,
                    statement="Tone is no evidence of purpose: printed books were confessional too.",
                ),
            ),
        ),
        Evidence(
            by="carol",
            relation=Relation.QUALIFIES,
            note=16,
            locator="p. 52",
            why="The vicar’s letter is known at second hand only, through Tolliver.",
        ),
    ),
    objections=(
        Objection(
            by="carol",
            ground=Ground.DEFINITION,
            on="was not a diary at all",
            statement="A book may be kept as a diary and lent as one. The essay treats the two as opposites without saying why.",
            answers=(Answer("bob", "The first quire could be both. I would still not call the third one a diary."),),
        ),
    ),
    judgements=(
        Judgement("alice", Stance.AGREE),
        Judgement("carol", Stance.DISAGREE, "“From the third quire on” would be safe; “never” is not."),
        Judgement("bob", Stance.AGREE),
    ),
    ruling=Ruling("alice", ReviewOutcome.QUALIFIED, "Holds for the third and fourth quires; the first is not shown to have been lent."),
)

STAINS = Assertion(
    by="alice",
    words="Water that enters a kitchen does not turn the pages.",
    statement="The stains come from reading in boats and not from a flood.",
    evidence=(
        Evidence(
            by="alice",
            relation=Relation.SUPPORTS,
            words="with water from the butt, and when the butt was foul with water from the tide",
            note=3,
            locator="p. 62",
            why="Salt in the ink would make the leaves weep in fog, whatever happened to them afterwards.",
        ),
        Evidence(
            by="bob",
            relation=Relation.DISPUTES,
            note=5,
            locator="p. 121",
            why="Ashdown saw the quire and thought of a flood. Her page has not been compared: the seminar does not hold the book.",
        ),
    ),
    objections=(
        Objection(
            by="carol",
            ground=Ground.EVIDENCE,
            statement="Salted ink explains the damp leaves without any boat. The two explanations should be kept apart.",
            answers=(Answer("alice", "Fair. The fore-edge stains are the argument, not the ink."),),
        ),
    ),
    judgements=(Judgement("carol", Stance.DISAGREE), Judgement("alice", Stance.AGREE)),
)

FINES = Assertion(
    by="bob",
    words="who keeps a book beyond his tide keeps back his neighbour’s water, and shall pay for both tides and for the thirst between",
    statement="Vane’s image of the thirst is a rule about fines, not a metaphor of the soul.",
    claimant=Claimant.CITED_SOURCE,
    notes=(14,),
    evidence=(
        Evidence(
            by="bob",
            relation=Relation.SUPPORTS,
            words="The page on which it stands is headed with a table of fines.",
            note=14,
            locator="p. 66",
            why="Page 66 has no table. The sentence, and the table above it, are on page 64.",
        ),
    ),
    answers=(Answer("carol", "The page is wrong, the argument gains by it: on 64 the table and the sentence do stand together."),),
    judgements=(Judgement("carol", Stance.AGREE),),
)

HANDS = Assertion(
    by="carol",
    words="none of the four was a child, and two were dead by 1797",
    statement="The marginal notes were written in Vane’s lifetime, by masters and not by children.",
    objections=(
        Objection(
            by="bob",
            ground=Ground.INFERENCE,
            statement="Four signatures out of sixty-three notes: the rest may still be children’s.",
        ),
    ),
)

WET_QUIRES = Assertion(
    by="alice",
    words="have a common history of this kind",
    statement="The Trust’s other wet quires were lending books too.",
    claimant=Claimant.CITED_SOURCE,
    notes=(15,),
    evidence=(
        Evidence(
            by="alice",
            relation=Relation.SUPPORTS,
            note=15,
            locator="p. 19",
            why="The only reference, and its short title leads nowhere.",
        ),
    ),
)

PRIVATE_QUESTION = Assertion(
    by="alice",
    words="It would be hard to find, in the literature of solitude, a line that had been so generally read before it was discovered.",
    statement="A good sentence to begin the session with.",
    claimant=Claimant.ANNOTATOR,
    visibility=Visibility.PRIVATE,
)

DISCUSSION = Discussion(
    assertions=(LENDING_BOOK, STAINS, FINES, HANDS, WET_QUIRES, PRIVATE_QUESTION),
    objections=(
        Objection(
            by="bob",
            ground=Ground.WORDING,
            on="I have seven readers at the Quay and none in the boats",
            statement="The printed text has “and thirty in the boats”. The altered quotation turns Vane’s boast into a complaint.",
            answers=(Answer("alice", "And it is the only sentence that speaks against the essay’s own thesis. Odd."),),
        ),
        Objection(
            by="carol",
            ground=Ground.REFERENCE,
            on="Garrick, ‘Wet Paper’",
            statement="There is no full reference to Garrick anywhere in the essay.",
        ),
    ),
    looked_up=(
        LookedUp(
            by="carol",
            note=4,
            decision=Decision.LOOKED_UP,
            reason="The wrapper and the note pinned in it are as described.",
            copy_used="Carrow Quay, Harbour Trust Archive, reading room",
        ),
    ),
)
