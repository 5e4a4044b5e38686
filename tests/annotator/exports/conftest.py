"""A reading with one of everything, with keys and times that never change, so that whole files can be compared. All of it is invented."""

from datetime import UTC, datetime

import pytest
from django.db.models import Model

from annotator.exports import gathering
from annotator.models import (
    Anchor,
    CitationCheck,
    Claim,
    DisagreementNote,
    EvidenceLink,
    Membership,
    Position,
    Quotation,
    QuotationRange,
    Reading,
    Reply,
    Review,
    Seminar,
    Upload,
    User,
)
from editions.models import CitationMention, Edition, NoteCall, Page, Passage, Reference, Revision

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
SLUG = "on-the-salt-road"

# ref, kind, note number, words
PASSAGES = (
    ("p1", "title", None, "On the Salt Road"),
    ("p2", "byline", None, "Nora Feldt"),
    ("p3", "paragraph", None, "The road was cut in one summer. Nobody counted the carts. The toll was paid in salt, not in coin."),
    ("p4", "heading", None, "The keeper"),
    ("p5", "paragraph", None, "In the autumn the keeper left his post, “& the road <was> never mended”, as Holt says."),
    ("n1", "note", 1, "Arne Holt, The Toll Books (Westmark: Toll House, 1921), p. 14."),
    ("n2", "note", 2, "Ibid., p. 15."),
)
SET_APART = {
    "p3": (("counted the carts. The toll", "italic"), ("carts", "small_caps")),
    "p5": (("never", "bold"),),
    "n1": (("The Toll Books", "italic"),),
}
NAMED = {"p4": "keeper", "n1": "fn-1"}  # xml:ids of the file
TEXT = "\n\n".join(words for _, _, _, words in PASSAGES)
NOTES_START = TEXT.index("Arne Holt")
SECOND_PAGE = TEXT.index("the road <was>")


@pytest.fixture(autouse=True)
def on_the_second_of_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "now", lambda: NOON)


@pytest.fixture
def people(db: None) -> dict[str, User]:
    names = ("alice", "bob", "carol", "dora")
    return {name: User.objects.create_user(username=name, password=None, name=name.capitalize()) for name in names}


@pytest.fixture
def salt_road(people: dict[str, User]) -> Reading:
    """The text read by alice (owner), bob and carol (reviewer); dora is an outsider."""
    seminar = Seminar.objects.create(pk=9001, name="Roads", slug="roads", created_by=people["alice"])
    for name, role in (("alice", "owner"), ("bob", "annotator"), ("carol", "reviewer")):
        Membership.objects.create(seminar=seminar, user=people[name], role=role)
    edition = Edition.objects.create(pk=9001, title="On the Salt Road", creators=["Nora Feldt"], language="en", slug=SLUG)
    revision = Revision.objects.create(edition=edition, number=1, text=TEXT, language="en", source_name="salt-road.txt")
    Upload.objects.create(seminar=seminar, edition=edition, file="uploads/salt", name="salt-road.txt", size=1, sha256="5" * 64)
    pages = [
        Page.objects.create(revision=revision, sequence=0, label="7", label_source="file", identifier="s7", start=0, end=SECOND_PAGE),
        Page.objects.create(revision=revision, sequence=1, label="8", label_source="inferred", start=SECOND_PAGE, end=NOTES_START),
    ]
    at = 0
    for order, (ref, kind, number, words) in enumerate(PASSAGES):
        page = pages[1] if ref == "n2" else pages[0]
        Passage.objects.create(
            revision=revision,
            page=page,
            ref=ref,
            order=order,
            kind=kind,
            number=number,
            start=at,
            end=at + len(words),
            marks=[[words.index(look), words.index(look) + len(look), kind] for look, kind in SET_APART.get(ref, ())],
            identifier=NAMED.get(ref, ""),
        )
        at += len(words) + 2
    _cite(revision)
    return Reading.objects.create(pk=9001, seminar=seminar, edition=edition, created_by=people["alice"])


def _cite(revision: Revision) -> None:
    passages = {passage.ref: passage for passage in revision.passages.all()}
    calls = (("1", "p3", "coin.", "n1"), ("2", "p5", "mended”,", "n2"))
    for marker, ref, before, note in calls:
        offset = passages[ref].text.index(before) + len(before)
        NoteCall.objects.create(revision=revision, marker=marker, passage=passages[ref], offset=offset, note=passages[note])
    reference = Reference.objects.create(edition=revision.edition, key=0, raw="Arne Holt, The Toll Books", csl={"title": "The Toll Books"})
    for order, (note, form) in enumerate((("n1", "full"), ("n2", "ibid"))):
        passage = passages[note]
        CitationMention.objects.create(
            pk=9001 + order,
            revision=revision,
            passage=passage,
            order=order,
            start=0,
            end=len(passage.text),
            raw=passage.text,
            form=form,
            resolution="resolved",
            reference=reference,
        )


def words(reading: Reading, key: int, *quoted: str, by: User) -> Quotation:
    """A quotation of each of the stretches of words; what the text has not is an orphan."""
    revision = reading.edition.current_revision
    quotation = Quotation.objects.create(pk=key, reading=reading, created_by=by)
    for order, exact in enumerate(quoted):
        at = TEXT.find(exact)
        part = QuotationRange.objects.create(quotation=quotation, order=order, exact=exact, prefix=TEXT[max(at - 8, 0) : max(at, 0)])
        if at < 0:
            Anchor.objects.create(range=part, revision=revision, status="orphaned", score=0)
            continue
        passage = revision.passages.get(start__lte=at, end__gte=at + len(exact))
        Anchor.objects.create(range=part, revision=revision, passage=passage, start=at, end=at + len(exact))
    return quotation


def dated(row: Model) -> None:
    field = "decided_at" if isinstance(row, Review) else "created_at"
    type(row)._default_manager.filter(pk=row.pk).update(**{field: NOON})


@pytest.fixture
def annotated(salt_road: Reading, people: dict[str, User]) -> Reading:
    """Claims and disagreements of every kind: decided, private, deleted, orphaned; see the golden files."""
    reading, alice, bob, carol = salt_road, people["alice"], people["bob"], people["carol"]
    mentions = {mention.pk: mention for mention in CitationMention.objects.all()}

    def claim(key: int, statement: str, quotation: Quotation, by: User, **fields: object) -> Claim:
        made = Claim.objects.create(pk=key, reading=reading, statement=statement, created_by=by, **fields)
        made.quotations.add(quotation)
        dated(made)
        return made

    # Made out of document order, so that the export has to sort.
    orphan = claim(9104, "The bridge came first.", words(reading, 9104, "the bridge before the road", by=bob), bob)
    keeper = claim(
        9102,
        "The keeper's leaving *ruined* the road.",
        words(reading, 9102, "the keeper left his post", "the road <was> never mended", by=alice),
        alice,
    )
    toll = claim(
        9101,
        "The toll was paid in kind.",
        words(reading, 9101, "The toll was paid in salt, not in coin.", by=bob),
        bob,
        claimant="cited_source",
    )
    claim(9103, "Bob alone thinks this.", words(reading, 9103, "one summer", by=bob), bob, visibility="private")
    toll.mentions.add(mentions[9001])
    evidence = (
        EvidenceLink(
            pk=9201,
            claim=toll,
            relation="supports",
            quotation=words(reading, 9201, "The Toll Books", by=alice),
            mention=mentions[9001],
            locator="p. 14",
            analytic_note="Holt prints the receipts & nothing else.",
            source_excerpt="iij busshels of salte",
            translation="three bushels of salt",
            created_by=alice,
        ),
        EvidenceLink(
            pk=9202, claim=toll, relation="disputes", url="https://example.org/coins", analytic_note="- coins were found", created_by=carol
        ),
        EvidenceLink(
            pk=9203,
            claim=keeper,
            relation="qualifies",
            mention=mentions[9002],
            analytic_note="Only bob reads this.",
            created_by=bob,
            visibility="private",
        ),
        EvidenceLink(pk=9204, claim=orphan, relation="discusses", full_citation="Holt, Bridges, 1925", created_by=alice),
    )
    disputes = (
        DisagreementNote(pk=9301, claim=toll, ground="inference", statement="Salt may have been a coin.", created_by=carol),
        DisagreementNote(
            pk=9302,
            evidence_link=evidence[0],
            ground="reading",
            statement="Read “ij”, not “iij”.",
            state="settled",
            closed_at=NOON,
            closed_by=bob,
            closing_reason="The facsimile is clear.",
            created_by=bob,
        ),
        DisagreementNote(
            pk=9303,
            quotation=words(reading, 9303, "Nobody counted the carts.", by=bob),
            ground="wording",
            statement="=1+1 people did",
            created_by=bob,
        ),
    )
    for row in (*evidence, *disputes):
        row.reading = reading
        row.save()
        dated(row)
    replies = (
        Reply(pk=9401, disagreement_note=disputes[0], body="Not in the statutes.", created_by=bob),
        Reply(pk=9402, disagreement_note=disputes[0], body="taken back", created_by=carol, deleted_at=NOON),
        Reply(pk=9403, claim=toll, body="See also the\nharbour rolls.", created_by=alice),
    )
    for reply in replies:
        reply.save()
        dated(reply)
    Position.objects.create(claim=toll, member=bob, stance="agree", reason="")
    Position.objects.create(claim=toll, member=carol, stance="disagree", reason="A bushel is a coin.")
    dated(
        Review.objects.create(
            claim=keeper,
            outcome="upheld",
            rationale="Nobody else had the key.",
            reviewer=carol,
            dissents=[{"member": "Bob", "stance": "disagree", "reason": "The rain did."}],
        )
    )
    check = {"check_name": "Q1", "result": "passed", "engine_version": "1", "revision": reading.edition.current_revision}
    CitationCheck.objects.create(mention=mentions[9001], code="confirmed_exact", fingerprint="a", **check)
    elsewhere = {"result": "failed", "severity": "error", "evidence": {"found": ["19"]}}
    CitationCheck.objects.create(mention=mentions[9002], code="elsewhere", fingerprint="b", **(check | elsewhere))
    return reading
