"""One citation with everything that is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.actions.references import last_resolved
from annotator.models import Attestation, Claim, Event, Reading, User
from annotator.verification.verdicts import verdicts_for
from annotator.web.citations.explanations import Finding, finding_of
from annotator.web.citations.finding_names import name_of
from annotator.web.citations.panel import Panel, panel_of, readable_editions
from annotator.web.claims.contexts import printed_page
from annotator.web.claims.rights import Rights, rights_in
from editions.citations.cited import Rule
from editions.models import CitationMention

RULES: dict[Rule, Any] = {
    "ibid": _("the same work as in the citation before"),
    "idem": _("the same author as before"),
    "in_ibid": _("in the volume that was cited before"),
    "cross_note": _("refers to this note"),
    "same_note": _("the work that this note speaks of"),
    "title": _("the work whose title stands before the pages"),
    "short_title": _("the short title belongs to this work"),
    "surname": _("the only work by this name"),
    "mediated": _("quoted through this work"),
    "in": _("printed in this volume"),
}


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step back; `mention` is None where the chain leads out of the text."""

    rule: Any
    note: int | None
    mention: CitationMention | None


@dataclass(frozen=True, slots=True)
class NotePiece:
    """Words of the passage: outside the citation, in it, or its page reference."""

    kind: str  # "", "citation", "locator"
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """What a person has said, and the finding that it was about, in words."""

    attestation: Attestation
    was_about: Any


@dataclass(frozen=True, slots=True)
class CitationPage:
    panel: Panel
    rights: Rights
    pieces: tuple[NotePiece, ...]
    printed_page: str
    steps: tuple[ChainStep, ...]
    decided: Event | None  # who has said which work is meant
    words: tuple[Word, ...]
    earlier: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    before: CitationMention | None
    after: CitationMention | None

    @property
    def ordered(self) -> list[Finding]:
        """What asks for attention first, then the rest."""
        return sorted(self.panel.findings, key=lambda finding: (finding.is_fine, finding.check.check_name))

    @property
    def remarkable(self) -> list[Finding]:
        return [finding for finding in self.ordered if not finding.is_fine or finding.check.check_name == "Q1"]

    @property
    def in_order(self) -> list[Finding]:
        return [finding for finding in self.ordered if finding.is_fine and finding.check.check_name != "Q1"]

    @property
    def excerpt(self) -> Finding | None:
        """The finding that shows the held page."""
        return next((finding for finding in self.panel.findings if finding.excerpt), None)


def citation_page(reading: Reading, mention: CitationMention, user: User) -> CitationPage:
    """The page as this person may see it. `mention` comes from `with_panels`."""
    revision = mention.revision
    readable = readable_editions(reading, user)
    standing = verdicts_for([mention.pk], reading)[mention.pk]
    panel = panel_of(mention, standing=standing, reading=reading, readable=readable)
    around = revision.mentions.select_related("passage")
    return CitationPage(
        panel=panel,
        rights=rights_in(reading, user),
        pieces=tuple(_pieces(mention)),
        printed_page=printed_page(mention.passage, mention.passage.start + mention.start, list(revision.pages.all())),
        steps=tuple(_steps(mention)),
        decided=last_resolved(mention) if mention.by_hand else None,
        words=tuple(_words(reading, mention)),
        earlier=tuple(_earlier(mention, may_read_source=panel.held is not None)),
        claims=tuple(_claims(reading, mention, user)),
        before=around.filter(order__lt=mention.order).last(),
        after=around.filter(order__gt=mention.order).first(),
    )


def _pieces(mention: CitationMention) -> Iterable[NotePiece]:
    """The whole passage, cut at the citation and at its page references."""
    text = mention.passage.text
    locators = sorted({(cited.start, cited.end) for cited in mention.ranges.all()})
    edges = {0, len(text), mention.start, mention.end, *(edge for span in locators for edge in span)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    for start, end in pairwise(cuts):
        inside = mention.start <= start and end <= mention.end
        located = any(first <= start and end <= last for first, last in locators)
        yield NotePiece("locator" if located else "citation" if inside else "", text[start:end])


def _steps(mention: CitationMention) -> Iterable[ChainStep]:
    orders = [step["mention"] for step in mention.steps]
    found = {row.order: row for row in mention.revision.mentions.filter(order__in=orders).select_related("passage", "reference")}
    for step in mention.steps:
        yield ChainStep(RULES.get(step["rule"], step["rule"]), step.get("note"), found.get(step["mention"]))


def _words(reading: Reading, mention: CitationMention) -> Iterable[Word]:
    for attestation in mention.attestations.filter(reading=reading).select_related("created_by"):
        _check, dot, code = attestation.outcome.partition(".")
        yield Word(attestation, name_of(code) if dot else "")


def _earlier(mention: CitationMention, *, may_read_source: bool) -> Iterable[Finding]:
    superseded = mention.checks.filter(superseded_at__isnull=False).order_by("-superseded_at", "-pk")
    return (finding_of(check, may_read_source=may_read_source) for check in superseded[:50])


def _claims(reading: Reading, mention: CitationMention, user: User) -> Iterable[Claim]:
    visible = Claim.objects.visible_to(user).alive().filter(reading=reading)
    return (visible.filter(mentions=mention) | visible.filter(evidence_links__mention=mention, evidence_links__deleted_at=None)).distinct()
