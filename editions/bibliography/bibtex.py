"""BibTeX, by way of bibtexparser: LaTeX letters are decoded, names taken apart, unreadable entries named with their line."""

import re
from collections.abc import Sequence

import bibtexparser
from bibtexparser import middlewares
from bibtexparser.library import Library
from bibtexparser.middlewares.names import NameParts
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Field, ParsingFailedBlock
from bibtexparser.model import Entry as BibtexEntry

from editions.bibliography.entries import Bibliography, Csl, Entry, Fault, filled, issued, sorted_out, written_name, year_of

TYPES = {
    **dict.fromkeys(("book", "mvbook", "booklet", "collection", "mvcollection", "proceedings"), "book"),
    **dict.fromkeys(("incollection", "inbook", "inproceedings", "conference", "suppbook", "bookinbook"), "chapter"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    "article": "article-journal",
    "unpublished": "manuscript",
    "inreference": "entry-encyclopedia",
    "reference": "book",
}
BACK = {"book": "book", "chapter": "incollection", "thesis": "phdthesis", "report": "techreport", "manuscript": "unpublished"}
FIELDS = {
    "publisher-place": ("address", "location"),
    "publisher": ("publisher", "school", "institution"),
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "edition": ("edition",),
    "collection-title": ("series",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "URL": ("url",),
    "language": ("langid", "language"),
    "title-short": ("shorttitle",),
}
BARE_AND = re.compile(r"(?<!\\)&")  # LaTeX takes it for the end of a table's cell, and decoding would lose it
SPECIAL = re.compile(r"[&%$#_]")
AS_THEY_ARE = ("url", "doi")
DASHES = re.compile(r"-{2,3}|—")
READING = (
    middlewares.LatexDecodingMiddleware,
    middlewares.NormalizeFieldKeys,
    middlewares.SeparateCoAuthors,
    middlewares.SplitNameParts,
)


def read(text: str) -> Bibliography:
    library = bibtexparser.parse_string(BARE_AND.sub(r"\\&", text), append_middleware=[make() for make in READING])
    faults = [_fault(block) for block in library.failed_blocks]
    entries = [Entry(entry.key, (entry.start_line or 0) + 1, _csl(entry)) for entry in library.entries]
    return sorted_out("bibtex", entries, faults)


def write(items: Sequence[Csl]) -> str:
    library = Library([BibtexEntry(_type(item), str(item["id"]), _fields(item)) for item in items])
    return bibtexparser.write_string(library)


def _fault(block: ParsingFailedBlock) -> Fault:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        return Fault(str(block.key), line, "doubled_key")
    named = re.match(r"\s*@\w+\s*[{(]\s*([^,\s}]+)", block.raw or "")
    code = "doubled_field" if isinstance(block, DuplicateFieldKeyBlock) else "broken"
    return Fault(named[1] if named else "", line, code)


def _csl(entry: BibtexEntry) -> Csl:
    given = {field.key.lower(): field.value for field in entry.fields}
    title = ". ".join(filter(None, (_plain(given.get("title")), _plain(given.get("subtitle")))))
    csl: Csl = {"type": TYPES.get(entry.entry_type.lower(), "document"), "title": title}
    csl |= {name: next((_plain(given[key]) for key in keys if given.get(key)), "") for name, keys in FIELDS.items()}
    csl |= {role: [_person(name) for name in given.get(role) or ()] for role in ("author", "editor", "translator")}
    csl["page"] = DASHES.sub("–", _plain(given.get("pages"))).replace("-", "–")
    csl["issued"] = issued(_plain(given.get("year") or given.get("date")))
    return filled(csl)


def _plain(value: object) -> str:
    """Without the braces that keep capitals, and with single blanks."""
    return " ".join(str(value or "").replace("{", "").replace("}", "").split())


def _person(name: NameParts) -> dict[str, str]:
    family, given = _plain(" ".join([*name.von, *name.last])), _plain(" ".join(name.first))
    return filled({"family": " ".join(filter(None, (family, _plain(" ".join(name.jr))))), "given": given})


def _type(item: Csl) -> str:
    kind = str(item.get("type") or "")
    return "article" if kind.startswith("article") else BACK.get(kind, "misc")


def _fields(item: Csl) -> list[Field]:
    container = "journal" if _type(item) == "article" else "booktitle"
    values = {
        "author": " and ".join(_written(name) for name in item.get("author") or ()),
        "editor": " and ".join(_written(name) for name in item.get("editor") or ()),
        "title": str(item.get("title") or ""),
        container: str(item.get("container-title") or ""),
        **{keys[0]: str(item.get(name) or "") for name, keys in FIELDS.items() if name not in ("container-title",)},
        "pages": re.sub(r"\s*[-–]\s*", "--", str(item.get("page") or "")),
        "year": year_of(item),
    }
    return [Field(name, value if name in AS_THEY_ARE else SPECIAL.sub(r"\\\g<0>", value)) for name, value in values.items() if value]


def _written(name: dict[str, str]) -> str:
    """A corporate name stays whole in braces."""
    return f"{{{name['literal']}}}" if name.get("literal") else written_name(name)
