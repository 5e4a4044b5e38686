"""Two wordings, compared word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in both wordings ("same"), only in the earlier one ("removed") or only in the later one ("added")."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> list[Stretch]:
    """What leads from one wording to the other; the "same" and "added" stretches together are `after`."""
    if before == after:
        return [Stretch("same", after)] if after else []
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _whole(before, after)
    return list(_stretches(old, new))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch("same", "".join(new[new_start:new_end]))
            continue
        if old_start < old_end:
            yield Stretch("removed", "".join(old[old_start:old_end]))
        if new_start < new_end:
            yield Stretch("added", "".join(new[new_start:new_end]))


def _whole(before: str, after: str) -> list[Stretch]:
    """Texts too long to compare are shown one after the other."""
    return [stretch for stretch in (Stretch("removed", before), Stretch("added", after)) if stretch.text]
