"""Make, change and delete claims."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, Missing, NotAllowed
from annotator.actions.quotations import SelectedRange, quote
from annotator.actions.saving import bury, change
from annotator.actions.tags import retag, tag
from annotator.models import Claim, Quotation, Reading, User
from annotator.models.annotation import Visibility
from annotator.models.claim import Claimant
from annotator.models.event import Verb
from annotator.permissions import may_edit
from editions.models import CitationMention


class LastQuotation(ActionError):
    code = "last_quotation"
    sentence = _("A claim rests on at least one quotation. Add another one before you take this one away, or delete the claim.")


class ElsewhereRead(ActionError):
    code = "elsewhere_read"
    sentence = _("This text is not read by the claim’s seminar. Choose a text that the seminar reads.")


@transaction.atomic
def make_claim(
    *,
    reading: Reading,
    revision: int,
    ranges: Sequence[SelectedRange],
    statement: str,
    by: User,
    claimant: str = Claimant.AUTHOR,
    visibility: str = Visibility.SEMINAR,
    mentions: Iterable[CitationMention] = (),
    tags: Sequence[str] = (),
) -> Claim:
    """Record what the selected words assert, which citations in them it relies on, and the tags it is filed under.

    Raises Missing when the statement is empty, and whatever `quote` raises.
    """
    if not statement.strip():
        raise Missing(field="statement")
    quotation = quote(reading=reading, revision=revision, ranges=ranges, by=by)
    claim = Claim.objects.create(reading=reading, statement=statement.strip(), claimant=claimant, visibility=visibility, created_by=by)
    claim.quotations.add(quotation)
    claim.mentions.set(mentions)
    tag(annotation=claim, names=tags, by=by)
    events.record(Verb.CREATED, seminar=reading.seminar, reading=reading, by=by, claim=claim, after={"statement": claim.statement})
    return claim


@transaction.atomic
def edit_claim(
    *, claim: Claim, version: int, by: User, statement: str, claimant: str, visibility: str, tags: Sequence[str] | None = None
) -> Claim:
    """Change the wording; `tags` replace those that it carries, None leaves them. Raises StaleVersion when somebody was faster."""
    if not statement.strip():
        raise Missing(field="statement")
    before = change(claim, version=version, by=by, statement=statement.strip(), claimant=claimant, visibility=visibility)
    after = {"statement": claim.statement, "claimant": claim.claimant, "visibility": claim.visibility}
    if tags is not None:
        before["tags"], after["tags"] = retag(annotation=claim, names=tags, by=by)
    events.record(Verb.EDITED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, before=before, after=after)
    return claim


@transaction.atomic
def attach_quotation(*, claim: Claim, reading: Reading, revision: int, ranges: Sequence[SelectedRange], by: User) -> Quotation:
    """Rest the claim on further words, of this edition or another that the seminar reads."""
    if not may_edit(by, claim):
        raise NotAllowed
    if reading.seminar_id != claim.reading.seminar_id:
        raise ElsewhereRead
    quotation = quote(reading=reading, revision=revision, ranges=ranges, by=by)
    claim.quotations.add(quotation)
    events.record(
        Verb.EDITED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, after={"quotation": quotation.exact}
    )
    return quotation


@transaction.atomic
def detach_quotation(*, claim: Claim, quotation: Quotation, by: User) -> None:
    """Let the claim no longer rest on these words. Raises LastQuotation when it rests on no others."""
    if not may_edit(by, claim):
        raise NotAllowed
    # Two people who detach at once must not leave the claim without words.
    held = list(Claim.quotations.through.objects.select_for_update().filter(claim=claim).values_list("quotation", flat=True))
    if quotation.pk not in held:
        return
    if len(held) == 1:
        raise LastQuotation
    claim.quotations.remove(quotation)
    events.record(
        Verb.EDITED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, before={"quotation": quotation.exact}
    )


@transaction.atomic
def delete_claim(*, claim: Claim, by: User) -> None:
    """Leave a tombstone; evidence, disagreements and replies keep their place."""
    bury(claim, by=by)
    events.record(
        Verb.DELETED, seminar=claim.reading.seminar, reading=claim.reading, by=by, claim=claim, before={"statement": claim.statement}
    )
