"""What `visible_to` shows is what the rule says: the rule once more, in plain Python, over small worlds made by chance."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.models import (
    Claim,
    ClaimRelation,
    DisagreementNote,
    Event,
    EvidenceLink,
    Job,
    Membership,
    Notice,
    Position,
    Quotation,
    Reading,
    Reply,
    Review,
    Seminar,
    Upload,
    User,
)
from annotator.models.annotation import Visibility
from annotator.models.reading import Policy
from annotator.models.seminar import Role
from annotator.models.sight import Sight
from editions.models import Edition

LEADS = (Role.OWNER, Role.REVIEWER)
YESTERDAY, TOMORROW = now() - timedelta(days=1), now() + timedelta(days=1)
Rows = list[Any]


@dataclass
class World:
    """Rows in the order in which they can be saved. They know each other as objects, before and after."""

    users: Rows
    seminars: Rows
    editions: Rows
    memberships: Rows
    uploads: Rows
    readings: Rows
    quotations: Rows = field(default_factory=list)
    claims: Rows = field(default_factory=list)
    links: Rows = field(default_factory=list)
    notes: Rows = field(default_factory=list)
    replies: Rows = field(default_factory=list)
    positions: Rows = field(default_factory=list)
    reviews: Rows = field(default_factory=list)
    relations: Rows = field(default_factory=list)
    jobs: Rows = field(default_factory=list)
    events: Rows = field(default_factory=list)
    notices: Rows = field(default_factory=list)

    def save(self) -> None:
        for name, rows in vars(self).items():
            if name == "events":
                for event in rows:
                    event.after = {"other_claim": event.related.pk} if event.related else {}
            if rows:
                type(rows[0]).objects.bulk_create(rows)


@st.composite
def worlds(draw: Any) -> World:
    def some(rows: Rows) -> Any:
        return draw(st.sampled_from(rows))

    def perhaps(rows: Rows) -> Any:
        return draw(st.none() | st.sampled_from(rows)) if rows else None

    def many(most: int, least: int = 0) -> range:
        return range(draw(st.integers(least, most)))

    def among(*rows: Rows, least: int = 0, most: int = 4) -> list[Any]:
        """Combinations of the rows, none of them twice."""
        pairs = st.tuples(*(st.sampled_from(each) for each in rows))
        return draw(st.lists(pairs, unique_by=lambda pair: tuple(map(id, pair)), min_size=least, max_size=most)) if all(rows) else []

    users = [User(username=f"u{n}", email=f"u{n}@example.org") for n in range(3)]
    seminars = [Seminar(name="…", slug=f"s{n}") for n in many(2, 1)]
    editions = [Edition(title="…", slug=f"e{n}") for n in many(2, 1)]
    world = World(
        users,
        seminars,
        editions,
        memberships=[
            Membership(seminar=seminar, user=user, role=some(Role.values)) for seminar, user in among(seminars, users, least=2, most=6)
        ],
        uploads=[
            Upload(seminar=some(seminars), edition=perhaps(editions), is_public=draw(st.booleans()), size=1, sha256=str(n)) for n in many(3)
        ],
        readings=[
            Reading(
                seminar=seminar,
                edition=edition,
                policy=some(Policy.values),
                reveal_at=some([YESTERDAY, TOMORROW]),
                blind_review=draw(st.booleans()),
            )
            for seminar, edition in among(seminars, editions, least=1, most=2)
        ],
    )

    def said() -> dict[str, Any]:
        return {
            "reading": some(world.readings),
            "visibility": some(Visibility.values),
            "created_by": perhaps(users),
            "deleted_at": some([None, None, YESTERDAY]),
        }

    world.claims = [Claim(**said()) for _ in many(4, 2)]
    world.links = [EvidenceLink(claim=some(world.claims), url="https://example.org", **said()) for _ in many(2)]
    for _ in many(3):
        target = some(["text", "claim", *(["link"] if world.links else [])])
        common = said()
        quotation = Quotation(reading=common["reading"]) if target == "text" else None
        world.quotations += [quotation] if quotation else []
        claim = some(world.claims) if target == "claim" else None
        link = some(world.links) if target == "link" else None
        world.notes.append(DisagreementNote(quotation=quotation, claim=claim, evidence_link=link, ground="context", **common))
    for _ in many(3):
        world.replies.append(Reply(body="…", **_one_of(some([*world.claims, *world.links, *world.notes]))))
    world.positions = [Position(claim=claim, member=user, stance="agree") for claim, user in among(world.claims, users, least=2, most=8)]
    world.reviews = [
        Review(claim=claim, outcome="upheld", reopened_at=some([None, YESTERDAY])) for (claim,) in among(world.claims, least=1)
    ]
    world.relations = [
        ClaimRelation(subject=one, object=other, kind="entails")
        for one, other in among(world.claims, world.claims, least=2)
        if one is not other
    ]
    world.jobs = [Job(kind="check", seminar=seminar, edition=some(editions), state="done") for (seminar,) in among(seminars)]
    for _ in many(6, 2):
        about = some([None, *world.claims, *world.links, *world.notes])
        event = Event(seminar=some(seminars), actor=perhaps(users), verb=some(["created", "judged"]), **(_one_of(about) if about else {}))
        event.related = perhaps(world.claims) if isinstance(about, Claim) else None
        world.events.append(event)
    world.notices = [Notice(user=user, event=event, kind="reply") for user, event in among(users, world.events)]
    return world


def _one_of(target: Any) -> dict[str, Any]:
    return {{Claim: "claim", EvidenceLink: "evidence_link", DisagreementNote: "disagreement_note"}[type(target)]: target}


@dataclass(frozen=True)
class Eyes:
    """The rule in plain words: what one person, or a visitor (None), sees of a world."""

    who: Any
    world: World

    def role(self, seminar: Any) -> str | None:
        return next((row.role for row in self.world.memberships if row.seminar is seminar and row.user is self.who), None)

    def is_public(self, edition: Any) -> bool:
        return any(upload.is_public for upload in self.world.uploads if upload.edition is edition and edition)

    def has_written(self, reading: Any) -> bool:
        written = [*self.world.claims, *self.world.links, *self.world.notes]
        return any(row.reading is reading and row.created_by is self.who and not row.deleted_at for row in written)

    def is_shown(self, reading: Any, role: str) -> bool:
        """Others' work shows."""
        if role in LEADS or reading.policy == Policy.OPEN:
            return True
        if reading.policy == Policy.REVEAL_AT:
            return bool(reading.reveal_at <= now())
        return self.has_written(reading)

    def annotation(self, row: Any) -> bool:
        if row.visibility == Visibility.PUBLIC and self.is_public(row.reading.edition):
            return True
        role = self.role(row.reading.seminar)
        if role is None:
            return False
        return row.created_by is self.who or (row.visibility != Visibility.PRIVATE and self.is_shown(row.reading, role))

    def target(self, row: Any) -> bool:
        """What a disagreement, a reply or an event is about; what is about nothing hides behind nothing."""
        return all(self.sees(on) for name in ("claim", "evidence_link", "disagreement_note") if (on := getattr(row, name, None)))

    def is_still_to_review_blind(self, claim: Any) -> bool:
        decided = any(review.claim is claim and not review.reopened_at for review in self.world.reviews)
        leads = self.role(claim.reading.seminar) in LEADS
        return bool(claim.reading.blind_review) and leads and claim.created_by is not self.who and not decided

    def position(self, row: Any) -> bool:
        judged = any(own.claim is row.claim and own.member is self.who for own in self.world.positions)
        mine = row.member is self.who
        return self.sees(row.claim) and (mine or (judged and not self.is_still_to_review_blind(row.claim)))

    def event(self, row: Any) -> bool:
        another_s_judgement = row.verb == "judged" and row.actor is not self.who
        heard = self.role(row.seminar) is not None and not another_s_judgement and self.target(row)
        return heard and (row.related is None or self.sees(row.related))

    def sees(self, row: Any) -> bool:
        match row:
            case Claim():
                return self.annotation(row)
            case EvidenceLink():
                return self.annotation(row) and self.sees(row.claim)
            case DisagreementNote():
                return self.annotation(row) and self.target(row)
            case Reply():
                return self.target(row)
            case Position():
                return self.position(row)
            case ClaimRelation():
                return all(self.sees(claim) and not claim.deleted_at for claim in (row.subject, row.object))
            case Event():
                return self.event(row)
            case Notice():
                return row.user is self.who and self.sees(row.event)
            case Reading():
                return self.role(row.seminar) is not None or self.is_public(row.edition)
            case Upload():
                return self.role(row.seminar) is not None or bool(row.is_public)
            case Seminar():
                return self.role(row) is not None
            case _:
                return self.role(row.seminar) is not None


SHOWN = {
    Claim: "claims",
    EvidenceLink: "links",
    DisagreementNote: "notes",
    Reply: "replies",
    Position: "positions",
    ClaimRelation: "relations",
    Event: "events",
    Notice: "notices",
    Reading: "readings",
    Upload: "uploads",
    Seminar: "seminars",
    Job: "jobs",
}


@given(worlds())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.django_db
def test_everybody_sees_what_the_rule_shows_them(world: World) -> None:
    with transaction.atomic():
        world.save()
        for who in (*world.users, None):
            eyes = Eyes(who, world)
            for model, rows in SHOWN.items():
                seen = sorted(model.objects.visible_to(who or AnonymousUser()).values_list("pk", flat=True))  # type: ignore[attr-defined]
                assert seen == sorted(row.pk for row in getattr(world, rows) if eyes.sees(row)), (model, who)
        transaction.set_rollback(True)


BY_THE_RULE = (Claim, EvidenceLink, DisagreementNote, Reply, Position, ClaimRelation)


@given(worlds())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.django_db
def test_what_a_reader_is_can_be_asked_beforehand(world: World) -> None:
    with transaction.atomic():
        world.save()
        for who in (*world.users, None):
            eyes, sight = Eyes(who, world), Sight.of(who or AnonymousUser())
            for model in BY_THE_RULE:
                seen = sorted(model.objects.visible_to(sight).values_list("pk", flat=True))
                assert seen == sorted(row.pk for row in getattr(world, SHOWN[model]) if eyes.sees(row)), (model, who)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_rule_follows_its_table_into_a_subquery(alice: User, bob: User, reading: Reading) -> None:
    """A table that is asked twice in one query has another name the second time."""
    Claim.objects.create(reading=reading, statement="…", created_by=alice, visibility=Visibility.PRIVATE)
    for user, count in ((alice, 1), (bob, 0)):
        seen = Claim.objects.visible_to(user).order_by()
        assert Claim.objects.filter(pk__in=seen.values("pk")).count() == count
        assert (seen.filter(statement="…") | seen.filter(claimant="author")).count() == count
        assert Reading.objects.filter(claims__in=seen).count() == count
        assert seen.update(statement="…") == count


@pytest.mark.parametrize("model", SHOWN)
@pytest.mark.django_db
def test_asking_takes_one_query(alice: User, reading: Reading, model: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        list(model.objects.visible_to(alice))
