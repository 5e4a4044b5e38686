"""A private note is nowhere but with its author: not in a word, and not in a count.

Every address of the pages and of the interface for programs is asked, by everybody who is not the author, before and after alice
has written in private. No secret word may occur in an answer, and nothing else in it may have changed.
"""

import difflib
import io
import re
import zipfile
from collections.abc import Container, Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from annotator.actions.claims import edit_claim, make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import edit_evidence, link_evidence
from annotator.actions.positions import take_position
from annotator.actions.quotations import SelectedRange
from annotator.actions.relations import relate
from annotator.actions.replies import reply
from annotator.actions.seminars import invite
from annotator.actions.verification import queue_check
from annotator.api.claims import WORDS
from annotator.api.search import KINDS
from annotator.exports import FORMS
from annotator.models import Claim, DisagreementNote, Event, EvidenceLink, Job, Reading, Reply, Seminar, Upload, User
from editions.models import Revision
from tests import world

SECRET = "Zwirnfadenhimmel"
# Stands beside the secret word, so that one can search for it without the page repeating the search.
BESIDE = "Kesselgras"
OTHERS = ("bob", "carol", "olga", "dora", "visitor")
# The stream does not end; what it says are the ids of `Event.visible_to`, see below. The administration is the site's keeper's.
NOT_WALKED = {"reading-events"}
NOT_OURS = ("admin/", "^", "account/email/", "account/university/", "account/second-factor/", "account/oidc/", "healthz")
GUESSED = (
    *("repair_pk", "range_pk", "quotation", "quotation_pk", "relation", "relation_pk", "member_pk"),
    *("attestation", "attestation_pk", "sequence"),
)
# What differs between two answers to the same question: tokens of forms, ids of requests, the moment.
FLEETING = re.compile(
    rb'name=\\?"csrfmiddlewaretoken\\?" value=\\?"[^"]+"|data-csrf="[^"]+"|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)'
    rb"|(?<= \xc2\xb7 )[^<\xc2]*\d\d:\d\d(?= \xc2\xb7 revision)"  # when a report was printed
)


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Route, name and parameters of every address."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern) and entry.name and not route.startswith(NOT_OURS):
            yield route, entry.name, entry.pattern.converters or entry.pattern.regex.groupindex


WALKED = sorted({(route, name, tuple(parameters)) for route, name, parameters in patterns(get_resolver()) if name not in NOT_WALKED})


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often(db: None) -> None:
    cache.clear()


def words(revision: Revision) -> list[SelectedRange]:
    found = world.place(revision, "wer die Gewichte prüfte")
    return [SelectedRange(found.passage, found.start, found.end, found.exact)]


class Notes:
    """What is said about one passage, all of it visible to the seminar or all of it to its author alone."""

    def __init__(self, claim: Claim, link: EvidenceLink, note: DisagreementNote, answer: Reply) -> None:
        self.by_room = {
            "claims": [claim.pk],
            "evidence": [link.pk],
            "evidence-links": [link.pk],
            "disagreements": [note.pk],
            "disagreement-notes": [note.pk],
            "replies": [answer.pk],
        }
        self.claim = claim


def said_by_bob(reading: Reading, revision: Revision, bob: User) -> Notes:
    claim = make_claim(reading=reading, revision=1, ranges=words(revision), statement="Niemand prüfte.", by=bob)
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", mention=revision.mentions.first(), by=bob)
    note = contest(reading=reading, claim=claim, ground="context", statement="Es geht um anderes.", by=bob)
    return Notes(claim, link, note, reply(to=claim, body="Wer sagt das?", by=bob))


def said_in_private(reading: Reading, revision: Revision, alice: User, others: Notes) -> Notes:
    """By alice, with every kind of thing that hangs on a note; and on the shared claim of bob too."""
    hidden: dict[str, Any] = {"visibility": "private", "tags": [f"{SECRET} {BESIDE}"], "by": alice}
    claim = make_claim(reading=reading, revision=1, ranges=words(revision), statement=f"{SECRET} {BESIDE}.", **hidden)
    edit_claim(claim=claim, version=1, by=alice, statement=f"{SECRET} {BESIDE}!", claimant="author", visibility="private")
    for target in (claim, others.claim):
        cited: dict[str, Any] = {"full_citation": SECRET, "mention": revision.mentions.first()}
        link = link_evidence(claim=target, relation="disputes", analytic_note=f"{SECRET} {BESIDE}", **cited, **hidden)
        edit_evidence(link=link, version=1, by=alice, analytic_note=f"{SECRET} {BESIDE} noch einmal")
        contest(reading=reading, evidence_link=link, ground="context", statement=f"{SECRET} {BESIDE}", **hidden)
        note = contest(reading=reading, claim=target, ground="context", statement=f"{SECRET} {BESIDE}", **hidden)
        reply(to=note, body=SECRET, by=alice)
    contest(reading=reading, revision=1, ranges=words(revision), ground="wording", statement=f"{SECRET} {BESIDE}", **hidden)
    take_position(claim=claim, stance="agree", reason=SECRET, by=alice)
    relate(subject=claim, object=others.claim, kind="contradicts", by=alice)
    return Notes(claim, link, note, reply(to=claim, body=SECRET, by=alice))


@pytest.fixture
def shared(reading: Reading, revision: Revision, bob: User) -> Notes:
    return said_by_bob(reading, revision, bob)


@pytest.fixture
def filled(seminar: Seminar, reading: Reading, revision: Revision, shared: Notes, alice: User, bob: User) -> Any:
    """All addresses of a route: one for each thing in the world that its parameters can mean."""
    link_evidence(claim=shared.claim, relation="supports", url="https://example.org", by=bob)
    job = queue_check(reading=reading, by=bob) or Job.objects.get()
    upload = Upload.objects.get()
    invitation = invite(seminar=seminar, by=alice)
    EmailAddress.objects.all().delete()
    rooms: dict[str, list[Any]] = {
        "readings": [reading.pk],
        "uploads": [upload.pk],
        "editions": [reading.edition_id],
        "jobs": [job.pk],
        "seminars": [seminar.pk],
        "join": [invitation.token],
    }
    mention = revision.mentions.first()
    reference = reading.edition.references.first()
    assert mention and reference
    parameters: dict[str, list[Any]] = {
        "mention": [mention.pk],
        "mention_pk": [mention.pk],
        "reference": [reference.pk],
        "reference_pk": [reference.pk],
        "edition_pk": [reading.edition_id],
        "number": [1],
        "ref": [words(revision)[0].passage],
        "token": [invitation.token],
        "slug": [seminar.slug],
        "form": list(FORMS),
        "act": ["split", "join"],
        "key": ["nothing"],
        "uidb64": ["MQ"],
        "batch": ["6f1f2c5e-0000-4000-8000-000000000000"],
        # Of things without a room of their own: the number in the address may be anybody's guess.
        **{name: [1] for name in GUESSED},
    }

    def addresses(route: str, name: str, wanted: tuple[str, ...], notes: Notes) -> list[str]:
        room = room_of(route)
        given: list[dict[str, Any]] = [{}]
        for parameter in wanted:
            if parameter == "pk":
                choices = notes.by_room.get(room) or rooms.get(room, [1])
            else:
                assert parameter in parameters, f"Say in this test what {parameter!r} of {name} can mean."
                choices = parameters[parameter]
            given = [before | {parameter: choice} for before in given for choice in choices]
        return [reverse(name, kwargs=kwargs) for kwargs in given]

    return addresses


def questions(address: str, name: str) -> list[str]:
    """The address, also with what can be asked of it."""
    more = {
        "search": [f"q={BESIDE}", f"q={BESIDE}&kind=claims", "q=Gewichte", f"tag={BESIDE}"],
        "api-search": ["q=Gewichte", *(f"q={BESIDE}&kind={kind}" for kind in KINDS), f"tag={BESIDE}&kind=claims"],
        "reading-hits": [f"q={BESIDE}"],
        "reading-export": [f"form={form}&download=1&annotations=all" for form in FORMS],
        "reading-annotations": ["page=1"],
        "reading-changes": ["since=0"],
        "review-queue": ["reason=disputed", "reason=uncontested", "reason=unsupported"],
        "claim-map-export": ["form=svg", "form=argdown"],
        "references-export": ["form=csl", "form=bibtex", "form=ris"],
        "api-events": ["after=0"],
        "api-claims": [f"only={word}" for word in sorted(WORDS)],
    }.get(name, [])
    return [address, *(f"{address}?{query}" for query in more)]


def answer(client: Client, question: str) -> tuple[int, bytes]:
    with transaction.atomic():  # an address that changes something on GET would be seen here, and not disturb the next one
        given = client.get(question)
        content = b"".join(given.streaming_content) if given.streaming else given.content
        transaction.set_rollback(True)
    return given.status_code, unpacked(content)


def unpacked(content: bytes) -> bytes:
    """What a zip archive holds (a spreadsheet and a text document are such, too), name by name; anything else as it is."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(name.encode() + b"\n" + unpacked(archive.read(name)) for name in archive.namelist())


def room_of(route: str) -> str:
    return route.removeprefix("api/v1/").partition("/")[0]


def walk(client: Client, filled: Any, notes: Notes, *, rooms: Container[str] | None = None) -> dict[str, tuple[int, bytes]]:
    asked = [
        question
        for route, name, wanted in WALKED
        if rooms is None or room_of(route) in rooms
        for address in filled(route, name, wanted, notes)
        for question in questions(address, name)
    ]
    return {question: answer(client, question) for question in asked}


@pytest.fixture
def client_of(request: pytest.FixtureRequest) -> Any:
    def client(name: str) -> Client:
        made = Client(raise_request_exception=True)
        if name != "visitor":
            made.force_login(request.getfixturevalue(name))
        return made

    return client


def steady(found: tuple[int, bytes]) -> tuple[int, bytes]:
    return found[0], FLEETING.sub(b"", found[1])


def other_lines(before: tuple[int, bytes], after: tuple[int, bytes]) -> list[str]:
    """For whoever has to find the leak."""
    lines = difflib.unified_diff(*(steady(found)[1].decode(errors="replace").splitlines() for found in (before, after)), n=0)
    return [line[:300] for line in lines if line[:1] in "+-"]


def test_the_walk_would_find_what_is_there(
    client_of: Any, filled: Any, reading: Reading, revision: Revision, alice: User, shared: Notes
) -> None:
    """For alice herself the secret stands in all the places that the others' walk is about."""
    own = said_in_private(reading, revision, alice, shared)
    found = walk(client_of("alice"), filled, own)
    seen = {question for question, (_, content) in found.items() if SECRET.encode() in content}
    for name in (
        "reading-annotations",
        "claim-detail",
        "claim-map",
        "api-claims",
        "api-claim",
        "search",
        "api-search",
        "api-events",
    ):
        route = next(entry for entry in WALKED if entry[1] == name)
        addresses = filled(*route, own)
        assert any(question.startswith(tuple(addresses)) for question in seen), name
    for form in FORMS:  # packed and plain
        assert reverse("api-export", args=[reading.pk, form]) in seen, form
    assert [question for question, (status, _) in found.items() if status >= 500] == []


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_learns_of_a_private_note(
    name: str, client_of: Any, filled: Any, reading: Reading, revision: Revision, alice: User, shared: Notes
) -> None:
    before = walk(client_of(name), filled, shared)
    own = said_in_private(reading, revision, alice, shared)
    after = walk(client_of(name), filled, shared)
    assert [question for question, (_, content) in after.items() if SECRET.encode() in content] == []
    assert {
        question: other_lines(before[question], after[question])
        for question in after
        if steady(after[question]) != steady(before[question])
    } == {}
    of_the_note = walk(client_of(name), filled, own, rooms=own.by_room)
    assert [question for question, (status, content) in of_the_note.items() if status == 200 or SECRET.encode() in content] == []


@pytest.mark.parametrize("name", OTHERS)
def test_no_refusal_tells_of_a_private_note(
    name: str, client_of: Any, filled: Any, reading: Reading, revision: Revision, alice: User, shared: Notes
) -> None:
    """Sending something to it is refused as if it were not there, and nothing comes of it."""
    own = said_in_private(reading, revision, alice, shared)
    client = client_of(name)
    before = Event.objects.count()
    for route, url, wanted in WALKED:
        for address in filled(route, url, wanted, own):
            if room_of(route) not in own.by_room:
                continue
            for method in ("post", "put", "patch", "delete"):
                given = getattr(client, method)(address, {"version": 1, "body": "x"}, content_type="application/json")
                gone = given.status_code in (401, 403, 404, 405) or (given.status_code == 302 and given.url.startswith(reverse("login")))
                assert gone, (method, address, given.status_code)
                assert given.status_code != 403 or name == "visitor", (method, address)
                assert SECRET.encode() not in given.content
    assert Event.objects.count() == before


@pytest.mark.parametrize("name", ["bob", "carol", "olga", "dora"])
def test_the_live_stream_is_silent_about_private_notes(
    name: str, request: pytest.FixtureRequest, reading: Reading, revision: Revision, alice: User, shared: Notes
) -> None:
    known = set(Event.objects.values_list("pk", flat=True))
    said_in_private(reading, revision, alice, shared)
    heard = Event.objects.visible_to(request.getfixturevalue(name)).exclude(pk__in=known)
    assert not heard.exists()
