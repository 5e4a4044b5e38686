"""RIS, by way of rispy; entries are cut apart first, so that one that breaks does not take the others with it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import rispy

from editions.bibliography.entries import Bibliography, Csl, Entry, Fault, filled, issued, person, sorted_out, written_name, year_of

BEGIN, END = re.compile(r"TY  -"), re.compile(r"ER  -")
TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "MANSCPT": "manuscript",
    "UNPB": "manuscript",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
}
BACK = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "manuscript": "MANSCPT",
    "webpage": "ELEC",
}
FIELDS = {
    "title": ("title", "primary_title"),
    "container-title": ("secondary_title", "journal_name", "alternate_title3", "alternate_title2"),
    "collection-title": ("tertiary_title",),
    "publisher": ("publisher",),
    "publisher-place": ("place_published",),
    "volume": ("volume",),
    "issue": ("number",),
    "edition": ("edition",),
    "DOI": ("doi",),
    "language": ("language",),
    "title-short": ("short_title",),
}
PEOPLE = {
    "author": ("authors", "first_authors"),
    "editor": ("secondary_authors", "tertiary_authors"),
    "translator": ("subsidiary_authors",),
}


def read(text: str) -> Bibliography:
    entries: list[Entry] = []
    faults: list[Fault] = []
    for place, (line, record, has_end) in enumerate(_records(text), start=1):
        given = rispy.loads(record if has_end else f"{record}\nER  - \n")[0]
        key = str(given.get("id") or given.get("label") or place)
        if has_end:
            entries.append(Entry(key, line, _csl(given)))
        else:
            faults.append(Fault(key, line, "no_end"))
    return sorted_out("ris", entries, faults)


def write(items: Sequence[Csl]) -> str:
    return str(rispy.dumps([_record(item) for item in items]))


def _records(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each record with the line that it begins on, and whether it says where it ends."""
    begun, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if BEGIN.match(line):
            if lines:
                yield begun, "\n".join(lines), False
            begun, lines = number, [line]
        elif lines:
            lines.append(line)
            if END.match(line):
                yield begun, "\n".join(lines), True
                lines = []
    if lines:
        yield begun, "\n".join(lines), False


def _csl(given: dict[str, Any]) -> Csl:
    csl: Csl = {"type": TYPES.get(given["type_of_reference"], "document")}
    csl |= {name: next((str(given[key]) for key in keys if given.get(key)), "") for name, keys in FIELDS.items()}
    csl |= {role: [person(name) for key in keys for name in given.get(key) or () if name.strip()] for role, keys in PEOPLE.items()}
    csl["page"] = "–".join(filter(None, (str(given.get("start_page") or ""), str(given.get("end_page") or ""))))
    csl["page"] = csl["page"].replace("-", "–")
    csl["issued"] = issued(str(given.get("year") or given.get("publication_year") or given.get("date") or ""))
    csl["URL"] = next(iter(given.get("urls") or ()), "")
    return filled(csl)


def _record(item: Csl) -> dict[str, Any]:
    first, _, last = str(item.get("page") or "").partition("–")
    record: dict[str, Any] = {"type_of_reference": BACK.get(str(item.get("type")), "GEN"), "id": str(item["id"])}
    record |= {keys[0]: [written_name(name) for name in item.get(role) or ()] for role, keys in PEOPLE.items()}
    record |= {keys[0]: str(item.get(name) or "") for name, keys in FIELDS.items()}
    record |= {"start_page": first.strip(), "end_page": last.strip(), "year": year_of(item)}
    return filled(record | {"urls": [item["URL"]] if item.get("URL") else []})
