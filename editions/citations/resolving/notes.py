"""The notes of a text in their order, whose numbers may begin again on each page or in each chapter."""

from collections.abc import Sequence

from editions.citations.cited import CitingPassage

BROKEN_STATUSES = frozenset({"gap", "truncated", "missing"})


class Notes:
    """Finds notes by what other notes say of them. A note is the index of its passage; `missing` are numbers that are not there."""

    def __init__(self, passages: Sequence[CitingPassage], missing: frozenset[int]) -> None:
        self.passages = passages
        self.missing = missing
        self._numbered: dict[int, list[int]] = {}
        self._before: dict[int, int] = {}
        last = None
        for index, passage in enumerate(passages):
            if passage.number is not None:
                self._numbered.setdefault(passage.number, []).append(index)
                if last is not None:
                    self._before[index] = last
                last = index

    def numbered(self, number: int, *, seen_from: int, ahead: bool = False) -> int | None:
        """The nearest note with this number before the passage `seen_from`, or else behind it; the other way round when `ahead`."""
        if number in self.missing:
            return None
        there = self._numbered.get(number, [])
        earlier, later = [at for at in there if at <= seen_from], [at for at in there if at > seen_from]
        nearest = [*later[:1], *earlier[-1:]] if ahead else [*earlier[-1:], *later[:1]]
        return nearest[0] if nearest else None

    def before(self, passage: int) -> int | None:
        """The note right before this one; None where it is missing, and before the first."""
        number = self.passages[passage].number
        if number is None:
            return None
        if len(self._numbered[number]) == 1 and number - 1 not in self.missing and len(there := self._numbered.get(number - 1, [])) == 1:
            return there[0]
        last = self._before.get(passage)
        begins_again = number == 1 or (last is not None and self.passages[last].number == number - 1)
        return last if begins_again and number - 1 not in self.missing else None

    def is_first(self, passage: int) -> bool:
        return passage not in self._before and self.passages[passage].number == 1

    def is_broken(self, passage: int) -> bool:
        """Whether a part of the note is not there, so that what it cites last cannot be told."""
        return self.passages[passage].status in BROKEN_STATUSES
