"""Which notes a TEI file calls from where: at the note's own place, from a reference to it, or from the anchor that it names."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from editions.readers.xml import Element, local, text_of

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LABEL_EDGES = " ().[]:\u00a0"
NOTES = re.compile(r"(?:foot|end)?notes|anmerkungen|fu(?:ß|ss)noten", re.IGNORECASE)  # @type of a division
MISSING = "note-missing"
NOT_WHOLE = frozenset(["gap", "truncated"])  # @type of a note of which words are missing
NOTE_CALL = re.compile(r"(?:foot|end)?-?note(?:-?(?:anchor|call|ref))?|foot|fn", re.IGNORECASE)  # @type of a reference
AWAY = frozenset(["foot", "bottom", "end"])  # @place of notes that are called from elsewhere
BETWEEN_PARAGRAPHS = frozenset(["body", "div", *(f"div{depth}" for depth in range(8))])
HEADER = frozenset(["teiHeader", "standOff", "facsimile", "sourceDoc"])


@dataclass(slots=True)
class TeiNotes:
    """`keys` and `labels` are of the notes, `from_references` the notes that references call, `from_anchors` those of anchors."""

    keys: dict[Element, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    from_references: dict[Element, str] = field(default_factory=dict)
    from_anchors: dict[Element, list[str]] = field(default_factory=lambda: defaultdict(list))
    apart: set[str] = field(default_factory=set)  # called from elsewhere, or from nowhere
    missing: dict[Element, str] = field(default_factory=dict)  # references to notes that the file does not hold, with their labels


def notes_of(root: Element) -> TeiNotes:
    """The notes of the text, the header's not among them."""
    texts = [child for child in root.iter() if local(child) == "text" and not _within_text(child)]
    elements = [element for text in texts for element in text.iter() if isinstance(element.tag, str)]
    by_id = {identifier: element for element in elements if (identifier := element.get(XML_ID))}
    found = TeiNotes()
    called = {target.lstrip("#") for element in elements if local(element) in ("ref", "ptr") and (target := element.get("target"))}
    for index, note in enumerate(element for element in elements if local(element) == "note" or _is_item_of_notes(element, called)):
        if _introduces(note):
            continue
        key = note.get(XML_ID) or f"#{index}"
        first = by_id.get((note.get("prev") or "").lstrip("#"))
        if first is not None and first in found.keys:
            found.keys[note] = found.keys[first]
            continue
        found.keys[note] = key
        found.labels[key] = label_of(note.get("n") or _own_label(note))
    _find_references(elements, by_id, found)
    _find_anchors(by_id, found)
    found.apart.update(key for note, key in found.keys.items() if _among_notes(note))
    if found.from_references:
        found.apart.update(key for note, key in found.keys.items() if _stands_by_itself(note))
    found.missing = {element: label for element in elements if (label := _missing_note(element, by_id))}
    return found


def label_of(written: str) -> str:
    """7 of "7)"; the star of "*)"."""
    return written.strip(f"{LABEL_EDGES}*") or written.strip(LABEL_EDGES)


def repeats_label(element: Element, notes: TeiNotes) -> bool:
    """Whether the element, at the head of a note, holds nothing but the label of the note."""
    if local(element) not in ("label", "hi", "num"):
        return False
    inner = element
    for around in element.iterancestors():
        if (around.text or "").strip() or any(
            text_of(before) or (before.tail or "").strip() for before in inner.itersiblings(preceding=True)
        ):
            return False
        if around in notes.keys:
            return label_of(text_of(element)) == notes.labels[notes.keys[around]] != ""
        inner = around
    return False


def _own_label(note: Element) -> str:
    first = next((child for child in note.iterdescendants() if local(child) == "label"), None)
    around = first.getparent() if first is not None else None
    return text_of(first) if first is not None and around is not None and local(around) in ("note", "p", "item", "ab") else ""


def _is_item_of_notes(element: Element, called: set[str]) -> bool:
    """Whether it is a paragraph or an item that references call, in a division or a list of notes."""
    if local(element) not in ("item", "p", "ab") or element.get(XML_ID, "") not in called:
        return False
    return any(NOTES.fullmatch(around.get("type", "")) for around in element.iterancestors())


def _missing_note(element: Element, by_id: dict[str, Element]) -> str:
    """What the text calls by this element although the file does not hold it: »12« of <ref type="note-missing" n="12"/>."""
    if local(element) not in ("ref", "ptr"):
        return ""
    target, kind = element.get("target") or "", element.get("type") or ""
    said = kind == MISSING and not target
    lost = NOTE_CALL.fullmatch(kind) is not None and target.startswith("#") and target[1:] not in by_id
    label = label_of(element.get("n") or text_of(element))
    return label if (said or lost) and len(label.split()) == 1 else ""


def status_of(note: Element) -> str:
    """Whether words of it are missing: <note type="truncated">."""
    kind = note.get("type", "")
    return kind if kind in NOT_WHOLE else "complete"


def _stands_by_itself(note: Element) -> bool:
    """Whether it is a footnote between paragraphs, which a file that calls its notes by references calls from there or not at all."""
    around = note.getparent()
    between = around is not None and local(around) in BETWEEN_PARAGRAPHS
    return between and note.get("place", "") in AWAY


def _among_notes(note: Element) -> bool:
    """Whether it stands in a division that holds nothing but notes, where nothing calls it."""
    around = note.getparent()
    return around is not None and local(around).startswith("div") and NOTES.fullmatch(around.get("type", "")) is not None


def _introduces(note: Element) -> bool:
    """Whether it stands by itself before the text, without a sign: a word of the author or of the editors."""
    around = note.getparent()
    signs = (note.get(name) for name in ("n", "target", "corresp", XML_ID))
    return local(note) == "note" and around is not None and local(around) == "front" and not any(signs)


def _within_text(element: Element) -> bool:
    return any(local(ancestor) == "text" or local(ancestor) in HEADER for ancestor in element.iterancestors())


def _find_references(elements: list[Element], by_id: dict[str, Element], found: TeiNotes) -> None:
    for element in elements:
        if local(element) not in ("ref", "ptr"):
            continue
        note = by_id.get((element.get("target") or "").lstrip("#"))
        if note is None or note not in found.keys or note in element.iterancestors():
            continue
        key = found.keys[note]
        label = label_of(element.get("n") or text_of(element))
        if len(label.split()) > 1:  # "see note 4 below" points to a note, and does not call it
            continue
        found.from_references[element] = key
        found.apart.add(key)
        found.labels[key] = found.labels[key] or label


def _find_anchors(by_id: dict[str, Element], found: TeiNotes) -> None:
    for note, key in found.keys.items():
        anchor = by_id.get((note.get("target") or note.get("corresp") or "").split(" ")[0].lstrip("#"))
        if anchor is not None and key not in found.apart and note not in anchor.iterancestors():
            found.from_anchors[anchor].append(key)
            found.apart.add(key)
