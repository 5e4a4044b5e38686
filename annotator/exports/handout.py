"""The handout: the annotations by printed page, as blocks that Markdown, HTML and Word each set in their own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotator.exports.gathered import Called, ClaimEntry, DisputeEntry, EvidenceEntry, Gathered, Quoted, ReplyLine, Verdict
from editions.segmentation.segmented import Mark

Kind = Literal["title", "subtitle", "meta", "page", "claim", "quotation", "heading", "item"]
SIGNS = {"for": "⊕", "against": "⊖", "neither": "⊙"}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the handout. `label` stands before the text, `after` behind it; items nest by `depth`.

    `marks` are what print sets apart in the text, `calls` the notes that are called in it.
    """

    kind: Kind
    text: str
    label: str = ""
    after: str = ""
    depth: int = 0
    marks: tuple[Mark, ...] = ()
    calls: tuple[Called, ...] = ()


def compose(annotations: Gathered) -> Iterator[Block]:
    yield from _head(annotations)
    number, page = 0, None
    for entry in annotations.entries:
        if (heading := _page_of(entry)) != page:
            page = heading
            yield Block("page", heading)
        if isinstance(entry, ClaimEntry):
            number += 1
            yield from _claim(entry, number)
        else:
            yield from _objection(entry)


def _head(annotations: Gathered) -> Iterator[Block]:
    yield Block("title", annotations.title)
    if annotations.subtitle:
        yield Block("subtitle", annotations.subtitle)
    claims = len(list(annotations.claims))
    others = len(annotations.entries) - claims
    counted = (
        ngettext("%s claim", "%s claims", claims) % claims,
        ngettext("%s disagreement with the text", "%s disagreements with the text", others) % others,
    )
    day = date_format(annotations.as_of, "DATE_FORMAT")
    yield Block("meta", " · ".join(filter(None, (", ".join(annotations.creators), annotations.seminar, *counted, day))))


def _page_of(entry: ClaimEntry | DisputeEntry) -> str:
    quoted = entry.quoted if isinstance(entry, DisputeEntry) else next(iter(entry.quoted), None)
    if quoted is None or quoted.is_orphan:
        return _("Unplaced")
    if quoted.elsewhere:
        return _("In other texts")
    return _("Page %s") % quoted.pages[0] if quoted.pages else _("Without a page")


def _claim(claim: ClaimEntry, number: int) -> Iterator[Block]:
    yield Block("claim", claim.statement or _("[deleted]"), label="◆ " + _("Claim %s") % number, after=_by(claim))
    for quoted in claim.quoted:
        yield _quotation(quoted)
    sides = (("for", _("Evidence for")), ("against", _("Evidence against")), ("neither", _("Evidence that qualifies or discusses")))
    for side, heading in sides:
        yield from _under(heading, (block for link in claim.evidence if link.side == side for block in _evidence(link)))
    yield from _under(_("In dispute"), (block for note in claim.disputes for block in _dispute(note, 0)))
    yield from _under(_("Cited pages"), (_verdict(verdict, 0) for verdict in claim.verdicts))
    yield from _under(_("Judgements"), (Block("item", line.reason, label=line.stance_label, after=line.by) for line in claim.positions))
    yield from _under(_("Decision"), _decision(claim))
    yield from _under(_("Replies"), _replies(claim.replies, 0))


def _objection(note: DisputeEntry) -> Iterator[Block]:
    """A disagreement with the text itself."""
    label = "≠ " + _("Disagreement (%s)") % note.ground_label
    yield Block("claim", note.statement or _("[deleted]"), label=label, after=_by(note))
    if note.quoted:
        yield _quotation(note.quoted)
    yield from _under(_("Replies"), _replies(note.replies, 0))


def _evidence(link: EvidenceEntry) -> Iterator[Block]:
    label = f"{SIGNS[link.side]} {link.relation_label}"
    if link.is_deleted:
        yield Block("item", _("[deleted]"), label=label)
    else:
        yield Block("item", link.analytic_note, label=label, after=_by(link))
    if link.quoted:
        yield _quoted_item(link.quoted, depth=1)
    source = ", ".join(filter(None, (link.citation, link.locator, link.url)))
    if link.verdict:
        yield _verdict(link.verdict, 1, prefix=link.locator)
    elif source:
        yield Block("item", source, label=_("Source"), depth=1)
    for text, name in ((link.source_excerpt, _("Excerpt")), (link.translation, _("Translation"))):
        if text:
            yield Block("item", text, label=name, depth=1)
    for note in link.disputes:
        yield from _dispute(note, 1)
    yield from _replies(link.replies, 1)


def _dispute(note: DisputeEntry, depth: int) -> Iterator[Block]:
    state = f"{note.state_label}: {note.closing_reason}" if note.closing_reason else note.state_label
    yield Block("item", note.statement or _("[deleted]"), label=f"≠ {note.ground_label}", after=f"{_by(note)}; {state}", depth=depth)
    if note.quoted:
        yield _quoted_item(note.quoted, depth=depth + 1)
    yield from _replies(note.replies, depth + 1)


def _replies(replies: Iterable[ReplyLine], depth: int) -> Iterator[Block]:
    for reply in replies:
        if reply.is_deleted:
            yield Block("item", _("[deleted]"), depth=depth)
        else:
            yield Block("item", reply.body, after=reply.by, depth=depth)


def _verdict(verdict: Verdict, depth: int, prefix: str = "") -> Block:
    words = verdict.summary_label if verdict.summary_label == verdict.label else f"{verdict.summary_label}: {verdict.label}"
    return Block("item", verdict.cited, label=prefix, after="; ".join((words, *verdict.attested)), depth=depth)


def _decision(claim: ClaimEntry) -> Iterator[Block]:
    if claim.decision:
        yield Block("item", claim.decision.rationale, label=claim.decision.outcome_label, after=claim.decision.by)
        for dissent in claim.decision.dissents:
            yield Block("item", dissent, label=_("Dissent"), depth=1)


def _quotation(quoted: Quoted) -> Block:
    return Block("quotation", quoted.exact, after=where(quoted), marks=quoted.marks, calls=quoted.calls)


def _quoted_item(quoted: Quoted, *, depth: int) -> Block:
    opened, closed = _("“%s”").split("%s")
    marks = tuple(Mark(len(opened) + mark.start, len(opened) + mark.end, mark.kind) for mark in quoted.marks)
    calls = tuple(Called(len(opened) + call.at, call.marker, call.text) for call in quoted.calls)
    return Block("item", f"{opened}{quoted.exact}{closed}", after=where(quoted), depth=depth, marks=marks, calls=calls)


def where(quoted: Quoted) -> str:
    """Printed pages and notes: "p. 41–42, n. 3"; the words for an orphan."""
    if quoted.is_orphan:
        return _("unplaced: these words are no longer found in the text")
    pages = quoted.pages
    page = _("p. %s") % (pages[0] if len(pages) == 1 else f"{pages[0]}–{pages[-1]}") if pages else ""
    notes = _("n. %s") % ", ".join(str(note) for note in quoted.notes) if quoted.notes else ""
    return ", ".join(filter(None, (quoted.elsewhere, page, notes)))


def _under(heading: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The heading and the blocks, or nothing."""
    first = True
    for block in blocks:
        if first:
            yield Block("heading", heading)
            first = False
        yield block


def _by(entry: ClaimEntry | DisputeEntry | EvidenceEntry) -> str:
    if entry.is_deleted:
        return ""
    private = _("only you see this") if entry.visibility == "private" else ""
    contested = _("contested") if isinstance(entry, ClaimEntry) and entry.is_contested else ""
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    return ", ".join(filter(None, (entry.by, date_format(entry.at, "DATE_FORMAT"), contested, private, tags)))
