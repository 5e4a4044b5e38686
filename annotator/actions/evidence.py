"""Link evidence to claims."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from annotator import events
from annotator.actions.errors import Missing, NotAllowed
from annotator.actions.quotations import SelectedRange, quote
from annotator.actions.saving import bury, change
from annotator.actions.tags import retag, tag
from annotator.models import Claim, EvidenceLink, User
from annotator.models.annotation import Visibility
from annotator.models.event import Verb
from annotator.models.terms import Relation
from annotator.permissions import may_annotate

PARTS = ("locator", "analytic_note", "source_excerpt", "translation", "full_citation", "url")
SOURCES = ("mention", "reference", "url", "full_citation")


@transaction.atomic
def link_evidence(
    *,
    claim: Claim,
    relation: str,
    by: User,
    revision: int | None = None,
    ranges: Sequence[SelectedRange] = (),
    visibility: str = Visibility.SEMINAR,
    tags: Sequence[str] = (),
    **parts: Any,
) -> EvidenceLink:
    """Link a quotation, a citation, a reference or a URL to the claim, for or against it.

    `parts` are the fields of EvidenceLink: mention, reference, locator, analytic_note, source_excerpt, translation,
    full_citation, url. Raises Missing when no evidence is named.
    """
    if claim.deleted_at or not may_annotate(by, claim.reading):
        raise NotAllowed
    if not ranges and not any(parts.get(name) for name in SOURCES):
        raise Missing(field="quotation")
    if relation not in Relation.values:
        raise Missing(field="relation")
    quotation = quote(reading=claim.reading, revision=revision or 0, ranges=ranges, by=by) if ranges else None
    link = EvidenceLink.objects.create(
        reading=claim.reading, claim=claim, relation=relation, quotation=quotation, visibility=visibility, created_by=by, **parts
    )
    tag(annotation=link, names=tags, by=by)
    _record(Verb.CREATED, link, by, after={"relation": relation, "analytic_note": link.analytic_note})
    return link


@transaction.atomic
def edit_evidence(*, link: EvidenceLink, version: int, by: User, tags: Sequence[str] | None = None, **fields: Any) -> EvidenceLink:
    """Change relation, visibility or parts; `tags` replace those that it carries, None leaves them.

    Raises StaleVersion when somebody was faster.
    """
    before = change(link, version=version, by=by, **fields)
    after = {name: _plain(getattr(link, name)) for name in fields}
    if tags is not None:
        before["tags"], after["tags"] = retag(annotation=link, names=tags, by=by)
    _record(Verb.EDITED, link, by, before=before, after=after)
    return link


@transaction.atomic
def delete_evidence(*, link: EvidenceLink, by: User) -> None:
    bury(link, by=by)
    _record(Verb.DELETED, link, by)


def _record(verb: str, link: EvidenceLink, by: User, **changes: Any) -> None:
    events.record(verb, seminar=link.reading.seminar, reading=link.reading, by=by, evidence_link=link, **changes)


def _plain(value: Any) -> Any:
    return getattr(value, "pk", value)
