"""W3C Web Annotation: an AnnotationCollection with one AnnotationPage, and CiTO for how evidence bears on claims.

An evidence link is the triple (evidence, cito:supports …, claim). https://www.w3.org/TR/annotation-model/ and
https://purl.org/spar/cito (2.8.2).
"""

import json
from collections.abc import Iterator
from typing import Any

from annotator.exports.gathered import ClaimEntry, DisputeEntry, EvidenceEntry, Gathered, Quoted, QuotedPart, ReplyLine, Verdict
from annotator.exports.identifiers import iri

CONTENT_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_TERMS = {"cito": "http://purl.org/spar/cito/", "variorum": "urn:variorum:terms:"}

CLOSING = "]\n }\n}"

Node = dict[str, Any]


def present(annotations: Gathered) -> Iterator[bytes]:
    collection = iri(annotations, "readings", f"{annotations.reading}/annotations")
    items = [item for entry in annotations.entries for item in _entry(annotations, entry)]
    document = {
        "@context": [ANNOTATION_CONTEXT, OWN_TERMS],
        "id": collection,
        "type": "AnnotationCollection",
        "label": annotations.title,
        "modified": annotations.as_of.isoformat(timespec="seconds"),
        "total": len(items),
        "first": {
            "id": f"{collection}/1" if annotations.base_url else f"{collection}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],  # last of all, so that the items can be written one by one, each on a line of its own
        },
    }
    yield json.dumps(document, ensure_ascii=False, indent=1).removesuffix(CLOSING).encode()
    for place, item in enumerate(items):
        yield ("," * (place > 0) + "\n" + json.dumps(item, ensure_ascii=False)).encode()
    yield f"\n{CLOSING}\n".encode()


def _entry(annotations: Gathered, entry: ClaimEntry | DisputeEntry) -> Iterator[Node]:
    if isinstance(entry, DisputeEntry):
        yield from _dispute(annotations, entry)
        return
    yield _claim(annotations, entry)
    about = iri(annotations, "claims", entry.key)
    for link in entry.evidence:
        yield from _evidence(annotations, link)
    for note in entry.disputes:
        yield from _dispute(annotations, note)
    yield from _replies(annotations, entry.replies, about)


def _claim(annotations: Gathered, claim: ClaimEntry) -> Node:
    node = _annotation(iri(annotations, "claims", claim.key), "describing", claim)
    node["variorum:kind"] = "claim"
    node["variorum:claimant"] = claim.claimant
    node |= _named(variorum_contested=claim.is_contested)
    node["body"] = [*_body(claim.statement, "describing"), *_tags(claim)]
    node["target"] = [target for quoted in claim.quoted for target in _targets(annotations, quoted)]
    if claim.verdicts:
        node["variorum:citations"] = [_verdict(annotations, verdict) for verdict in claim.verdicts]
    if claim.positions:
        node["variorum:positions"] = [
            _named(variorum_stance=line.stance, variorum_reason=line.reason, creator=_person(line.by)) for line in claim.positions
        ]
    if claim.decision:
        decision = claim.decision
        node["variorum:decision"] = _named(
            variorum_outcome=decision.outcome,
            variorum_rationale=decision.rationale,
            variorum_dissents=list(decision.dissents),
            creator=_person(decision.by),
            created=decision.at.isoformat(timespec="seconds"),
        )
    return node


def _evidence(annotations: Gathered, link: EvidenceEntry) -> Iterator[Node]:
    about = iri(annotations, "evidence", link.key)
    node = _annotation(about, "linking", link)
    node["variorum:kind"] = "evidence"
    node[f"cito:{link.relation}"] = {"id": iri(annotations, "claims", link.claim_key)}
    node["body"] = [*_body(link.analytic_note, "commenting"), *_tags(link)]
    claim = [iri(annotations, "claims", link.claim_key)]
    node["target"] = list(_targets(annotations, link.quoted)) if link.quoted else claim
    node |= _named(
        variorum_citation=link.citation,
        variorum_locator=link.locator,
        variorum_sourceExcerpt=link.source_excerpt,
        variorum_translation=link.translation,
        variorum_link=link.url,
    )
    if link.verdict:
        node["variorum:citations"] = [_verdict(annotations, link.verdict)]
    yield node
    for note in link.disputes:
        yield from _dispute(annotations, note)
    yield from _replies(annotations, link.replies, about)


def _dispute(annotations: Gathered, note: DisputeEntry) -> Iterator[Node]:
    about = iri(annotations, "disagreements", note.key)
    node = _annotation(about, "questioning", note)
    node |= _named(
        variorum_kind="disagreement", variorum_ground=note.ground, variorum_state=note.state, variorum_closingReason=note.closing_reason
    )
    node["body"] = [*_body(note.statement, "questioning"), *_tags(note)]
    targets: list[Any] = list(_targets(annotations, note.quoted)) if note.quoted else []
    if note.about != "quotation":
        targets.insert(0, iri(annotations, "claims" if note.about == "claim" else "evidence", note.about_key))
    node["target"] = targets
    yield node
    yield from _replies(annotations, note.replies, about)


def _replies(annotations: Gathered, replies: tuple[ReplyLine, ...], about: str) -> Iterator[Node]:
    for reply in replies:
        node = _annotation(iri(annotations, "replies", reply.key), "replying", reply)
        node["body"] = _body(reply.body, "replying")
        node["target"] = [about]
        yield node


def _annotation(identifier: str, motivation: str, entry: Any) -> Node:
    node: Node = {"id": identifier, "type": "Annotation", "motivation": motivation}
    if not entry.is_deleted:
        node["creator"] = _person(entry.by)
    node["created"] = entry.at.isoformat(timespec="seconds")
    node |= _named(variorum_visibility=getattr(entry, "visibility", ""), variorum_deleted=entry.is_deleted)
    return node


def _body(text: str, purpose: str) -> list[Node]:
    return [{"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}] if text else []


def _tags(entry: ClaimEntry | EvidenceEntry | DisputeEntry) -> list[Node]:
    """A body each, as the vocabulary has it: `tagging` is what they are for."""
    return [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in entry.tags]


def _targets(annotations: Gathered, quoted: Quoted) -> Iterator[Node]:
    for part in quoted.parts:
        node = {"type": "SpecificResource", "source": iri(annotations, "texts", quoted.source), "selector": _selectors(part)}
        place = part.place
        yield node | _named(
            variorum_placement=place.status, variorum_passage=place.passage, variorum_pages=list(place.pages), variorum_note=place.note
        )


def _selectors(part: QuotedPart) -> list[Node]:
    """Both selectors name the same words; an orphan has its words alone."""
    quote: Node = {"type": "TextQuoteSelector", "exact": part.exact, "prefix": part.prefix, "suffix": part.suffix}
    if part.place.start is None:
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": part.place.start, "end": part.place.end}]


def _verdict(annotations: Gathered, verdict: Verdict) -> Node:
    return {"id": iri(annotations, "citations", verdict.mention)} | _named(
        variorum_cited=verdict.cited,
        variorum_verdict=verdict.summary,
        variorum_findings=list(verdict.details),
        variorum_attested=list(verdict.attested),
    )


def _person(name: str) -> Node:
    return {"type": "Person", "name": name}


def _named(**values: Any) -> Node:
    """Terms of our own, `variorum_x` written `variorum:x`; what is empty is left out."""
    return {name.replace("variorum_", "variorum:"): value for name, value in values.items() if value not in ("", None, [], False)}
