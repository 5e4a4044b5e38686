"""TEI P5: the text with its pages and notes in their places, and the annotations stand-off over it.

Quoted words lie between two empty `anchor` elements, so that overlapping quotations need no nesting; an `annotation`
in `standOff/listAnnotation` points at them. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-annotation.html
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from annotator.exports.gathered import ClaimEntry, DisputeEntry, EvidenceEntry, Gathered, Quoted, ReplyLine, Verdict
from annotator.exports.tei_text import TextWriter, anchor_ids, element

Annotated = ClaimEntry | EvidenceEntry | DisputeEntry | ReplyLine


def present(annotations: Gathered) -> Iterator[bytes]:
    root = element(None, "TEI")
    _header(root, annotations)
    if annotations.entries:
        listed = element(element(root, "standOff"), "listAnnotation")
        for entry in annotations.entries:
            _entry(listed, entry)
    TextWriter(annotations.revision, _here(annotations)).write(root)
    yield etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _header(root: etree._Element, annotations: Gathered) -> None:
    description = element(element(root, "teiHeader"), "fileDesc")
    titles = element(description, "titleStmt")
    element(titles, "title", annotations.title, type="main")
    if annotations.subtitle:
        element(titles, "title", annotations.subtitle, type="sub")
    for creator in annotations.creators:
        element(titles, "author", creator)
    publication = element(description, "publicationStmt")
    element(publication, "p", f"{annotations.seminar}, {annotations.as_of.date().isoformat()}")
    source = element(description, "sourceDesc")
    element(source, "p", f"{annotations.revision.source_name or annotations.slug}, {annotations.revision.sha256}")


def _entry(listed: etree._Element, entry: ClaimEntry | DisputeEntry) -> None:
    if isinstance(entry, DisputeEntry):
        _dispute(listed, entry)
        return
    made = _annotation(listed, f"claim-{entry.key}", "describing", _targets(entry.quoted), entry)
    _say(made, entry.statement, "claim")
    _words(made, entry.quoted)
    _verdicts(made, entry.verdicts)
    if entry.decision:
        _say(made, f"{entry.decision.outcome}: {entry.decision.rationale}", "decision")
    for link in entry.evidence:
        _evidence(listed, link)
    for note in entry.disputes:
        _dispute(listed, note)
    _replies(listed, entry.replies, f"claim-{entry.key}")


def _evidence(listed: etree._Element, link: EvidenceEntry) -> None:
    quoted = (link.quoted,) if link.quoted else ()
    claim = f"#claim-{link.claim_key}"
    made = _annotation(listed, f"evidence-{link.key}", "linking", _targets(quoted) if quoted else [claim], link)
    element(made, "ptr", type=f"cito:{link.relation}", target=claim)
    for text, kind in (
        (link.analytic_note, "evidence"),
        (link.citation, "citation"),
        (link.locator, "locator"),
        (link.source_excerpt, "excerpt"),
        (link.translation, "translation"),
    ):
        _say(made, text, kind)
    if link.url:
        element(made, "ptr", type="link", target=link.url)
    _words(made, quoted)
    _verdicts(made, (link.verdict,) if link.verdict else ())
    for note in link.disputes:
        _dispute(listed, note)
    _replies(listed, link.replies, f"evidence-{link.key}")


def _dispute(listed: etree._Element, note: DisputeEntry) -> None:
    quoted = (note.quoted,) if note.quoted else ()
    subject = [] if note.about == "quotation" else [f"#{note.about}-{note.about_key}"]
    targets = subject + (_targets(quoted) if quoted else [])
    made = _annotation(listed, f"disagreement-{note.key}", "questioning", targets, note)
    _say(made, note.statement, "disagreement", subtype=note.ground)
    _say(made, note.closing_reason, note.state)
    _words(made, quoted)
    _replies(listed, note.replies, f"disagreement-{note.key}")


def _replies(listed: etree._Element, replies: Iterable[ReplyLine], about: str) -> None:
    for reply in replies:
        made = _annotation(listed, f"reply-{reply.key}", "replying", [f"#{about}"], reply)
        _say(made, reply.body, "reply")


def _annotation(listed: etree._Element, name: str, motivation: str, targets: list[str], entry: Annotated) -> etree._Element:
    made = element(listed, "annotation", id=name, motivation=motivation, target=" ".join(dict.fromkeys(targets)))
    if not entry.is_deleted:
        statement = element(made, "respStmt")
        element(statement, "resp", "creator")
        element(statement, "persName", entry.by)
    status = "deleted" if entry.is_deleted else "created"
    element(element(made, "revisionDesc"), "change", status=status, when=entry.at.isoformat(timespec="seconds"))
    for tag in getattr(entry, "tags", ()):
        _say(made, tag, "tag")
    return made


def _targets(quotations: Iterable[Quoted]) -> list[str]:
    """Pointers at the words; an orphan, or words of another text, point at the text as a whole."""
    targets = []
    for quoted in quotations:
        for order, part in enumerate(quoted.parts):
            placed = part.place.start is not None and not quoted.elsewhere
            targets.append(f"#range({','.join(anchor_ids(quoted, order))})" if placed else "#text")
    return targets or ["#text"]


def _words(made: etree._Element, quotations: Iterable[Quoted]) -> None:
    """The quoted words themselves where no pointer reaches them."""
    for quoted in quotations:
        if quoted.is_orphan:
            _say(made, quoted.exact, "orphaned")
        elif quoted.elsewhere:
            _say(made, f"{quoted.exact} ({quoted.elsewhere})", "elsewhere")


def _verdicts(made: etree._Element, verdicts: Iterable[Verdict]) -> None:
    for verdict in verdicts:
        _say(made, "; ".join((f"{verdict.cited} — {verdict.summary}", *verdict.details, *verdict.attested)), "verdict")


def _say(made: etree._Element, text: str, kind: str, subtype: str = "") -> None:
    if text:
        element(made, "note", text, type=kind, subtype=subtype)


def _here(annotations: Gathered) -> Iterator[Quoted]:
    """Every quotation of this text, once."""
    found: dict[int, Quoted] = {}
    for entry in annotations.entries:
        for quoted in _quotations(entry):
            if not quoted.elsewhere:
                found.setdefault(quoted.key, quoted)
    yield from found.values()


def _quotations(entry: ClaimEntry | DisputeEntry) -> Iterator[Quoted]:
    if isinstance(entry, DisputeEntry):
        yield from (entry.quoted,) if entry.quoted else ()
        return
    yield from entry.quoted
    for link in entry.evidence:
        yield from (link.quoted,) if link.quoted else ()
        for note in link.disputes:
            yield from _quotations(note)
    for note in entry.disputes:
        yield from _quotations(note)
