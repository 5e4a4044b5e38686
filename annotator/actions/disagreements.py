"""Dispute a quotation, a claim or a piece of evidence, and bring the dispute to an end."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from annotator import events
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.actions.quotations import SelectedRange, quote
from annotator.actions.saving import bury, change
from annotator.actions.tags import retag, tag
from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, User
from annotator.models.annotation import Visibility
from annotator.models.disagreement import Ground
from annotator.models.event import Verb
from annotator.models.terms import DisagreementState
from annotator.permissions import may_annotate, may_dismiss, may_edit


@transaction.atomic
def contest(
    *,
    reading: Reading,
    ground: str,
    statement: str,
    by: User,
    claim: Claim | None = None,
    evidence_link: EvidenceLink | None = None,
    revision: int | None = None,
    ranges: Sequence[SelectedRange] = (),
    visibility: str = Visibility.SEMINAR,
    tags: Sequence[str] = (),
) -> DisagreementNote:
    """Dispute exactly one of: selected words, a claim, a piece of evidence.

    A dispute about a claim may quote the words it rests on. Raises Missing for an empty counter-position or no target.
    """
    if not may_annotate(by, reading):
        raise NotAllowed
    if not statement.strip() or ground not in Ground.values:
        raise Missing(field="ground" if statement.strip() else "statement")
    if not (ranges or claim or evidence_link):
        raise Missing(field="quotation")
    quotation = quote(reading=reading, revision=revision or 0, ranges=ranges, by=by) if ranges else None
    note = DisagreementNote.objects.create(
        reading=reading,
        quotation=quotation,
        claim=claim,
        evidence_link=evidence_link,
        ground=ground,
        statement=statement.strip(),
        visibility=visibility,
        created_by=by,
    )
    tag(annotation=note, names=tags, by=by)
    _record(Verb.CREATED, note, by, after={"ground": ground, "statement": note.statement})
    return note


@transaction.atomic
def edit_disagreement(
    *, note: DisagreementNote, version: int, by: User, ground: str, statement: str, visibility: str, tags: Sequence[str] | None = None
) -> DisagreementNote:
    """Change the objection; `tags` replace those that it carries, None leaves them. Raises StaleVersion when somebody was faster."""
    if not statement.strip():
        raise Missing(field="statement")
    before = change(note, version=version, by=by, ground=ground, statement=statement.strip(), visibility=visibility)
    after = {"ground": note.ground, "statement": note.statement, "visibility": note.visibility}
    if tags is not None:
        before["tags"], after["tags"] = retag(annotation=note, names=tags, by=by)
    _record(Verb.EDITED, note, by, before=before, after=after)
    return note


@transaction.atomic
def settle(*, note: DisagreementNote, by: User, reason: str = "") -> DisagreementNote:
    """Its author is content."""
    if not may_edit(by, note):
        raise NotAllowed
    return _close(note, DisagreementState.SETTLED, Verb.SETTLED, by, reason)


@transaction.atomic
def dismiss(*, note: DisagreementNote, by: User, reason: str) -> DisagreementNote:
    """A reviewer ends the dispute with a reason; the author may reopen it."""
    if not may_dismiss(by, note):
        raise NotAllowed
    if not reason.strip():
        raise Missing(field="reason")
    return _close(note, DisagreementState.DISMISSED, Verb.DISMISSED, by, reason)


@transaction.atomic
def reopen(*, note: DisagreementNote, by: User) -> DisagreementNote:
    if not may_edit(by, note):
        raise NotAllowed
    open_again = {"state": DisagreementState.OPEN, "closed_by": None, "closed_at": None, "closing_reason": ""}
    if not DisagreementNote.objects.filter(pk=note.pk).exclude(state=DisagreementState.OPEN).update(**open_again):
        raise Closed
    note.refresh_from_db()
    _record(Verb.REOPENED, note, by)
    return note


@transaction.atomic
def delete_disagreement(*, note: DisagreementNote, by: User) -> None:
    bury(note, by=by)
    _record(Verb.DELETED, note, by)


def _close(note: DisagreementNote, state: str, verb: str, by: User, reason: str) -> DisagreementNote:
    closed = DisagreementNote.objects.alive().open().filter(pk=note.pk)
    if not closed.update(state=state, closed_by=by, closed_at=now(), closing_reason=reason.strip()):
        raise Closed
    note.refresh_from_db()
    _record(verb, note, by, after={"reason": reason.strip()})
    return note


def _record(verb: str, note: DisagreementNote, by: User, **changes: Any) -> None:
    events.record(verb, seminar=note.reading.seminar, reading=note.reading, by=by, disagreement_note=note, **changes)
