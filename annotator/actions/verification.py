"""Have cited pages checked, say what was looked up by hand, and tie cited works to the editions that we hold."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from annotator import events, tasks
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.actions.readings import NotInLibrary
from annotator.models import Attestation, CitationCheck, Job, Reading, Upload, User
from annotator.models.attestation import AttestationQuerySet, Decision
from annotator.models.event import Verb
from annotator.models.job import Kind, State
from annotator.permissions import may_annotate, may_mend_text
from annotator.verification.verdicts import outcome_of
from editions.models import CitationMention, Edition, Reference


def must_annotate(*, reading: Reading, by: User) -> None:
    """Whoever may write in a reading may have its citations checked. Raises NotAllowed."""
    if not may_annotate(by, reading):
        raise NotAllowed


@transaction.atomic
def queue_check(*, reading: Reading, by: User | None) -> Job:
    """Check the cited pages of the reading's text in the background; a check that waits already is not queued twice."""
    waiting = Job.objects.filter(kind=Kind.CHECK, edition=reading.edition, state=State.WAITING).first()
    job = waiting or Job.objects.create(kind=Kind.CHECK, seminar=reading.seminar, reading=reading, edition=reading.edition, created_by=by)
    transaction.on_commit(partial(tasks.ring, job.pk))
    return job


@transaction.atomic
def queue_reading(*, reading: Reading, by: User) -> Job:
    """Have the citations of the text read again in the background, and then checked; one that waits already is not queued twice."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    waiting = Job.objects.filter(kind=Kind.READ, edition=reading.edition, state=State.WAITING).first()
    job = waiting or Job.objects.create(kind=Kind.READ, seminar=reading.seminar, reading=reading, edition=reading.edition, created_by=by)
    transaction.on_commit(partial(tasks.ring, job.pk))
    return job


@transaction.atomic
def cancel(*, job: Job, by: User) -> None:
    """Stop a job; what it has found so far stays."""
    if not may_mend_text(by, job.seminar):
        raise NotAllowed
    Job.objects.unfinished().filter(pk=job.pk).update(state=State.CANCELLED, finished_at=now())
    events.report_progress(job)


@transaction.atomic
def attest(*, reading: Reading, mention: CitationMention, decision: str, by: User, **said: Any) -> Attestation:
    """A person's word on a citation, kept beside the machine's outcome and bound to what it was about; for `said` see `_keep`.

    Raises Missing when "looked up" names no copy, or an override gives no reason.
    """
    attestation = _keep([mention], reading=reading, decision=decision, by=by, **said)[0]
    after = {"decision": decision, "reason": attestation.reason}
    events.record(Verb.ATTESTED, seminar=reading.seminar, reading=reading, by=by, mention=mention, after=after)
    return attestation


@transaction.atomic
def attest_all(
    *, reading: Reading, mentions: Sequence[CitationMention], decision: str, by: User, about: str = "", **said: Any
) -> uuid.UUID:
    """One word on several citations, of one work or one rule (`about`); gives back what they can be taken back by, all at once.

    It is one event, however many citations it concerns.
    """
    batch = uuid.uuid4()
    kept = _keep(mentions, reading=reading, decision=decision, by=by, batch=batch, **said)
    after = {"decision": decision, "reason": kept[0].reason, "of": about, **_several(kept)}
    events.record(Verb.ATTESTED, seminar=reading.seminar, reading=reading, by=by, after=after)
    return batch


def _several(given: Sequence[Attestation]) -> dict[str, Any]:
    return {"mentions": [one.mention_id for one in given], "citations": len(given)}


def _keep(
    mentions: Sequence[CitationMention],
    *,
    reading: Reading,
    decision: str,
    by: User,
    reason: str = "",
    copy_used: str = "",
    looked_up_on: date | None = None,
    excerpt: str = "",
    read_instead: str = "",
    batch: uuid.UUID | None = None,
) -> list[Attestation]:
    if not may_annotate(by, reading):
        raise NotAllowed
    if decision not in Decision.values:
        raise Missing(field="decision")
    if decision == Decision.LOOKED_UP and not copy_used.strip():
        raise Missing(field="copy_used")
    if decision != Decision.LOOKED_UP and not reason.strip():
        raise Missing(field="reason")
    if not mentions:
        raise Missing(field="mentions")
    # A corrected text takes decisions along when it is published: none may slip in between.
    Edition.objects.select_for_update(no_key=True).get(pk=reading.edition_id)
    said: dict[str, Any] = {
        "decision": decision,
        "reason": reason.strip(),
        "copy_used": copy_used.strip(),
        "looked_up_on": looked_up_on if copy_used.strip() else None,  # a form offers today; who names no copy has looked nothing up
        "excerpt": excerpt.strip(),
        "read_instead": read_instead.strip(),
        "batch": batch,
        "created_by": by,
    }
    checks: dict[int, list[CitationCheck]] = {mention.pk: [] for mention in mentions}
    for check in CitationCheck.objects.current().filter(mention__in=checks).order_by("pk"):
        checks[check.mention_id or 0].append(check)
    return [
        Attestation.objects.create(
            reading=reading,
            mention=mention,
            fingerprint=fingerprint_of(checks[mention.pk]),
            outcome=outcome_of(checks[mention.pk]),
            **said,
        )
        for mention in mentions
    ]


@transaction.atomic
def withdraw(*, attestation: Attestation, by: User) -> None:
    """Take back one's own word. It stays in the history; what others have said counts again. Raises Closed."""
    _withdraw(Attestation.objects.filter(pk=attestation.pk), attestation.reading, by)


@transaction.atomic
def withdraw_batch(*, reading: Reading, batch: uuid.UUID, by: User) -> int:
    """Take back what one has said of several citations at once; gives back of how many. Raises Closed."""
    return _withdraw(Attestation.objects.filter(reading=reading, batch=batch), reading, by)


def _withdraw(given: AttestationQuerySet, reading: Reading, by: User) -> int:
    if not may_annotate(by, reading):
        raise NotAllowed
    if given.exclude(created_by=by).exists():
        raise NotAllowed(_("Only who has decided can take the decision back. Decide otherwise, or object."))
    standing = list(given.standing().select_related("mention"))
    if not standing or not given.standing().update(withdrawn_at=now()):
        raise Closed(_("This has been taken back already."))
    before = {"decision": standing[0].decision, "reason": standing[0].reason}
    if len(standing) == 1:
        events.record(Verb.WITHDREW, seminar=reading.seminar, reading=reading, by=by, mention=standing[0].mention, before=before)
    else:
        events.record(Verb.WITHDREW, seminar=reading.seminar, reading=reading, by=by, before=before, after=_several(standing))
    return len(standing)


def fingerprint_of(checks: Iterable[CitationCheck]) -> str:
    """What the newest of a citation's page checks was about; "" where none has run."""
    return next((check.fingerprint for check in reversed(list(checks)) if check.check_name.startswith("Q")), "")


@transaction.atomic
def tie_reference(*, reading: Reading, reference: Reference, held_as: Edition | None, by: User) -> Job:
    """Say in which held edition a cited work can be looked up (None: in none), and check again what cites it."""
    if not may_mend_text(by, reading.seminar):
        raise NotAllowed
    if held_as and not Upload.objects.filter(seminar=reading.seminar, edition=held_as).exists():
        raise NotInLibrary
    standing = Reference.objects.select_for_update().get(pk=reference.pk).held_as_id
    reference.held_as = held_as
    if standing != reference.held_as_id:
        reference.save(update_fields=["held_as"])
        after = {"reference": reference.label, "reference_id": reference.pk, "held_as": reference.held_as_id}
        events.record(Verb.TIED, seminar=reading.seminar, reading=reading, by=by, before={"held_as": standing}, after=after)
    return queue_check(reading=reading, by=by)
