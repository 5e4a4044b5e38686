"""Two revisions of a text, passage by passage and word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.web.claims.word_diff import Stretch, word_diff
from editions.models import Passage, Revision

MOST = 100  # passages shown
BESIDE = 4  # code points on either side that tell where a call stands
AROUND = 90  # code points of unchanged words beside a change


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that differs: its words, its kind, or that it is there at all. `kinds` are the kind before and after, where it changed."""

    ref: str
    number: str
    stretches: tuple[Stretch, ...]
    kinds: tuple[str, str] | None = None
    came: bool = False
    went: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    changes: tuple[Change, ...]
    count: int
    calls_moved: int

    @property
    def more(self) -> int:
        return self.count - len(self.changes)


def compare(old: Revision, new: Revision) -> Comparison:
    """What leads from the older revision to the newer one."""
    before, after = _by_ref(old), _by_ref(new)
    refs = [ref for ref in (*after, *(ref for ref in before if ref not in after)) if _differ(before.get(ref), after.get(ref), old, new)]
    changes = [_change(before.get(ref), after.get(ref), old, new) for ref in refs[:MOST]]
    return Comparison(tuple(changes), len(refs), calls_moved(old, new))


def shortened(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The changes with some unchanged words around them."""
    for place, stretch in enumerate(stretches):
        first, last = place == 0, place == len(stretches) - 1
        text = stretch.text
        if stretch.kind != "same" or len(text) <= 2 * AROUND:
            yield stretch
        elif first and last:
            yield replace(stretch, text=f"{text[:AROUND].rsplit(' ', 1)[0]} …")
        else:
            head = "" if first else text[:AROUND].rsplit(" ", 1)[0]
            tail = "" if last else text[-AROUND:].partition(" ")[2]
            yield replace(stretch, text=f"{head} … {tail}")


def _by_ref(revision: Revision) -> dict[str, Passage]:
    return {passage.ref: passage for passage in revision.passages.all()}


def _words(passage: Passage | None, revision: Revision) -> str:
    return revision.text[passage.start : passage.end] if passage else ""


def _differ(before: Passage | None, after: Passage | None, old: Revision, new: Revision) -> bool:
    return before is None or after is None or before.kind != after.kind or _words(before, old) != _words(after, new)


def _change(before: Passage | None, after: Passage | None, old: Revision, new: Revision) -> Change:
    passage = after or before
    assert passage is not None
    changed_kind = before is not None and after is not None and before.kind != after.kind
    return Change(
        ref=passage.ref,
        number=passage.ref.lstrip("pn"),
        stretches=tuple(shortened(word_diff(_words(before, old), _words(after, new)))),
        kinds=(before.get_kind_display(), after.get_kind_display()) if changed_kind and before and after else None,
        came=before is None,
        went=after is None,
    )


def calls_moved(old: Revision, new: Revision) -> int:
    """How many calls stand behind other words, and before other words, than they did."""
    before = _around_calls(old)
    stood = {(marker, words) for marker, *both in before for words in both}
    return sum(not {(marker, first), (marker, second)} & stood for marker, first, second in _around_calls(new))


def _around_calls(revision: Revision) -> list[tuple[str, str, str]]:
    """Each call by its marker, the letters before it in its passage, and those after it."""
    found = []
    for call in revision.note_calls.select_related("passage"):
        at = call.passage.start + call.offset
        before, after = revision.text[call.passage.start : at], revision.text[at : call.passage.end]
        found.append((call.marker, f"{before[-BESIDE:]}<", f">{after[:BESIDE]}"))
    return found
