"""A seminar at a glance, for its owners: who has read and written what, which questions are open, which citations are off."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotator.models import Claim, DisagreementNote, EvidenceLink, LastVisit, Membership, Reading, Reply, Seminar
from annotator.permissions import may_manage
from annotator.web.library.figures import ReadingOnShelf, on_shelf

OPEN_LISTED = 20


@dataclass(slots=True)
class Member:
    """What one member has done, as far as the owner may see it. `opened` are readings."""

    membership: Membership
    opened: int = 0
    last_seen: datetime | None = None
    written: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("claims", "evidence", "disagreements", "replies"), 0))


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An objection nobody has closed yet. Who raised it is not said, since reviewers may be reviewing blind."""

    note: DisagreementNote
    url: str


@login_required
@require_safe
def seminar_overview(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = get_object_or_404(Seminar.objects.visible_to(request.user), slug=slug)
    if not may_manage(request.user, seminar):
        raise PermissionDenied
    readings = list(seminar.readings.select_related("edition"))
    questions = _open_questions(seminar, request.user)
    context = {
        "seminar": seminar,
        "members": _members(seminar, readings, request.user),
        "readings": _troubled_first(on_shelf(readings, request.user)),
        "reading_count": len(readings),
        "questions": [OpenQuestion(note, _address(note)) for note in questions[:OPEN_LISTED]],
        "question_count": questions.count(),
    }
    return render(request, "annotator/news/overview.html", context)


def _members(seminar: Seminar, readings: list[Reading], user: Any) -> list[Member]:
    """In as many queries for many as for one."""
    members = {row.user_id: Member(row) for row in seminar.memberships.select_related("user").order_by("user__name", "pk")}
    visits = LastVisit.objects.filter(reading__in=readings, user__in=members).order_by()
    for pk, opened, last in visits.values_list("user").annotate(Count("pk"), Max("seen_at")):
        members[pk].opened, members[pk].last_seen = opened, last
    for kind, by_person in _written(readings, user).items():
        for pk in members.keys() & by_person.keys():
            members[pk].written[kind] = by_person[pk]
    return list(members.values())


def _written(readings: list[Reading], user: Any) -> dict[str, dict[int, int]]:
    """By kind and person: how many annotations and replies stand."""
    here = {
        "claims": Claim.objects.visible_to(user).alive().filter(reading__in=readings),
        "evidence": EvidenceLink.objects.visible_to(user).alive().filter(reading__in=readings),
        "disagreements": DisagreementNote.objects.visible_to(user).alive().filter(reading__in=readings),
    }
    counts = {kind: _by_person(rows) for kind, rows in here.items()}
    replies: dict[int, int] = defaultdict(int)
    for target in ("claim", "evidence_link", "disagreement_note"):
        answers = Reply.objects.visible_to(user).filter(deleted_at=None, **{f"{target}__reading__in": readings})
        for person, count in _by_person(answers).items():
            replies[person] += count
    return counts | {"replies": dict(replies)}


def _by_person(rows: QuerySet[Any]) -> dict[int, int]:
    return dict(rows.order_by().values_list("created_by").annotate(Count("pk", distinct=True)))


def _open_questions(seminar: Seminar, user: Any) -> QuerySet[DisagreementNote]:
    """The oldest first: they have waited longest."""
    notes = DisagreementNote.objects.visible_to(user).alive().open().filter(reading__seminar=seminar)
    return notes.select_related("reading__edition", "evidence_link").order_by("created_at", "pk")


def _address(note: DisagreementNote) -> str:
    claim = note.claim_id or (note.evidence_link.claim_id if note.evidence_link else None)
    if claim:
        return f"{reverse('claim-detail', args=[claim])}#disagreement-{note.pk}"
    return f"{reverse('reading-detail', args=[note.reading.pk])}?a=disagreement-{note.pk}"


def _troubled_first(readings: list[ReadingOnShelf]) -> list[ReadingOnShelf]:
    return sorted(readings, key=lambda entry: (-entry.figures.citations_off, -entry.figures.contested))
