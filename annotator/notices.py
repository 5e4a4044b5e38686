"""Whom an event concerns: those it names, and those whose own work it is about."""

import re
from collections.abc import Iterator
from typing import Any

from annotator.models import Claim, DisagreementNote, Event, EvidenceLink, Notice, Reply, User
from annotator.models.event import Verb
from annotator.models.notice import NoticeKind

WRITTEN = ("statement", "analytic_note", "body", "reason", "rationale")  # what a person writes, by its name in `after`
NAMED = re.compile(r"(?<![\w@.+-])@([\w@.+-]*\w)")
SAID = (Verb.CREATED, Verb.EDITED, Verb.REPLIED, Verb.DECIDED, Verb.DISMISSED, Verb.ATTESTED)
SUBJECTS = ("claim", "evidence_link", "disagreement_note")


def tell(event: Event) -> None:
    """Write a notice for everybody whom the event concerns, except for whoever did it."""
    concerned = dict(_own_work(event)) | dict.fromkeys(_named(event), NoticeKind.MENTION)
    concerned.pop(event.actor_id, None)
    concerned.pop(None, None)
    if concerned:
        rows = [Notice(user_id=user, event=event, kind=kind) for user, kind in concerned.items() if user]
        Notice.objects.bulk_create(rows, ignore_conflicts=True)


def names_in(text: str) -> set[str]:
    """The user names that a text calls with @, in lower case; an address such as a@b.org calls nobody."""
    return {name.casefold() for name in NAMED.findall(text)}


def _named(event: Event) -> list[int]:
    """The members of the seminar whom the event's words name, and had not named before."""
    if event.verb not in SAID:
        return []
    names = _names(event.after) - _names(event.before)
    if not names:
        return []
    members = User.objects.filter(memberships__seminar=event.seminar_id, is_active=True).values_list("pk", "username")
    return [pk for pk, username in members if username.casefold() in names]


def _names(words: dict[str, Any]) -> set[str]:
    return names_in("\n".join(str(words.get(name) or "") for name in WRITTEN))


def _own_work(event: Event) -> Iterator[tuple[int | None, str]]:
    """Whose work the event is about, and how. What comes later counts."""
    match event.verb:
        case Verb.REPLIED:
            yield from ((user, NoticeKind.REPLY) for user in _talkers(event))
        case Verb.CREATED if event.disagreement_note:
            yield from ((user, NoticeKind.OBJECTION) for user in _disputed(event.disagreement_note))
        case Verb.CREATED if event.evidence_link:
            yield event.evidence_link.claim.created_by_id, NoticeKind.EVIDENCE
        case Verb.DECIDED | Verb.REOPENED if event.claim:
            yield event.claim.created_by_id, NoticeKind.DECISION
        case Verb.SETTLED | Verb.DISMISSED | Verb.REOPENED if event.disagreement_note:
            yield from ((user, NoticeKind.CLOSED) for user in _disputed(event.disagreement_note))
            yield event.disagreement_note.created_by_id, NoticeKind.CLOSED
        case Verb.ATTESTED | Verb.CHECKED:
            yield from ((user, NoticeKind.VERDICT) for user in _relying(event))


def _talkers(event: Event) -> set[int | None]:
    """Who wrote what the thread hangs on, and who has answered in it."""
    field, subject = next((field, getattr(event, field)) for field in SUBJECTS if getattr(event, f"{field}_id"))
    answered = Reply.objects.filter(**{field: subject}, deleted_at=None).order_by().values_list("created_by", flat=True).distinct()
    return {subject.created_by_id, *answered}


def _disputed(note: DisagreementNote) -> set[int | None]:
    disputed: Claim | EvidenceLink | None = note.claim or note.evidence_link
    return {disputed.created_by_id} if disputed else set()


def _relying(event: Event) -> set[int]:
    """Authors of evidence and claims on the citations that were looked up, or on those that a check has newly found to be off."""
    if event.mention_id or not event.job:
        mentions = [event.mention_id] if event.mention_id else event.after.get("mentions", [])
    else:
        mentions = list(event.job.checks.errors().current().exclude(mention=None).values_list("mention", flat=True))
    cited: dict[str, Any] = {"mention__in": mentions}
    relied: dict[str, Any] = {"mentions__in": mentions}
    here = {"reading__seminar": event.seminar_id, "deleted_at": None}
    evidence = EvidenceLink.objects.filter(**cited, **here).order_by().values_list("created_by", flat=True)
    claims = Claim.objects.filter(**relied, **here).order_by().values_list("created_by", flat=True)
    return {user for user in (*evidence, *claims) if user}
