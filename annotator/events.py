"""Append an event and publish its id after commit: the low end of the live stream and of the audit trail."""

import json
from functools import partial
from typing import Any

from django.db import connection, transaction

from annotator import notices
from annotator.models import Event, Job, Reading, Seminar, User

CHANNEL = "variorum_events"


def record(
    verb: str, *, seminar: Seminar, by: User | None, reading: Reading | None = None, before: Any = None, after: Any = None, **subject: Any
) -> Event:
    """Write down who did what. `subject` is one of claim, evidence_link, disagreement_note, mention, job."""
    event = Event.objects.create(verb=verb, seminar=seminar, reading=reading, actor=by, before=before or {}, after=after or {}, **subject)
    notices.tell(event)
    transaction.on_commit(partial(publish, event=event.pk, reading=event.reading_id))
    return event


def report_progress(job: Job) -> None:
    """Tell listeners that a job has moved. Progress is in the job's row, so that no event is kept of each step."""
    transaction.on_commit(partial(publish, job=job.pk, reading=job.reading_id))


def publish(**ids: int | None) -> None:
    """NOTIFY with ids only: whoever listens reads again, with their own rights."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(ids)])
