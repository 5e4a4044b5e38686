"""CSL-JSON: a list of items, as Zotero and citeproc write it."""

import json
from collections.abc import Sequence
from typing import Any

from editions.bibliography.entries import Bibliography, Csl, Entry, Fault, UnreadableBibliography, filled, sorted_out

NAMES = ("author", "editor", "translator", "container-author", "collection-editor")
TEXTS = (
    *("title", "title-short", "container-title", "collection-title", "collection-number", "publisher", "publisher-place"),
    *("volume", "issue", "page", "edition", "number-of-volumes", "DOI", "ISBN", "ISSN", "URL", "language", "genre", "archive"),
    *("archive_location", "note"),
)


def read(text: str) -> Bibliography:
    """Raises UnreadableBibliography with the line on which the JSON breaks off."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    for place, (line, item) in enumerate(_items(text), start=1):
        key = str(item.get("id") or place) if isinstance(item, dict) else str(place)
        if not isinstance(item, dict):
            faults.append(Fault(key, line, "not_an_object"))
        elif not all(_are_names(item[name]) for name in NAMES if name in item):
            faults.append(Fault(key, line, "bad_names"))
        else:
            entries.append(Entry(key, line, _plain(item)))
    return sorted_out("csl", entries, faults)


def write(items: Sequence[Csl]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def _items(text: str) -> list[tuple[int, Any]]:
    """Each item with the line that it begins on. One item may stand alone, or all under "items"."""
    decoder = json.JSONDecoder()
    try:
        whole = json.loads(text)
        if isinstance(whole, dict):
            items = whole.get("items") if isinstance(whole.get("items"), list) else [whole]
            return [(1, item) for item in items or []]
        at = text.index("[") + 1
        found = []
        for _ in whole:
            at = _skip(text, at)
            item, end = decoder.raw_decode(text, at)
            found.append((text.count("\n", 0, at) + 1, item))
            at = end
    except json.JSONDecodeError as error:
        raise UnreadableBibliography("broken", error.lineno) from error
    except RecursionError as error:
        raise UnreadableBibliography("broken", 1) from error
    return found


def _skip(text: str, at: int) -> int:
    while text[at] in ", \t\n\r":
        at += 1
    return at


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and all(isinstance(part, str) for part in one.values()) for one in value)


def _plain(item: dict[str, Any]) -> Csl:
    """The fields that we keep, texts as texts."""
    csl: Csl = {"type": item["type"] if isinstance(item.get("type"), str) else "document"}
    csl |= {name: str(item[name]).strip() for name in TEXTS if isinstance(item.get(name), str | int)}
    csl |= {name: item[name] for name in NAMES if item.get(name)}
    return filled(csl | {"issued": _date(item.get("issued"))})


def _date(value: Any) -> Csl | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if first and all(str(part).lstrip("-").isdigit() for part in first):
        return {"date-parts": [[int(part) for part in first]]}
    literal = value.get("literal") or value.get("raw")
    return {"literal": str(literal)} if literal else None
