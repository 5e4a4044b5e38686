"""One row an annotation, for CSV and Excel. Codes, not words: the rows are for spreadsheets and scripts in any language."""

from collections.abc import Iterator
from typing import Any

from annotator.exports.gathered import ClaimEntry, DisputeEntry, EvidenceEntry, Gathered, Quoted, ReplyLine, Verdict

COLUMNS = (
    "id",
    "kind",
    "about",
    "pages",
    "note",
    "passage",
    "placement",
    "start",
    "end",
    "quotation",
    "text",
    "relation",
    "ground",
    "state",
    "citation",
    "locator",
    "source_excerpt",
    "translation",
    "url",
    "verdicts",
    "positions",
    "contested",
    "decision",
    "rationale",
    "tags",
    "visibility",
    "author",
    "created",
    "deleted",
)
Row = dict[str, Any]


def rows_of(annotations: Gathered) -> Iterator[Row]:
    """Claims in document order, each followed by its evidence, disagreements and replies."""
    for entry in annotations.entries:
        if isinstance(entry, DisputeEntry):
            yield from _dispute(entry)
        else:
            yield from _claim(entry)


def _claim(claim: ClaimEntry) -> Iterator[Row]:
    decision = claim.decision
    yield (
        _row("claim", claim, text=claim.statement, verdicts=_verdicts(claim.verdicts))
        | _where(*claim.quoted)
        | {
            "positions": "; ".join(f"{line.by}: {line.stance}" for line in claim.positions),
            "contested": "yes" if claim.is_contested else "",
            "decision": decision.outcome if decision else "",
            "rationale": decision.rationale if decision else "",
        }
    )
    for link in claim.evidence:
        yield from _evidence(link)
    for note in claim.disputes:
        yield from _dispute(note)
    yield from _replies(claim.replies, f"claim-{claim.key}")


def _evidence(link: EvidenceEntry) -> Iterator[Row]:
    yield _row(
        "evidence",
        link,
        about=f"claim-{link.claim_key}",
        text=link.analytic_note,
        relation=link.relation,
        citation=link.citation,
        locator=link.locator,
        source_excerpt=link.source_excerpt,
        translation=link.translation,
        url=link.url,
        verdicts=_verdicts((link.verdict,) if link.verdict else ()),
    ) | _where(*((link.quoted,) if link.quoted else ()))
    for note in link.disputes:
        yield from _dispute(note)
    yield from _replies(link.replies, f"evidence-{link.key}")


def _dispute(note: DisputeEntry) -> Iterator[Row]:
    about = "" if note.about == "quotation" else f"{note.about}-{note.about_key}"
    state = f"{note.state}: {note.closing_reason}" if note.closing_reason else note.state
    yield _row("disagreement", note, about=about, text=note.statement, ground=note.ground, state=state) | _where(
        *((note.quoted,) if note.quoted else ())
    )
    yield from _replies(note.replies, f"disagreement-{note.key}")


def _replies(replies: tuple[ReplyLine, ...], about: str) -> Iterator[Row]:
    for reply in replies:
        yield _row("reply", reply, about=about, text=reply.body)


def _row(kind: str, entry: Any, **cells: Any) -> Row:
    return {
        "id": f"{kind}-{entry.key}",
        "kind": kind,
        "tags": "; ".join(getattr(entry, "tags", ())),
        "visibility": getattr(entry, "visibility", ""),
        "author": "" if entry.is_deleted else entry.by,
        "created": entry.at.isoformat(timespec="seconds"),
        "deleted": "yes" if entry.is_deleted else "",
        **cells,
    }


def _where(*quotations: Quoted) -> Row:
    """Several quotations, or several ranges of one, are set apart by a semicolon in each cell."""
    parts = [part for quoted in quotations for part in quoted.parts]
    return {
        "pages": "; ".join(_span(part.place.pages) for part in parts),
        "note": "; ".join(str(part.place.note) for part in parts if part.place.note is not None),
        "passage": "; ".join(part.place.passage for part in parts),
        "placement": "; ".join(dict.fromkeys(part.place.status for part in parts)),
        "start": "; ".join(str(part.place.start) for part in parts if part.place.start is not None),
        "end": "; ".join(str(part.place.end) for part in parts if part.place.end is not None),
        "quotation": " […] ".join(quoted.exact + (f" ({quoted.elsewhere})" if quoted.elsewhere else "") for quoted in quotations),
    }


def _span(pages: tuple[str, ...]) -> str:
    """ "7", "7–9", or "" where the words have no page."""
    return "–".join(dict.fromkeys((pages[0], pages[-1]))) if pages else ""


def _verdicts(verdicts: tuple[Verdict, ...]) -> str:
    return "; ".join(f"{verdict.cited} — {', '.join((verdict.summary, *verdict.details, *verdict.attested))}" for verdict in verdicts)
