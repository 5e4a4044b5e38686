"""Who may mend a cited work, at which version, and what is written down of it."""

from typing import Any

from annotator import events
from annotator.actions.errors import NotAllowed, StaleVersion
from annotator.models import Reading, User
from annotator.permissions import may_mend_text
from editions.models import Reference


def must_mend(reading: Reading, reference: Reference, by: User) -> None:
    if reference.edition_id != reading.edition_id or not may_mend_text(by, reading.seminar):
        raise NotAllowed


def must_be_at(reference: Reference, version: int | None) -> None:
    """Holds the work still for the transaction, at the version that the person has seen."""
    standing = Reference.objects.select_for_update().values_list("version", flat=True).get(pk=reference.pk)
    if version is not None and version != standing:
        raise StaleVersion(version=standing, standing={})
    reference.refresh_from_db()


def record(verb: str, reading: Reading, by: User, before: dict[str, Any], after: dict[str, Any], **subject: Any) -> None:
    events.record(verb, seminar=reading.seminar, reading=reading, by=by, before=before, after=after, **subject)
