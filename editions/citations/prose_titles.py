"""Pages whose work is named in the sentence before them: "die Edition »Akten der Ämter« (Bd. II, S. 28–38)"."""

import re
from collections.abc import Iterable, Sequence

from editions.citations.cited_works import CitedWorks
from editions.citations.locator import Locator
from editions.citations.short_titles import Candidate, fold_title

TITLE = re.compile(r"[»„“«]([^»„“”«]{4,160})[«“”»]")


def work_named_before(text: str, locators: Iterable[Locator], cited: CitedWorks) -> Candidate | None:
    """The work that the nearest quoted title at the end of `text` names, where it is one and known."""
    for title in reversed(TITLE.findall(text)):
        found = _of_volume(cited.entitled(title), locators)
        if len(found) == 1:
            return found[0]
    return None


def _of_volume(found: Sequence[Candidate], locators: Iterable[Locator]) -> list[Candidate]:
    """Of the volumes of one work, the one that the locator names."""
    volumes = {fold_title(locator.volume.split(",")[0]) for locator in locators if locator.volume}
    if len(found) < 2 or not volumes:
        return list(found)
    named = [one for one in found if volumes & set(one.title.split()) or fold_title(one.citation.volume) in volumes]
    return named or list(found)
