"""Say which work a citation means, and take it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import Closed, NotAllowed
from annotator.actions.references.rights import must_mend, record
from annotator.actions.verification import queue_check
from annotator.models import Event, Reading, User
from annotator.models.event import Verb
from annotator.permissions import may_mend_text
from editions.models import CitationMention, Reference
from editions.models.citation import Resolution


@transaction.atomic
def resolve(*, reading: Reading, mention: CitationMention, reference: Reference, by: User) -> CitationMention:
    """Say which work a citation means, where the reader did not know or was mistaken."""
    must_mend(reading, reference, by)
    if mention.revision.edition_id != reading.edition_id:
        raise NotAllowed
    was = mention.reference
    before = {"reference": was.label if was else "", "reference_id": was.pk if was else None, "resolution": mention.resolution}
    before["by_hand"] = mention.by_hand
    mention.reference, mention.resolution, mention.by_hand = reference, Resolution.RESOLVED, True
    mention.save(update_fields=["reference", "resolution", "by_hand"])
    after = {"reference": reference.label, "reference_id": reference.pk, "mentions": [mention.pk]}
    record(Verb.MENDED, reading, by, before, after, mention=mention)
    queue_check(reading=reading, by=by)
    return mention


@transaction.atomic
def unresolve(*, reading: Reading, mention: CitationMention, by: User) -> CitationMention:
    """Take back the last word on which work a citation means; what stood before it stands again. Raises Closed."""
    last = last_resolved(mention)
    if not may_mend_text(by, reading.seminar) or mention.revision.edition_id != reading.edition_id:
        raise NotAllowed
    if last is None or not mention.by_hand:
        raise Closed(_("Nobody has said which work this citation means."))
    meant = mention.reference.label if mention.reference else ""
    before = last.before
    mention.reference = Reference.objects.filter(edition=reading.edition, pk=before.get("reference_id")).first()
    mention.resolution = before.get("resolution") or Resolution.UNRESOLVED
    mention.by_hand = bool(before.get("by_hand"))
    mention.save(update_fields=["reference", "resolution", "by_hand"])
    after = {"reference": mention.reference.label if mention.reference else "", "mentions": [mention.pk]}
    record(Verb.WITHDREW, reading, by, {"reference": meant, "event": last.pk}, after, mention=mention)
    queue_check(reading=reading, by=by)
    return mention


def last_resolved(mention: CitationMention) -> Event | None:
    """The last word on which work the citation means that has not been taken back."""
    taken_back = Event.objects.filter(verb=Verb.WITHDREW, mention=mention, before__event__isnull=False)
    gone = set(taken_back.values_list("before__event", flat=True))
    said = Event.objects.filter(verb=Verb.MENDED, mention=mention).select_related("actor").order_by("-pk")
    return next((event for event in said if event.pk not in gone), None)
