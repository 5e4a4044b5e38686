"""Q3: the edition that we hold is the one cited. Three quotations off by the same number of pages say that it is another."""

import re
from collections import Counter
from collections.abc import Sequence

from annotator.verification.held_source import HeldSource
from annotator.verification.outcome import FAILED, WARNING, Outcome, found, inapplicable, passed
from annotator.verification.summary import CONFIRMATIONS

CHECK = "Q3"
ENOUGH = 3  # quotations of one work that are off by the same amount


def check(located: Sequence[tuple[int, Outcome]], source: HeldSource, *, cited_year: int | None = None) -> Outcome:
    """`located` are the outcomes of Q1 for all quotations of one work, each with the index of its mention."""
    offsets = Counter(offset for _, outcome in located if (offset := _offset(outcome)) is not None)
    if offsets:
        offset, count = offsets.most_common(1)[0]
        confirmed = sum(outcome.code in CONFIRMATIONS for _, outcome in located)
        if count >= ENOUGH and count > confirmed:
            mentions = [index for index, outcome in located if _offset(outcome) == offset]
            says = {"count": count, "offset": f"{offset:+d}"}
            return found(CHECK, "offset_pattern", FAILED, WARNING, says=says, mentions=mentions, offset=offset, count=count)
    if cited_year is not None and source.year is not None and cited_year != source.year:
        says = {"held": source.described or source.year, "cited": cited_year}
        return found(CHECK, "edition_mismatch", FAILED, WARNING, says=says, mentions=[index for index, _ in located])
    return passed(CHECK) if located else inapplicable(CHECK)


def _offset(outcome: Outcome) -> int | None:
    """How many pages behind the cited page the quotation stands; None where it stands on it, or pages have no numbers."""
    if outcome.code not in {"elsewhere", "adjacent"}:
        return None
    cited, stands = outcome.evidence.get("cited") or [], outcome.evidence.get("found") or []
    first = re.match(r"\d+", cited[0]) if cited else None
    if first is None or not stands or not stands[0].isdigit():
        return None
    return int(stands[0]) - int(first.group())
