"""The tables of docs/security.md, cell by cell, against pages, the interface for programs, exports and queryset words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.quotations import SelectedRange
from annotator.models import (
    Attestation,
    Claim,
    DisagreementNote,
    Event,
    EvidenceLink,
    Invitation,
    Job,
    Membership,
    Reading,
    Seminar,
    Upload,
    User,
)
from editions.models import CitationMention, Edition, Reference, Revision
from tests import world

WORD = "Zwirnfadenhimmel"
WHO = {"author": "bob", "owner": "alice", "reviewer": "carol", "annotator": "erik", "observer": "olga", "outsider": "dora", "visitor": ""}
LINES = (settings.BASE_DIR / "docs" / "security.md").read_text().splitlines()


def table(first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column is called `first`, by the names of the columns."""
    begin = next(at for at, line in enumerate(LINES) if line.startswith(f"| {first} |"))
    rows = []
    for line in LINES[begin:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


SEEING, ACTING = table("text"), table("act")


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often(db: None) -> None:
    cache.clear()


@pytest.fixture
def erik(seminar: Seminar) -> User:
    erik = world.person("erik")
    Membership.objects.create(seminar=seminar, user=erik, role="annotator")
    return erik


@pytest.fixture
def people(alice: User, bob: User, carol: User, erik: User, olga: User, dora: User) -> dict[str, Any]:
    return {user.username: user for user in (alice, bob, carol, erik, olga, dora)} | {"": AnonymousUser()}


def client_of(person: Any) -> Client:
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    return client


def ranges(revision: Revision) -> list[SelectedRange]:
    found = world.place(revision, "wer die Gewichte prüfte")
    return [SelectedRange(found.passage, found.start, found.end, found.exact)]


@dataclass(frozen=True)
class Said:
    claim: Claim
    link: EvidenceLink
    note: DisagreementNote

    @classmethod
    def by(cls, who: User, reading: Reading, revision: Revision, visibility: str = "seminar", on: Claim | None = None) -> "Said":
        """`on`: the claim that evidence and disagreement are about, one's own unless it is given."""
        hidden: dict[str, Any] = {"visibility": visibility, "by": who}
        claim = make_claim(reading=reading, revision=1, ranges=ranges(revision), statement=WORD, **hidden)
        link = link_evidence(claim=on or claim, relation="supports", full_citation=WORD, **hidden)
        note = contest(reading=reading, claim=on or claim, ground="context", statement=WORD, **hidden)
        return cls(claim, link, note)


# --- Seeing -----------------------------------------------------------------------------------------------------------------


def set_policy(reading: Reading, policy: str, people: dict[str, Any]) -> None:
    name, _, state = policy.partition(", ")
    reading.policy = name.replace(" ", "_")
    if name == "reveal at":
        reading.reveal_at = now() + timedelta(hours=1 if state == "before" else -1)
    reading.save()
    if state == "written":
        for who in ("alice", "carol", "erik"):
            Claim.objects.create(reading=reading, statement="Etwas Eigenes.", visibility="private", created_by=people[who])


def looks(said: Said) -> list[str]:
    """Where a note shows: on its own, and in lists, counts, search and exports."""
    reading = said.claim.reading_id
    own = [reverse("api-claim", args=[said.claim.pk]), reverse("api-evidence-link", args=[said.link.pk])]
    own += [reverse("api-disagreement-note", args=[said.note.pk]), reverse("claim-detail", args=[said.claim.pk])]
    lists = [reverse(name, args=[reading]) for name in ("api-claims", "api-evidence-of-reading", "api-disagreements-of-reading")]
    exports = [
        reverse("api-export", args=[reading, form]) for form in ("csv", "jsonld")
    ]  # one presenter is as good as another: test_leaks has them all
    return [*own, *lists, *exports]


@pytest.mark.parametrize("row", SEEING, ids=lambda row: f"{row['text']} {row['visibility']} {row['policy']}")
def test_who_sees_a_note(row: dict[str, str], people: dict[str, Any], reading: Reading, revision: Revision) -> None:
    Upload.objects.update(is_public=row["text"] == "public")
    said = Said.by(people["bob"], reading, revision, row["visibility"])
    set_policy(reading, row["policy"], people)
    for role, name in WHO.items():
        person, expected = people[name], row[role]
        if expected != "log in":
            for model, one in ((Claim, said.claim), (EvidenceLink, said.link), (DisagreementNote, said.note)):
                assert model.objects.visible_to(person).filter(pk=one.pk).exists() == (expected == "yes"), (role, model)
        client = client_of(person)
        for address in looks(said):
            answer = client.get(address)
            seen = answer.status_code == 200 and WORD in (answer.getvalue()).decode()
            if expected == "log in":
                assert answer.status_code in (302, 401, 403) or answer.status_code == 404, (role, address)
            assert seen == (expected == "yes"), (role, address, answer.status_code)


# --- Acting -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class World:
    said: Said
    other: Said
    reading: Reading
    revision: Revision
    seminar: Seminar
    source: Edition
    erik: User

    @property
    def place(self) -> dict[str, Any]:
        found = ranges(self.revision)[0]
        return {"revision": 1, "ranges": [{"passage": found.passage, "start": found.start, "end": found.end, "exact": found.exact}]}


Request = tuple[str, str, dict[str, Any]]


def _api(method: str, name: str, /, *args: Any, **data: Any) -> Request:
    return method, reverse(name, args=args), data


def _page(name: str, /, *args: Any, **data: Any) -> Request:
    return "page", reverse(name, args=args), data


def _corrected(w: World) -> Revision:
    """The text after a correction."""
    return Revision.objects.create(edition=w.revision.edition, number=2, text=w.revision.text, derived_from=w.revision)


def _other_member(world: World) -> Membership:
    """Whose role changes: olga's would be her own leaving, so another observer's."""
    user, _ = User.objects.get_or_create(username="paul", defaults={"name": "Paul"})
    return Membership.objects.get_or_create(seminar=world.seminar, user=user, defaults={"role": "observer"})[0]


def _work(world: World) -> Reference:
    return world.reading.edition.references.get(csl__title="Maß und Gewicht in Sandhafen")


def _further_work(world: World) -> Reference:
    return Reference.objects.get_or_create(edition=world.reading.edition, key=90, defaults={"raw": "V.", "csl": {"title": "Vom Maß"}})[0]


def _last_citing(world: World) -> CitationMention:
    """The "ebd." that cites the work once more."""
    return world.revision.mentions.get(passage__number=2)


def _said_by_the_author(world: World) -> Attestation:
    said = {"decision": "dismissed", "reason": "Unwichtig.", "created_by": User.objects.get(username="bob")}
    return Attestation.objects.get_or_create(reading=world.reading, mention=_last_citing(world), defaults=said)[0]


# Every act as the interface for programs and as the pages do it.
ACTS: dict[str, Callable[[World], list[Request]]] = {
    "write a claim": lambda w: [_api("post", "api-claims", w.reading.pk, statement="Neu.", **w.place)],
    "add evidence": lambda w: [
        _api("post", "api-evidence-of-claim", w.said.claim.pk, relation="supports", full_citation="Verhoog"),
        _page("claim-evidence", w.said.claim.pk, relation="supports", full_citation="Verhoog", visibility="seminar"),
    ],
    "dispute a claim": lambda w: [
        _api("post", "api-disagreements-of-claim", w.said.claim.pk, ground="context", statement="Nein."),
        _page("claim-contest", w.said.claim.pk, ground="context", statement="Nein.", visibility="seminar"),
    ],
    "reply": lambda w: [_api("post", "api-claim-replies", w.said.claim.pk, body="Ja."), _page("claim-reply", w.said.claim.pk, body="Ja.")],
    "judge a claim": lambda w: [
        _api("put", "api-position", w.said.claim.pk, stance="agree"),
        _page("claim-judge", w.said.claim.pk, stance="agree"),
    ],
    "change a claim": lambda w: [
        _api("patch", "api-claim", w.said.claim.pk, statement="Anders.", version=1),
        _page("claim-edit", w.said.claim.pk, statement="Anders.", claimant="author", visibility="seminar", version=1),
    ],
    "add words to a claim": lambda w: [
        _api("post", "api-claim-quotations", w.said.claim.pk, **w.place),
        _page(
            "claim-create",
            w.reading.pk,
            revision=1,
            ranges=json.dumps(w.place["ranges"]),
            passage=w.place["ranges"][0]["passage"],
            **{"claim-onto": w.said.claim.pk, "claim-claimant": "author", "claim-visibility": "seminar"},
        ),
    ],
    "delete a claim": lambda w: [_api("delete", "api-claim", w.said.claim.pk), _page("claim-delete", w.said.claim.pk, sure=1)],
    "change evidence": lambda w: [
        _api("patch", "api-evidence-link", w.said.link.pk, analytic_note="Weil.", version=1),
        _page("evidence-edit", w.said.link.pk, relation="disputes", full_citation="V.", visibility="seminar", version=1),
    ],
    "delete evidence": lambda w: [_api("delete", "api-evidence-link", w.said.link.pk), _page("evidence-delete", w.said.link.pk, sure=1)],
    "change a disagreement": lambda w: [
        _api("patch", "api-disagreement-note", w.said.note.pk, statement="Anders.", version=1),
        _page("disagreement-edit", w.said.note.pk, ground="wording", statement="Anders.", visibility="seminar", version=1),
    ],
    "settle a disagreement": lambda w: [
        _api("put", "api-settlement", w.said.note.pk, reason="Erledigt."),
        _page("disagreement-settle", w.said.note.pk, reason="Erledigt."),
    ],
    "dismiss a disagreement": lambda w: [
        _api("put", "api-dismissal", w.other.note.pk, reason="Gehört nicht hierher."),
        _page("disagreement-dismiss", w.other.note.pk, reason="Gehört nicht hierher."),
    ],
    "decide on a claim": lambda w: [
        _api("put", "api-decision", w.said.claim.pk, outcome="upheld", rationale="Belegt."),
        _page("claim-decide", w.said.claim.pk, outcome="upheld", rationale="Belegt."),
    ],
    "attest a citation": lambda w: [
        _api("post", "api-attestations", w.reading.pk, w.revision.mentions.first().pk, decision="dismissed", reason="Unwichtig."),  # type: ignore[union-attr]
    ],
    "have the citations checked": lambda w: [_api("post", "api-checks", w.reading.pk), _page("check-start", w.reading.pk)],
    "say which text a reference is": lambda w: [
        _api("put", "api-holding", w.reading.pk, w.reading.edition.references.first().pk, held_as=w.source.pk),  # type: ignore[union-attr]
        _page("reference-tie", w.reading.pk, w.reading.edition.references.first().pk, held_as=w.source.pk),  # type: ignore[union-attr]
    ],
    "describe a cited work": lambda w: [
        _api("patch", "api-reference", w.reading.pk, _work(w).pk, csl={"publisher": "Voß"}, version=1),
        _page("reference-mend", w.reading.pk, _work(w).pk, title="Anders", version=1),
    ],
    "add a cited work": lambda w: [_api("post", "api-references", w.reading.pk, csl={"title": "Nachtrag"})],
    "merge two cited works": lambda w: [
        _api("put", "api-merge", w.reading.pk, _work(w).pk, into=_further_work(w).pk, version=1),
        _page("reference-merge", w.reading.pk, _work(w).pk, into=_further_work(w).pk),
    ],
    "tell two cited works apart": lambda w: [
        _api("post", "api-apart", w.reading.pk, _work(w).pk, other=_further_work(w).pk),
        _page("reference-apart", w.reading.pk, _work(w).pk, other=_further_work(w).pk),
    ],
    "split a cited work": lambda w: [
        _api("post", "api-split", w.reading.pk, _work(w).pk, csl={"title": "Nachtrag"}, mentions=[_last_citing(w).pk], version=1),
        _page("reference-split", w.reading.pk, _work(w).pk, title="Nachtrag", mentions=[_last_citing(w).pk]),
    ],
    "say which work a citation means": lambda w: [
        _api("put", "api-cited-work", w.reading.pk, _last_citing(w).pk, reference=_further_work(w).pk),
        _page("citation-resolve", w.reading.pk, _last_citing(w).pk, reference=_further_work(w).pk),
    ],
    "take back a decision on a citation": lambda w: [
        _api("delete", "api-attestation", w.reading.pk, _said_by_the_author(w).mention_id, _said_by_the_author(w).pk),
        _page("citation-withdraw", w.reading.pk, _said_by_the_author(w).mention_id, _said_by_the_author(w).pk),
    ],
    "bring a text": lambda w: [("file", reverse("api-uploads", args=[w.seminar.pk]), {"purpose": "reading"})],
    "correct the text": lambda w: [_page("passage-correct", w.reading.edition_id, "p1", revision=1, words="Die Wage am Hafen")],
    "go back to an earlier text": lambda w: [_page("revision-back", w.reading.edition_id, 1, revision=_corrected(w).number)],
    "set the rules of a reading": lambda w: [_page("reading-settings", w.reading.pk, policy="own_first")],
    "describe the seminar": lambda w: [_page("seminar-settings", w.seminar.slug, name="Anders", description="")],
    "invite by link": lambda w: [_page("seminar-invite", w.seminar.slug, role="annotator", max_uses=3, days=7)],
    "invite by letter": lambda w: [_page("seminar-write", w.seminar.slug, emails="ida@example.org", role="annotator", days=7)],
    "change a role": lambda w: [_page("membership-change", w.seminar.slug, _other_member(w).pk, role="reviewer")],
    "remove a member": lambda w: [_page("membership-remove", w.seminar.slug, _other_member(w).pk)],
}


def traces() -> tuple[int, ...]:
    """What an act leaves behind, whichever it is."""
    return (Event.objects.count(), Invitation.objects.count(), Upload.objects.count(), Job.objects.count())


def send(client: Client, request: Request) -> Any:
    method, address, data = request
    if method == "page":
        return client.post(address, data)
    if method == "file":
        return client.post(address, data | {"file": SimpleUploadedFile("neu.txt", world.SOURCE.encode())})
    return getattr(client, method)(address, data, content_type="application/json")


def test_every_act_of_the_table_is_tried_and_the_other_way_round() -> None:
    assert [row["act"] for row in ACTING] == list(ACTS)


@pytest.mark.parametrize("row", ACTING, ids=lambda row: row["act"])
def test_who_acts(
    row: dict[str, str], people: dict[str, Any], reading: Reading, revision: Revision, seminar: Seminar, source_edition: Edition, erik: User
) -> None:
    said = Said.by(people["bob"], reading, revision)
    other = Said.by(
        people["bob"],
        reading,
        revision,
        on=make_claim(reading=reading, revision=1, ranges=ranges(revision), statement="Von Erik.", by=erik),
    )
    requests = ACTS[row["act"]](World(said, other, reading, revision, seminar, source_edition, erik))
    for role, name in WHO.items():
        client = client_of(people[name])
        for request in requests:
            before = traces()
            with transaction.atomic():
                answer = send(client, request)
                done = traces() != before
                transaction.set_rollback(True)
            assert done == (row[role] == "yes"), (role, request, answer.status_code, answer.content[:300])
            if row[role] == "log in":
                at_the_door = answer.status_code == 302 and answer.url.startswith(reverse("login"))
                assert at_the_door or answer.status_code in (401, 403), (request, answer.status_code)
            if role == "outsider":
                assert answer.status_code == 404, (request, answer.status_code)
