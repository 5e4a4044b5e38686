"""C7: one document has one shelf mark, and marks of one fonds are written alike."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import FAILED, NOTICE, WARNING, Outcome, found, passed
from editions.citations.names import fold_name

CHECK = "C7"

Csl = dict[str, Any]
Reader = Callable[[Csl], str]


def check(facts: TextFacts) -> list[Outcome]:
    outcomes = [
        *_groups(facts, "shelfmark_conflict", _document, _mark, WARNING),
        *_groups(facts, "shelfmark_form", _fonds, _written_fonds, NOTICE),
    ]
    return outcomes or [passed(CHECK)]


def _groups(facts: TextFacts, code: str, key: Reader, value: Reader, severity: str) -> list[Outcome]:
    """One finding for each key whose archival citations have several values."""
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, mention in enumerate(facts.reading.mentions):
        if mention.form == "archival" and (name := key(mention.csl)):
            groups[name][value(mention.csl)].append(index)
    outcomes = []
    for values in groups.values():
        if len(values) > 1:
            concerned = sorted(index for indices in values.values() for index in indices)
            notes = [facts.reading.mentions[index].note for index in concerned]
            says = {"notes": ", ".join(str(note) for note in sorted({note for note in notes if note})), "values": " · ".join(values)}
            outcomes.append(found(CHECK, code, FAILED, severity, says=says, mentions=concerned, notes=notes))
    return outcomes


def _document(csl: Csl) -> str:
    title = fold_name(str(csl.get("title", "")))
    return title if len(title) > 12 else ""


def _mark(csl: Csl) -> str:
    return f"{csl.get('archive', '')} {csl.get('archive_location', '')}".strip()


def _fonds(csl: Csl) -> str:
    """The fonds without leading zeros: 82 and 082 are one."""
    fonds = re.match(r"0*(\d+)/\d", str(csl.get("archive_location", "")))
    return f"{fold_name(str(csl.get('archive', '')))} {fonds.group(1)}" if fonds else ""


def _written_fonds(csl: Csl) -> str:
    return str(csl.get("archive_location", "")).split("/")[0]
