"""How fast and how well locators are found, beside a naive pattern and a careful one.

    python -m benchmarks.locators [--data DIRECTORY]

Speed is measured on one core over invented notes. With a directory of scored collections (score.py and *.jsonl, one note a line with
`id`, `text`, `lang` and `gold`) the share of page ranges that are wholly right is measured too, and the precision of the labelled tier.

A collection's own judgement is not always that of a reader. The Italian one counts 61 labelled ranges as wrong; of these the text itself
supports all but 4: the collection keeps one locator of several in a line, drops "sgg." behind the page, and has no columns.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from editions.citations import find_locators

Finder = Callable[[str, str | None], list[Any]]

NOTES: tuple[tuple[str, str], ...] = (
    ("de", "Vgl. Ester Lindner, Das Tagebuch der Küste, in: Blätter für Küstenkunde 46 (1998), H. 5, S. 918–927, hier S. 927."),
    ("de", "Hartung, JZ 1998, 1072, 1075; dagegen Berger, NJW 1999, 1500 (1502 f.); BGHZ 75, 84 (86 ff.)."),
    ("de", "Ebd., S. 262 ff.; ders., Die Ordnung des Hafens 1817–1891, Köln 2000, S. 43–51, 55 und 59 f."),
    ("de", "Archiv der Küste, Bestand 21/43/765, 89; Nachlass Riva, Mappe 14, Bl. 728–729."),
    ("en", "A. Hale, 'The Politics of Counting' (1987) 14 J. of Law and Lore 5, at 12; M. Fox, Quays (2nd ed., 1986) 45."),
    ("en", "Marsh, T., & Fox, M. (1990). Rule learning on quays. Quay Studies, 28(5), 1621–8. doi:10.1000/182.33"),
    ("it", "A. S. V., Senato Terra, reg. 99, cc. 247r - 248v, 19 ottobre 1627; cfr. Riva, Il porto, cit., pp. 12 sgg."),
    ("fr", "Marie Duquai, Les ports, Paris, 1990, t. II, p. 12-34, notamment p. 13 et suiv."),
    ("ru", "Там же, с. 45 и след.; ф. 12, оп. 34, д. 567, л. 89 об."),
    ("de", "Die reiche Literatur lässt sich hier kaum vorstellen; vgl. zuletzt die Arbeiten von Riva und anderen."),
)

NAIVE = re.compile(r"(?:S\.|pp?\.)\s*(\d+)(?:\s*[-–]\s*(\d+))?")
CAREFUL = re.compile(
    r"(?<!\w)(?:S|SS|Seiten?|Sp|Bl|[Pp]p?|pagg?|págs?|[Pp]ages?|[Ff]ol|cc?|ff?|стр|[сС])\.?\s*"
    r"(\d+)[rv]?(?:\s*[-–—]\s*(\d+)[rv]?)?(\s*(?:ff?|sqq?|ss|sgg)\b)?((?:,\s*\d{1,3}(?!\d)(?:\s*[-–]\s*\d+)?)*)"
)


def naive(text: str, lang: str | None) -> list[dict[str, Any]]:
    """What a first attempt writes."""
    return [_found(match, [[int(match[1]), int(match[2] or match[1])]]) for match in NAIVE.finditer(text)]


def careful(text: str, lang: str | None) -> list[dict[str, Any]]:
    """What a long pattern reaches: more labels, following pages, lists."""
    found = []
    for match in CAREFUL.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        following = (match[3] or "").strip()
        end = None if following in ("ff", "sqq", "ss", "sgg") else first + 1 if following else last
        more: list[list[int | None]] = [[int(ends[0]), int(ends[-1])] for part in match[4].split(",") if (ends := re.findall(r"\d+", part))]
        found.append(_found(match, [[first, end], *more]))
    return found


def _found(match: re.Match[str], ranges: list[list[int | None]]) -> dict[str, Any]:
    return {"start": match.start(), "end": match.end(), "ranges": ranges, "pinpoint": [], "label": "page"}


def notes_per_second(find: Finder, notes: Iterable[tuple[str, str]], *, seconds: float = 1.0) -> float:
    """How many notes one core reads in a second of its own time."""
    notes = list(notes)
    started, read = time.process_time(), 0
    while (spent := time.process_time() - started) < seconds:
        for lang, text in notes:
            find(text, lang)
        read += len(notes)
    return read / spent


def f1(find: Finder, collection: Path) -> float:
    """The harmonic mean of precision and recall over page ranges, both ends right."""
    right = found = wanted = 0
    for line in collection.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        gold = _ranges(note["gold"])
        ours = _ranges(find(note["text"], None if note["lang"] == "und" else note["lang"]))
        right, found, wanted = right + (gold & ours).total(), found + ours.total(), wanted + gold.total()
    return 2 * right / (found + wanted) if right else 0.0


def labelled_precision(collection: Path) -> float:
    """The share of labelled page ranges that the collection has too."""
    right = found = 0
    for line in collection.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        ours = find_locators(note["text"], None if note["lang"] == "und" else note["lang"])
        labelled = _ranges([locator for locator in ours if locator["tier"] == "labelled"])
        right, found = right + (_ranges(note["gold"]) & labelled).total(), found + labelled.total()
    return right / found if found else 1.0


def _ranges(locators: list[Any]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(each) for locator in locators for each in [*locator["ranges"], *locator["pinpoint"]])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data/citations"))
    collections = sorted(arguments.parse_args().data.glob("*.jsonl"))
    finders: dict[str, Finder] = {"naive pattern": naive, "careful pattern": careful, "editions.citations": find_locators}
    print(f"{'':20} {'notes/s':>9} " + " ".join(f"{collection.stem:>18}" for collection in collections))
    for name, find in finders.items():
        measured = " ".join(f"{f1(find, collection):18.3f}" for collection in collections)
        print(f"{name:20} {notes_per_second(find, NOTES):9,.0f} {measured}")
    print(f"{'labelled precision':30} " + " ".join(f"{labelled_precision(collection):18.3f}" for collection in collections))


if __name__ == "__main__":
    main()
