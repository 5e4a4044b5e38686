"""The xml:ids of an exported text: those that the file gave its pages and passages, else the refs that people cite."""

import re
from collections.abc import Iterable

from editions.models import Page, Passage

# Names that the rest of the document uses: the text itself, annotations, and anchors around quoted words.
OURS = re.compile(r"text|(?:claim|evidence|disagreement|reply)-\d+|q\d+-\d+-(?:start|end)")


def names_of(passages: Iterable[Passage], pages: Iterable[Page]) -> dict[Passage | Page, str]:
    """Each name stands once. A page without one of its own gets none."""
    in_order = list(passages)
    everything: list[Passage | Page] = [*in_order, *pages]
    names: dict[Passage | Page, str] = {}
    taken: set[str] = set()
    for named in everything:
        if named.identifier and named.identifier not in taken and not OURS.fullmatch(named.identifier):
            names[named] = named.identifier
            taken.add(named.identifier)
    for passage in in_order:
        if passage not in names:
            names[passage] = _free(passage.ref, taken)
            taken.add(names[passage])
    return names


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
