"""Corrections by hand, once more in another file of the same text: where it has the mistake, its words are corrected again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from editions.revising.corrections import CannotRevise, Draft, correct_words
from editions.revising.repairs import Judged
from editions.segmentation.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Correction:
    """The passage read `before`, and reads `after`."""

    ref: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The text with the corrections; `kept` and `lost` are refs. What the file itself has right is neither."""

    segmented: Segmented
    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def with_corrections(segmented: Segmented, raw: str, corrections: Iterable[Correction]) -> Kept:
    """`corrections` come in the order in which they were made. A passage that reads otherwise in this file is left as it is."""
    draft = Draft(replace(segmented, repairs=()), raw, tuple(Judged(repair) for repair in segmented.repairs))
    made: list[str] = []
    lost: list[str] = []
    for one in corrections:
        words = next((segmented.text_of(passage) for passage in segmented.passages if passage.ref == one.ref), None)
        if words == one.after:
            continue
        try:
            if words != one.before:
                raise CannotRevise("reads_otherwise", one.ref)
            draft = correct_words(draft, one.ref, one.after)
            segmented = draft.segmented
            made.append(one.ref)
        except CannotRevise:
            lost.append(one.ref)
    kept = dict.fromkeys(ref for ref in made if ref not in lost)
    return Kept(draft.whole, tuple(kept), tuple(dict.fromkeys(lost)))
