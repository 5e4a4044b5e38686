"""Which notes a JATS file calls from where: a cross-reference to a note calls it, and a note within a sentence is called there."""

import re
from dataclasses import dataclass, field

from editions.readers.xml import Element, local, text_of

GROUPS = frozenset(["fn-group", "author-notes", "table-wrap-foot", "notes", "sec", "back", "app"])
NOTE_TYPES = frozenset(["fn", "table-fn", "author-notes"])
SIGN = re.compile(r"[\[(]?\s*(?:\d{1,4}[a-z]?|[ivxlc]{1,7}|[a-zA-Z]|[^\w\s]{1,5})\s*[\])]?", re.IGNORECASE)
LABEL_EDGES = " ().[]:\u00a0"


@dataclass(slots=True)
class JatsNotes:
    """`keys` and `labels` are of the notes, `calls` the notes that cross-references call, `here` those called at their own place."""

    keys: dict[Element, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    calls: dict[Element, list[str]] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    unlabelled: set[str] = field(default_factory=set)  # their signs may stand in their text


def notes_of(root: Element) -> JatsNotes:
    """The notes of the text. A footnote that nothing calls and nothing labels is a remark like any other paragraph."""
    found = JatsNotes()
    by_id = {identifier: element for element in root.iter() if (identifier := element.get("id"))}
    called = _called(root, by_id)
    for index, note in enumerate(element for element in root.iter() if _is_note(element)):
        key = note.get("id") or f"#{index}"
        key = key if key not in found.labels else f"{key}#{index}"
        label = _label(note)
        here = note not in called and not _in_group(note)
        if not (note in called or here or label):
            continue
        found.keys[note], found.labels[key] = key, label
        if here:
            found.here.add(key)
    for reference in root.iter("{*}xref"):
        if reference.get("ref-type") in NOTE_TYPES and not _known(reference, by_id) and SIGN.fullmatch(text_of(reference)):
            key = f"missing {reference.get('rid', '')}"
            found.calls[reference], found.labels[key] = [key], text_of(reference).strip(LABEL_EDGES)
    for reference, notes in _calls(root, by_id, found).items():
        found.calls[reference] = [found.keys[note] for note in notes]
        for key in found.calls[reference] if len(notes) == 1 else ():
            if not found.labels[key]:
                found.labels[key] = text_of(reference).strip(LABEL_EDGES)
                found.unlabelled.add(key)
    return found


def _is_note(element: Element) -> bool:
    """A footnote, or an entry of a list of references that holds nothing but a note."""
    if local(element) == "fn":
        return True
    return local(element) == "ref" and {local(child) for child in element} - {"label"} == {"note"}


def _targets(reference: Element, by_id: dict[str, Element]) -> list[Element]:
    named = (by_id.get(identifier) for identifier in (reference.get("rid") or "").split())
    return [target for target in named if target is not None and _is_note(target)]


def _known(reference: Element, by_id: dict[str, Element]) -> bool:
    return any(identifier in by_id for identifier in (reference.get("rid") or "").split())


def _called(root: Element, by_id: dict[str, Element]) -> set[Element]:
    return {target for reference in root.iter("{*}xref") for target in _targets(reference, by_id)}


def _calls(root: Element, by_id: dict[str, Element], found: JatsNotes) -> dict[Element, list[Element]]:
    """The cross-references that call: a sign, and for a second call of the same note one that is raised or stands at a word."""
    calls: dict[Element, list[Element]] = {}
    begun: set[Element] = set()
    for reference in root.iter("{*}xref"):
        notes = [note for note in _targets(reference, by_id) if note in found.keys and note not in reference.iterancestors()]
        written = text_of(reference)
        if not notes or (written and len(notes) == 1 and not SIGN.fullmatch(written)):
            continue
        if begun.isdisjoint(notes) or _is_raised(reference) or _stands_at_a_word(reference):
            calls[reference] = notes
            begun.update(notes)
    return calls


def _is_raised(reference: Element) -> bool:
    around = reference.getparent()
    return (around is not None and local(around) == "sup") or any(local(inner) == "sup" for inner in reference.iterdescendants())


def _stands_at_a_word(reference: Element) -> bool:
    before = reference.getprevious()
    parent = reference.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return not text[-1:].isspace() if text else False


def _in_group(note: Element) -> bool:
    around = note.getparent()
    return around is None or local(note) == "ref" or local(around) in GROUPS


def _label(note: Element) -> str:
    label = next((child for child in note if local(child) == "label"), None)
    return (text_of(label) if label is not None else note.get("symbol", "")).strip(LABEL_EDGES)
