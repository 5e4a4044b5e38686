"""Answer in a thread."""

from typing import Any

from django.db import transaction

from annotator import events
from annotator.actions.errors import Missing, NotAllowed
from annotator.actions.saving import bury, change
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reply, User
from annotator.models.event import Verb
from annotator.permissions import may_annotate

TARGET_FIELDS = {Claim: "claim", EvidenceLink: "evidence_link", DisagreementNote: "disagreement_note"}


@transaction.atomic
def reply(*, to: Claim | EvidenceLink | DisagreementNote, body: str, by: User) -> Reply:
    """Add to the thread of a claim, a piece of evidence or a disagreement note."""
    if not may_annotate(by, to.reading):
        raise NotAllowed
    if not body.strip():
        raise Missing(field="body")
    answer = Reply.objects.create(**{TARGET_FIELDS[type(to)]: to}, body=body.strip(), created_by=by)
    _record(Verb.REPLIED, answer, by, after={"body": answer.body})
    return answer


@transaction.atomic
def edit_reply(*, answer: Reply, version: int, body: str, by: User) -> Reply:
    if not body.strip():
        raise Missing(field="body")
    before = change(answer, version=version, by=by, body=body.strip())
    _record(Verb.EDITED, answer, by, before=before, after={"body": answer.body})
    return answer


@transaction.atomic
def delete_reply(*, answer: Reply, by: User) -> None:
    bury(answer, by=by)
    _record(Verb.DELETED, answer, by)


def _record(verb: str, answer: Reply, by: User, **changes: Any) -> None:
    target = answer.target
    subject = {TARGET_FIELDS[type(target)]: target}
    events.record(verb, seminar=target.reading.seminar, reading=target.reading, by=by, **subject, **changes)
