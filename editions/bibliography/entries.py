"""What a file of references holds: entries, and what could not be read."""

import re
from dataclasses import dataclass
from typing import Any

Csl = dict[str, Any]
YEAR = re.compile(r"\d{4}")


class UnreadableBibliography(ValueError):
    """The file as a whole cannot be read. `code`: empty, encoding, unknown, broken (then `line` says where)."""

    def __init__(self, code: str, line: int | None = None) -> None:
        super().__init__(code if line is None else f"{code} in line {line}")
        self.code, self.line = code, line


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference: `key` as the file names it, `line` where it begins (from 1), `csl` as CSL-JSON."""

    key: str
    line: int
    csl: Csl


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that was left out. `code`: no_title, not_an_object, broken, doubled_key, no_end, bad_names."""

    key: str
    line: int
    code: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    form: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = ()


def sorted_out(form: str, found: list[Entry], faults: list[Fault]) -> Bibliography:
    """Entries without a title are no use for matching: they are named as faults."""
    titled = [entry for entry in found if entry.csl.get("title")]
    faults += [Fault(entry.key, entry.line, "no_title") for entry in found if not entry.csl.get("title")]
    return Bibliography(form, tuple(titled), tuple(sorted(faults, key=lambda fault: fault.line)))


def person(name: str) -> dict[str, str]:
    """ "Amsel, Karl" and "Karl Amsel" as a CSL name; one word alone is a family name."""
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.strip().rpartition(" ")
    parts = {"family": family.strip(), "given": given.strip()}
    return {part: value for part, value in parts.items() if value}


def written_name(name: dict[str, str]) -> str:
    """ "Amsel, Karl", or the name as it is where it has no parts."""
    if name.get("literal"):
        return name["literal"]
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return ", ".join(filter(None, (family, name.get("given"))))


def issued(date: str) -> Csl | None:
    """The year of a date as CSL; a date without a year of four digits stays as it is written."""
    found = YEAR.search(date)
    if found:
        return {"date-parts": [[int(found.group())]]}
    return {"literal": date.strip()} if date.strip() else None


def year_of(csl: Csl) -> str:
    parts = (csl.get("issued") or {}).get("date-parts") or []
    return str(parts[0][0]) if parts and parts[0] else str((csl.get("issued") or {}).get("literal") or "")


def filled(csl: Csl) -> Csl:
    """Without empty fields."""
    return {name: value for name, value in csl.items() if value}
