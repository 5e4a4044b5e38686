"""What the sample people say about »Das dritte Rechnungsbuch«."""

from annotator.models.annotation import Visibility
from annotator.models.attestation import Decision
from annotator.models.claim import Claimant
from annotator.models.disagreement import Ground
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Relation, Stance
from annotator.sample.saying import Answer, Assertion, Discussion, Evidence, Judgement, LookedUp, Objection, Ruling

SINGLE_LINE = Assertion(
    by="bob",
    words="er beruht, genau besehen, auf einer einzigen Zeile",
    statement="Die Zahlungsunfähigkeit von 1587 beruht auf einer einzigen Zeile eines einzigen Rechnungsbuchs.",
    notes=(2,),
    evidence=(
        Evidence(
            by="alice",
            relation=Relation.SUPPORTS,
            words="In der alten Lade war nichts mehr, weil alles in der neuen war.",
            why="Der Vermerk sagt nichts von Schulden, nur dass die Lade an diesem Tag leer war.",
        ),
        Evidence(
            by="bob",
            relation=Relation.SUPPORTS,
            note=5,
            locator="S. 217",
            why="Auch Brandes stützt sich auf denselben Vermerk, ohne ein zweites Zeugnis zu nennen.",
        ),
        Evidence(
            by="carol",
            relation=Relation.DISPUTES,
            citation="StA Ahrenfleth, Rat, Erlasse 1588, Bl. 4r",
            why="Der Steuernachlass von 1588 setzt voraus, dass der Rat von der Zahlungsunfähigkeit wusste. Das wäre ein zweites Zeugnis.",
            objections=(
                Objection(
                    by="bob",
                    ground=Ground.INFERENCE,
                    statement="Ein Nachlass beweist keine Zahlungsunfähigkeit; die Schuster bekamen im selben Jahr auch einen.",
                ),
            ),
        ),
    ),
    objections=(
        Objection(
            by="carol",
            ground=Ground.WORDING,
            on="auf einer einzigen Zeile",
            statement="Statt »einzige Zeile« müsste es »einziges unmittelbares Zeugnis« heißen: ein mittelbares gibt es.",
            answers=(
                Answer("bob", "Welches? Den Nachlass von 1588 würde ich nicht so nennen."),
                Answer("carol", "Doch, eben den. Ich habe ihn als Gegenbeleg eingetragen."),
                Answer("alice", "Dann sollte die These »unmittelbares Zeugnis« sagen, und ihr seid euch einig."),
            ),
        ),
    ),
    judgements=(
        Judgement("alice", Stance.QUALIFY, "Mit der Änderung von Carol."),
        Judgement("carol", Stance.DISAGREE, "Der Nachlass von 1588 fehlt."),
        Judgement("bob", Stance.AGREE),
    ),
)

THIRD_BOOK = Assertion(
    by="alice",
    words="das dritte buch, so mit Lichtmeß anno 87 angefangen, ist mir von den älterleuten selbst auf die wage gebracht und blatt für "
    "blatt gewiesen worden",
    statement="Es gab ein drittes Rechnungsbuch, und Petri hat es selbst in der Hand gehabt.",
    claimant=Claimant.CITED_SOURCE,
    notes=(3,),
    evidence=(
        Evidence(
            by="bob",
            relation=Relation.CONFIRMS,
            words="was nach mir einer finden mag, der suche nicht in der laden, sondern in den büchern, und nicht in einem, sondern in "
            "allen dreien",
            note=26,
            locator="S. 151",
            why="Am Schluss rechnet Petri noch einmal mit drei Büchern.",
        ),
        Evidence(
            by="carol",
            relation=Relation.QUALIFIES,
            note=25,
            locator="S. 139",
            why="Siemsen hielt das dritte Buch für eine Abschrift des zweiten. Seine Vorbemerkung sollte man mitlesen.",
        ),
    ),
    judgements=(Judgement("bob", Stance.AGREE, "Das Zitat steht wörtlich auf der angegebenen Seite."), Judgement("alice", Stance.AGREE)),
    ruling=Ruling(
        "carol",
        ReviewOutcome.UPHELD,
        "Die Stelle ist geprüft und wörtlich; Siemsens Zweifel betreffen die Abschrift, nicht Petris Augenschein.",
    ),
)

CIRCULAR = Assertion(
    by="bob",
    words="Das Argument ist zirkulär: Es setzt voraus, was es beweisen soll.",
    statement="Brandes’ Begründung für die kleinere Zahl ist zirkulär.",
    notes=(5,),
    objections=(
        Objection(
            by="alice",
            ground=Ground.CONTEXT,
            statement="Brandes nennt dort auch die Schreibgewohnheiten der Ahrenflether Kanzlei. Das wäre ein zweites Argument.",
            answers=(Answer("bob", "Das müsste jemand nachschlagen. Wir haben den Band nicht."),),
        ),
    ),
    judgements=(Judgement("alice", Stance.UNDECIDED, "Erst nachschlagen."),),
)

VOW = Assertion(
    by="alice",
    words="den pfennig auf den scheffel haben sie nicht aus armut, sondern umb ihrer alten freiheit willen und mit gutem bedacht gelobet",
    statement="Der Malzpfennig wurde freiwillig gelobt und nicht auferlegt.",
    claimant=Claimant.CITED_SOURCE,
    notes=(13,),
    evidence=(
        Evidence(
            by="alice",
            relation=Relation.SUPPORTS,
            words="Gelobt wird ein Versprechen, nicht eine Schuld.",
            note=13,
            locator="S. 146",
            why="Das Verb entscheidet: Wer gelobt, ist Partei.",
            objections=(
                Objection(
                    by="bob",
                    ground=Ground.REFERENCE,
                    statement="Auf S. 146 steht dieser Satz nicht. Die Prüfung findet ihn auf S. 149.",
                    answers=(Answer("alice", "Richtig. Der Satz stimmt, die Seite nicht; ich habe es bei der Anmerkung vermerkt."),),
                    settled="Als Versehen der Verfasserin vermerkt.",
                ),
            ),
        ),
        Evidence(
            by="bob",
            relation=Relation.SUPPORTS,
            words="ein friede und kein almosen",
            note=23,
            locator="S. 150",
            why="Dieselbe Deutung, in Petris kürzester Form.",
        ),
        Evidence(
            by="carol",
            relation=Relation.DISPUTES,
            words="stehe am Ende des Jahrhunderts für jede Art von Zusage",
            note=14,
            why="Wenn das Wort verblasst war, trägt es die These nicht. Der Kurztitel Hinrichs wird allerdings nirgends aufgelöst.",
        ),
    ),
    judgements=(Judgement("bob", Stance.AGREE), Judgement("carol", Stance.DISAGREE, "Ein einzelnes Verb ist zu wenig.")),
)

STOCK = Assertion(
    by="bob",
    words="Eine zahlungsunfähige Korporation kauft nicht auf Vorrat.",
    statement="Vorratskäufe schließen Zahlungsunfähigkeit aus.",
    notes=(9,),
)

FADED_WORD = Assertion(
    by="carol",
    words="stehe am Ende des Jahrhunderts für jede Art von Zusage",
    statement="»Geloben« hieß um 1600 an der Unterelbe nicht mehr als »zusagen«.",
    claimant=Claimant.CITED_SOURCE,
    notes=(14,),
    evidence=(
        Evidence(
            by="carol",
            relation=Relation.SUPPORTS,
            note=14,
            locator="S. 61",
            why="Der einzige Beleg, und sein Kurztitel führt nirgendwohin.",
        ),
    ),
    judgements=(Judgement("alice", Stance.DISAGREE, "Ohne Hinrichs bleibt davon nichts."),),
)

PRIVATE_QUESTION = Assertion(
    by="bob",
    words="Er notierte sogar den Verlust eines Siegelstempels",
    statement="In der Sitzung fragen: Woher weiß die Verfasserin das? Es fehlt ein Beleg.",
    claimant=Claimant.ANNOTATOR,
    visibility=Visibility.PRIVATE,
)

DISCUSSION = Discussion(
    assertions=(SINGLE_LINE, THIRD_BOOK, CIRCULAR, VOW, FADED_WORD, STOCK, PRIVATE_QUESTION),
    objections=(
        Objection(
            by="carol",
            ground=Ground.WORDING,
            on="die brauer seien zu keiner zeit willig befunden",
            statement="Petri schreibt das Gegenteil: »zu aller zeit willig befunden«, und von leeren Händen steht bei ihm nichts.",
            answers=(
                Answer("bob", "Damit fällt das Argument, Petri rede den Brauern nicht nach dem Mund."),
                Answer("alice", "Jedenfalls an dieser Stelle. Der Satz danach, über ihren Stolz, ist wirklich scharf."),
            ),
        ),
        Objection(
            by="alice",
            ground=Ground.REFERENCE,
            on="Hinrichs, Akzise und Gewissen",
            statement="Der Kurztitel hat nirgends einen vollen Titel. Wer ist Hinrichs?",
        ),
    ),
    looked_up=(
        LookedUp(
            by="alice",
            note=13,
            decision=Decision.AUTHOR_ERROR,
            reason="Der Satz steht wörtlich auf S. 149; auf S. 146 ist von den Ratsbüchern die Rede.",
            read_instead="S. 149",
        ),
    ),
)
